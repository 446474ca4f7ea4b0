import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { QuoteInputs } from './quote.rules.ts'
import type { SchemeInForce } from './scheme-outcome.rules.ts'
import { situationAsStored } from './situation.rules.ts'
import type { Situation } from './situation.rules.ts'

/** What was stored with a price before a bill had lines and a scheme several funders. */
interface EarlierInputs {
  readonly listFen: Fen
  readonly situation: Situation
  readonly schemes: readonly (Omit<SchemeInForce, 'funders'> & {
    readonly funderId: number
    readonly funderIsCanteen: boolean
  })[]
  readonly usage: QuoteInputs['usage']
}

export type StoredInputs = QuoteInputs | EarlierInputs

/** Stored inputs of any age, as the rules read them now: any past price can be worked out again. */
export const inputsAsStored = (stored: StoredInputs): QuoteInputs => {
  if (!('listFen' in stored)) return { ...stored, situation: situationAsStored(stored.situation) }
  return {
    lines: [{ name: '', priceFen: stored.listFen, quantity: 1 }],
    deliveryFeeFen: fen(0),
    situation: situationAsStored(stored.situation),
    schemes: stored.schemes.map(({ funderId, funderIsCanteen, ...scheme }) => ({
      ...scheme,
      funders: {
        [scheme.terms.funder ?? '']: { id: funderId, isCanteen: funderIsCanteen },
      },
    })),
    usage: stored.usage,
    canteenFunder: null,
  }
}
