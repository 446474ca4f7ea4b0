import { conditionHolds } from './condition.kinds.ts'
import { dinerConditions } from './diner-conditions.kinds.ts'
import type { WasFor } from './limit.rules.ts'
import { mayHold } from './partly-known.rules.ts'
import type { Situation, Spend } from './situation.rules.ts'
import type { SchemeRule } from './terms.rules.ts'

/** She as she was then, as far as today's record tells: of age by then, with what she has held since. */
const then = (situation: Situation, day: Situation['day']): Situation => ({
  ...situation,
  day,
  facts: situation.facts.filter(({ since }) => since == null || since <= day),
})

/**
 * Whether one of the rules was for her on an earlier day. Only what a rule asks of the person is looked at: something
 * is put by for a month without a meal too. What she lost and was given again counts from the second time.
 */
export const wasFor =
  (rules: readonly SchemeRule[], situation: Situation, spend: Spend): WasFor =>
  (day) =>
    rules.some(({ when }) =>
      when.every((condition) =>
        mayHold(condition, (one) =>
          one.kind in dinerConditions ? conditionHolds(one, then(situation, day), spend) : null,
        ),
      ),
    )
