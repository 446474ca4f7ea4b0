import { quoteMeal } from '../subsidies/quote.rules.ts'
import { inputsAsStored } from '../subsidies/stored-inputs.rules.ts'
import type { StoredInputs } from '../subsidies/stored-inputs.rules.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { addFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'

/** A fact as the record has it now, on the day of the meal. */
interface FactNow {
  readonly kind: string
  readonly grade: string | null
  readonly placePath: string | null
}

/** A meal of a claim whose diner's record was written on after it was ordered. */
export interface MealToRecheck {
  readonly bookingId: number
  readonly dinerId: number
  readonly day: ServiceDay
  readonly claimedFen: Fen
  readonly inputs: StoredInputs
  readonly factsNow: readonly FactNow[]
}

/** What this funder would pay towards the meal by today's record: only facts it was sold by and that still stand. */
export const dueByRecord = (meal: MealToRecheck, funderId: number): Fen => {
  const inputs = inputsAsStored(meal.inputs)
  const facts = inputs.situation.facts.filter((held) =>
    meal.factsNow.some(
      ({ kind, grade, placePath }) =>
        kind === held.kind && grade === held.grade && placePath === held.placePath,
    ),
  )
  const quote = quoteMeal({ ...inputs, situation: { ...inputs.situation, facts } })
  return addFen(
    ...quote.payers
      .filter((payer) => payer.funderId === funderId)
      .map(({ amountFen }) => amountFen),
    ...quote.operatorPayments
      .filter((paid) => paid.funderId === funderId)
      .map(({ amountFen }) => amountFen),
  )
}
