import { fen, smallerFen, splitByWeights, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { SchemeTerms, Share } from './terms.rules.ts'

export interface FunderPart {
  readonly funder: string
  readonly amountFen: Fen
}

/** Who pays how much of what a scheme gives: to the fen, nothing left over. */
export const splitAmong = (
  terms: Pick<SchemeTerms, 'funder' | 'split'>,
  amountFen: Fen,
): FunderPart[] => {
  if (terms.split === undefined) return [{ funder: terms.funder ?? '', amountFen }]
  const parts = terms.split.every((part) => part.percent !== undefined)
    ? splitByWeights(
        amountFen,
        terms.split.map((part) => part.percent ?? 0),
      )
    : inTurn(terms.split, amountFen)
  return terms.split
    .map(({ funder }, index) => ({ funder, amountFen: parts[index] ?? fen(0) }))
    .filter((part) => part.amountFen > 0)
}

const inTurn = (shares: readonly Share[], amountFen: Fen): Fen[] => {
  let leftFen = amountFen
  return shares.map((share) => {
    const part = share.rest ? leftFen : smallerFen(fen(share.fen ?? 0), leftFen)
    leftFen = subtractFen(leftFen, part)
    return part
  })
}
