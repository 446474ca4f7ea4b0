import { fen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import { conditionHolds } from './condition.kinds.ts'
import { usageKey, usagesOf, withinLimits } from './limit.rules.ts'
import type { Usage } from './limit.rules.ts'
import { isNobody } from './payer-by-place.rules.ts'
import { operatorCode } from './rule-ids.rules.ts'
import { spendOf } from './scheme-outcome.rules.ts'
import type { MealSoFar, SchemeInForce } from './scheme-outcome.rules.ts'
import type { OperatorPayment } from './terms.rules.ts'

/** Money to whoever runs the canteen for this meal; the elder never sees it. */
export interface OperatorPaid {
  readonly schemeVersionId: number
  readonly kind: OperatorPayment['kind']
  readonly funderId: number
  readonly funder: string
  readonly label: Words
  readonly amountFen: Fen
}

const oncePerDay = [{ per: 'day', times: 1 } as const]

/**
 * What a scheme pays the operator for a meal. `first`: the meal as it was before any help, which is what the
 * conditions of such payments are about.
 */
export const operatorPaymentsOf = (
  scheme: SchemeInForce,
  first: MealSoFar,
  helped: boolean,
): { payments: OperatorPaid[]; usages: Usage[] } => {
  const payments: OperatorPaid[] = []
  const usages = new Map<string, Usage>()
  const spend = spendOf(scheme, first)
  const { situation, usage } = first
  for (const [nth, payment] of (scheme.terms.operator ?? []).entries()) {
    if (payment.withBenefitOnly === true && !helped) continue
    if (!payment.when.every((one) => conditionHolds(one, situation, spend))) continue
    const funder = payment.funder ?? scheme.terms.funder ?? scheme.terms.split?.at(-1)?.funder ?? ''
    if (isNobody(scheme.terms, funder)) continue
    const code = operatorCode(scheme.code, payment, nth)
    const amountFen = fen(payment.fen)
    if (payment.per === 'person_day') {
      if (withinLimits(code, oncePerDay, situation, usage, amountFen).usedUp !== null) continue
      for (const one of usagesOf(code, oncePerDay, situation, amountFen)) {
        usages.set(usageKey(one), one)
      }
    }
    payments.push({
      schemeVersionId: scheme.versionId,
      kind: payment.kind,
      funderId: scheme.funders[funder]?.id ?? 0,
      funder,
      label: payment.label,
      amountFen,
    })
  }
  return { payments, usages: [...usages.values()] }
}
