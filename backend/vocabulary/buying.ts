import type { Words } from './words.ts'

/** What an ingredient is bought in. What one of them weighs is said with each ingredient: buckets of oil differ. */
export const buyUnits = ['jin', 'kg', 'bucket', 'tray', 'bag', 'box', 'bottle', 'piece'] as const
export type BuyUnit = (typeof buyUnits)[number]

export const buyUnitWords: Readonly<Record<BuyUnit, Words>> = {
  jin: { zh: '斤', en: 'jin' },
  kg: { zh: '公斤', en: 'kg' },
  bucket: { zh: '桶', en: 'bucket' },
  tray: { zh: '板', en: 'tray' },
  bag: { zh: '袋', en: 'bag' },
  box: { zh: '箱', en: 'box' },
  bottle: { zh: '瓶', en: 'bottle' },
  piece: { zh: '个', en: 'piece' },
}

/** Weighed out at the market, by halves; everything else is sold whole. */
const stepOf = (unit: BuyUnit): number => (unit === 'jin' || unit === 'kg' ? 0.5 : 1)

export interface Purchase {
  /** In the unit it is bought in. */
  readonly count: number
  /** Grams that are over once everything is cooked: of what was there and what is bought. */
  readonly leftG: number
}

/** A tenth of a gram, in which everything is reckoned whole. */
const tenths = (grams: number): number => Math.round(grams * 10)

/** What to buy of it in grams needed and in stock, rounded up to what can be bought; nothing where there is enough. */
export const toBuy = (
  neededG: number,
  inStockG: number,
  { unit, unitGrams }: { readonly unit: BuyUnit; readonly unitGrams: number },
): Purchase => {
  const missing = Math.max(0, tenths(neededG) - tenths(inStockG))
  const step = tenths(unitGrams) * stepOf(unit)
  const steps = Math.ceil(missing / step)
  return {
    count: steps * stepOf(unit),
    leftG: (tenths(inStockG) + steps * step - tenths(neededG)) / 10,
  }
}
