import type { FormKind } from '../vocabulary/form-field.ts'
import type { Words } from '../vocabulary/words.ts'
import { benefitKinds } from './benefit.kinds.ts'
import { conditionKinds } from './condition.kinds.ts'
import { dayConditions } from './day-conditions.kinds.ts'
import { dinerConditions } from './diner-conditions.kinds.ts'
import { mealConditions } from './meal-conditions.kinds.ts'
import { orderConditions } from './order-conditions.kinds.ts'

const about = (kind: string): Words => {
  if (kind in dinerConditions) return { zh: '人', en: 'The person' }
  if (kind in mealConditions) return { zh: '哪顿饭', en: 'The meal' }
  if (kind in dayConditions) return { zh: '哪一天', en: 'The day' }
  if (kind in orderConditions) return { zh: '订的什么', en: 'The order' }
  return { zh: '几个条件合在一起', en: 'Several conditions together' }
}

/** Every kind of condition with its fields: what a form can ask for is what there is. */
export const conditionsOffered: readonly FormKind[] = Object.entries(conditionKinds).map(
  ([kind, { label, fields }]) => ({ kind, label, about: about(kind), fields }),
)

export const benefitsOffered: readonly FormKind[] = Object.entries(benefitKinds).map(
  ([kind, { label, fields }]) => ({
    kind,
    label,
    about: { zh: '补法', en: 'Benefit' },
    fields,
  }),
)
