/**
 * Figures of food safety that both ends show. GB 31654-2021 (catering, general hygiene) and the code of practice for
 * catering services (2018): what is cooked through is at least 70 °C in its middle; kept hot it stays at 60 °C or more
 * and is eaten within four hours; of each dish of each meal at least 125 g are kept for at least 48 hours.
 */
export const leastSampleGrams = 125
export const mostSampleGrams = 2000
export const keepSampleHours = 48
export const leastCelsius = { cooked: 70, held: 60 } as const
export const eatWithinHours = 4

export const temperatureStages = ['cooked', 'held'] as const
export type TemperatureStage = (typeof temperatureStages)[number]

export const remedies = ['reheated', 'thrown_away'] as const
/** What was done with food that was not hot enough. */
export type Remedy = (typeof remedies)[number]

/** Codes of the morning check as the forms number them; 0 is well. */
export const healthCodes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
export type HealthCode = (typeof healthCodes)[number]

export const tidyThings = ['hands', 'nails', 'jewellery', 'clothes'] as const
export type TidyThing = (typeof tidyThings)[number]

export const checkOutcomes = ['works', 'sent_home', 'away'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]

export const goodsUnits = ['kg', 'jin', 'litre', 'piece', 'box', 'bag', 'bottle'] as const
export type GoodsUnit = (typeof goodsUnits)[number]

export const goodsPapers = ['invoice', 'certificate'] as const
export type GoodsPaper = (typeof goodsPapers)[number]
