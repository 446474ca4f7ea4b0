import type { Words } from '../vocabulary/words.ts'
import type { SchemeInForce } from './scheme-outcome.rules.ts'
import { liesWithin } from './situation.rules.ts'
import type { Situation } from './situation.rules.ts'
import type { PayerByPlace, SchemeTerms } from './terms.rules.ts'

/** Places it goes by: of her fact of that kind, or of the canteen. */
const placesOf = (by: PayerByPlace['by'], { canteenPath, facts }: Situation): string[] =>
  by === 'canteen'
    ? [canteenPath]
    : facts.flatMap(({ kind, placePath }) => (kind === by && placePath !== null ? placePath : []))

/** Who pays under that name for this meal: of the places that hold hers the innermost says; null where nobody does. */
const payerFor = ({ by, places, funder }: PayerByPlace, situation: Situation): string | null => {
  const hers = placesOf(by, situation)
  const inner = places
    .filter(({ within }) => hers.some((path) => liesWithin(path, within)))
    .toSorted((a, b) => b.within.length - a.within.length)
  return inner[0]?.funder ?? funder ?? null
}

/**
 * The scheme as it is paid for this meal: where it names a payer by place, whoever that is. Nothing is changed in a
 * scheme without such names.
 */
export const withPayers = (scheme: SchemeInForce, situation: Situation): SchemeInForce => {
  const { terms } = scheme
  if (terms.payersByPlace === undefined) return scheme
  const found = new Map(
    terms.payersByPlace.map((payer) => [payer.name, payerFor(payer, situation)]),
  )
  const paying = (name: string): string => found.get(name) ?? name
  const { funder, split, operator } = terms
  return {
    ...scheme,
    terms: {
      ...terms,
      ...(funder !== undefined && { funder: paying(funder) }),
      ...(split && { split: split.map((part) => ({ ...part, funder: paying(part.funder) })) }),
      ...(operator && {
        operator: operator.map((payment) =>
          payment.funder === undefined ? payment : { ...payment, funder: paying(payment.funder) },
        ),
      }),
      // What is left of them are the names nobody stands for here.
      payersByPlace: terms.payersByPlace.filter(({ name }) => found.get(name) === null),
    },
  }
}

/** True where nobody pays under this name for this meal. */
export const isNobody = ({ payersByPlace = [] }: SchemeTerms, name: string): boolean =>
  payersByPlace.some((payer) => payer.name === name)

export const payerByWords: Readonly<Record<PayerByPlace['by'], Words>> = {
  hukou: { zh: '户籍地', en: 'hukou' },
  residence: { zh: '居住地', en: 'home' },
  residence_permit: { zh: '居住证所在地', en: 'residence permit' },
  canteen: { zh: '食堂所在地', en: 'canteen' },
}

/** Why a scheme gives nothing here: nobody pays; null when everybody who has to is known. */
export const whyNobodyPays = (terms: SchemeTerms): Words | null => {
  const names = [terms.funder ?? [], (terms.split ?? []).map(({ funder }) => funder)].flat()
  const missing = terms.payersByPlace?.find(({ name }) => names.includes(name))
  if (missing === undefined) return null
  const { zh, en } = payerByWords[missing.by]
  return {
    zh: `按${zh}，没有「${missing.name}」出钱`,
    en: `by the place of the ${en}, nobody pays as “${missing.name}”`,
  }
}

/** "户籍街道：按户籍地，上海市普陀区甘泉路街道由甘泉路街道办出". */
export const payerByPlaceWords = ({ name, by, places, funder }: PayerByPlace): Words => {
  const { zh, en } = payerByWords[by]
  const here = places.map((one) => ({
    zh: `${one.within.replaceAll('/', '')}由${one.funder}出`,
    en: `${one.within}: ${one.funder}`,
  }))
  const rest =
    funder === undefined ? [] : [{ zh: `其他地方由${funder}出`, en: `elsewhere: ${funder}` }]
  const all = [...here, ...rest]
  return {
    zh: `${name}：按${zh}，${all.map((one) => one.zh).join('，')}`,
    en: `${name}, by the place of the ${en}: ${all.map((one) => one.en).join(', ')}`,
  }
}
