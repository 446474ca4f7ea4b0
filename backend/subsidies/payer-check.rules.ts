import { remark } from './remark.rules.ts'
import type { Remark } from './remark.rules.ts'
import { fundersOf, namedPayers } from './terms.rules.ts'
import type { PayerByPlace, SchemeTerms } from './terms.rules.ts'

const inOne = (terms: SchemeTerms, { name, places }: PayerByPlace, n: number): Remark[] => {
  const path = ['payersByPlace', n]
  const all = terms.payersByPlace ?? []
  const double = all.slice(0, n).some((earlier) => earlier.name === name)
  const real = fundersOf(terms).includes(name)
  return [
    ...(double || real
      ? [
          remark(
            'fault',
            [...path, 'name'],
            `「${name}」已经是另一家的名字`,
            `“${name}” is the name of another payer already`,
          ),
        ]
      : []),
    ...(namedPayers(terms).includes(name)
      ? []
      : [
          remark(
            'doubt',
            [...path, 'name'],
            `「${name}」没有用到：在「谁出」那里写上这个名字`,
            `“${name}” pays nowhere: write this name where it says who pays`,
          ),
        ]),
    ...places.flatMap(({ within }, nth) =>
      places.slice(0, nth).some((earlier) => earlier.within === within)
        ? remark(
            'fault',
            [...path, 'places', nth, 'within'],
            `「${within}」写了两次：到底谁出？`,
            `${within} stands there twice: who pays?`,
          )
        : [],
    ),
  ]
}

/** What is wrong with payers that are another one for each place. */
export const payersByPlaceRemarks = (terms: SchemeTerms): Remark[] =>
  (terms.payersByPlace ?? []).flatMap((payer, n) => inOne(terms, payer, n))
