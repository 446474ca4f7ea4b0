import type { Variant } from '../../../backend/vocabulary/diet.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { baseEn } from './base.en.ts'
import { clockParts } from './clock.ts'
import type { SpokenMeal, SpokenWords } from './spoken.ts'

const spokenClock = (time: string): string => {
  const { hour12, minute } = clockParts(time)
  return minute === 0 ? `${hour12}` : `${hour12}:${String(minute).padStart(2, '0')}`
}

const made = (variant: Variant): string => {
  const omits = variant.omits.map((one) => baseEn.allergen[one])
  return [
    variant.texture === 'regular' ? '' : `made ${baseEn.texture[variant.texture]}`,
    ...variant.tweaks.map((tweak) => baseEn.tweak[tweak]),
    omits.length === 0 ? '' : `without ${omits.join(' or ')}`,
  ]
    .filter(Boolean)
    .join(', ')
}

const arrival = { dine_in: 'Come', pick_up: 'Collect it', deliver: 'We bring it' } as const

const paying = ({ payFen, by }: SpokenMeal): string =>
  payFen === 0
    ? 'nothing to pay'
    : by === 'wallet'
      ? `${yuan(payFen)} yuan from your card`
      : `${yuan(payFen)} yuan when you come`

/** between 11 and 12:30 */
const between = ({ window: { from, to } }: Pick<SpokenMeal, 'window'>): string =>
  `between ${spokenClock(from)} and ${spokenClock(to)}`

const numbered = ({ number }: SpokenMeal): string =>
  number === null ? '' : `, pick-up number ${number}`

const order = (meal: SpokenMeal, verb: string): string[] => {
  const how = made(meal.variant)
  return [
    `${meal.callName}, I ${verb} ${meal.dish}${meal.quantity > 1 ? `, ${baseEn.portions(meal.quantity)},` : ''}`,
    `for ${meal.mealOn}${how === '' ? '.' : ','}`,
    ...(how === '' ? [] : [`${how}.`]),
    ...(meal.unmet === null
      ? []
      : [
          `This dish cannot be made ${baseEn.list(baseEn.variantParts(meal.unmet))}. Is that all right?`,
        ]),
    `${arrival[meal.way]} ${between(meal)},`,
    `${paying(meal)}${numbered(meal)}. Is that right?`,
  ]
}

export const spokenEn: SpokenWords = {
  ask: (meal) => [`Good day, ${meal.callName}!`, `For ${meal.mealOn}, ${meal.dish} again?`],
  askOpenly: ({ callName, mealOn }) => [
    `Good day, ${callName}!`,
    `What would you like for ${mealOn}?`,
  ],
  alreadyBooked: (meal) => [
    `Good day, ${meal.callName}!`,
    `For ${meal.mealOn} you have ${meal.dish}.`,
    'Shall we keep it, or change it?',
  ],
  book: (meal) => order(meal, 'book you'),
  change: (meal) => order(meal, 'change it to'),
  keep: (meal) => [
    `All right, ${meal.callName}, we keep it:`,
    `${[meal.dish, made(meal.variant)].filter(Boolean).join(', ')} for ${meal.mealOn},`,
    `${arrival[meal.way].toLowerCase()} ${between(meal)}${numbered(meal)}.`,
  ],
  skip: ({ callName, mealOn }) => [
    `All right, ${callName},`,
    `no meal for ${mealOn}.`,
    'Just call us when you want one.',
  ],
  cancel: (meal) => [
    `${meal.callName}, I cancel ${[meal.dish, made(meal.variant)].filter(Boolean).join(', ')}`,
    `for ${meal.mealOn} (${baseEn.way[meal.way].toLowerCase()}, ${between(meal)}${numbered(meal)}).`,
    'Is that right?',
    ...(meal.by === 'wallet' && meal.payFen > 0
      ? [`${yuan(meal.payFen)} yuan go back to your card.`]
      : []),
  ],
  ticket: ({ callName, mealOn, number, ...meal }) => [
    `${callName}, it is done.`,
    `Your pick-up number for ${mealOn} is ${number}.`,
    `${arrival[meal.way]} ${between(meal)}.`,
  ],
}
