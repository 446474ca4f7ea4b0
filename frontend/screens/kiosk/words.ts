import type { KioskOffer, Slip } from '../../../backend/contract/kiosk.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { KioskWords } from '../../ui/words/kiosk.zh.ts'

/** 「软一点，到食堂吃」. Where digits were typed the make is hers to know: it is made as her record says. */
export const makeWords = (
  base: BaseWords,
  words: KioskWords,
  variant: KioskOffer['variant'],
): string => {
  if (variant === null) return words.make.asRecorded
  const parts = base.variantParts(variant)
  return parts.length === 0 ? words.make.ordinary : base.phrases(parts)
}

export const howWords = (base: BaseWords, words: KioskWords, offer: KioskOffer): string =>
  base.phrases([makeWords(base, words, offer.variant), base.way[offer.way]])

/** 「红烧狮子头套餐 ×2、米饭」 */
export const dishWords = (base: BaseWords, { dishes }: Pick<Slip, 'dishes'>): string =>
  base.list(
    dishes.map(({ name, quantity }) =>
      quantity === 1 ? base.name(name) : `${base.name(name)} ×${quantity}`,
    ),
  )

export const comeWords = (
  base: BaseWords,
  words: KioskWords,
  { when, way }: Pick<Slip, 'when' | 'way'>,
  today: ServiceDay,
): string => {
  const say = {
    dine_in: words.confirm.come,
    pick_up: words.confirm.pickUp,
    deliver: words.confirm.deliver,
  }[way]
  return say(base.mealOn(when.day, when.meal, today), base.window(when))
}

export const paidWords = (words: KioskWords, { payment, price }: Slip): string =>
  payment.by === 'counter' && payment.dueFen > 0
    ? words.slip.due(payment.dueFen)
    : words.slip.paid(price.payFen)
