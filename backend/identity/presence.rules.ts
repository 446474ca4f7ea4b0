import type { Grant } from '../vocabulary/actor.ts'

export const isStaffGrant = (grant: Grant): boolean =>
  grant.role !== 'diner' && grant.role !== 'family'

/** Whose day the elder screens show: her own, or that of the only person a family member looks after. */
export const dinerInFocus = (grants: readonly Grant[]): number | null => {
  const own = grants.find((grant) => grant.role === 'diner')
  if (own) return own.dinerId
  const relatives = grants.filter((grant) => grant.role === 'family')
  return relatives.length === 1 ? (relatives[0]?.dinerId ?? null) : null
}
