import { healthCodes } from '../vocabulary/food-safety.ts'
import type { CheckOutcome, HealthCode } from '../vocabulary/food-safety.ts'

/**
 * Fever 1, vomiting 3, diarrhoea 4, wound 6, burn 7, eczema 8, jaundice 9, sore throat 10.
 *
 * Food Safety Law art. 45 and GB 31654-2021 (catering, general hygiene): whoever has a fever, diarrhoea, a wound or an
 * infection of the skin, an inflamed throat, or an illness that food can carry (jaundice is one's sign) leaves the
 * work with food at once, until she is well. Nausea 2, belly pain 5, cough 11 and other 12 do not by themselves:
 * whoever checks decides.
 */
const barring: ReadonlySet<HealthCode> = new Set<HealthCode>([1, 3, 4, 6, 7, 8, 9, 10])

/** Whether a code keeps somebody from the kitchen. */
export const sendsHome = (code: HealthCode): boolean => barring.has(code)

/** Nobody with such a code works; whoever checks may send home for less. */
export const mayWork = (codes: readonly HealthCode[]): boolean => !codes.some(sendsHome)

/** A look that makes sense: who is away shows nothing, who is here shows something, and well is well alone. */
export const isSound = (outcome: CheckOutcome, codes: readonly HealthCode[]): boolean => {
  if (new Set(codes).size !== codes.length) return false
  if (outcome === 'away') return codes.length === 0
  return codes.length > 0 && (!codes.includes(0) || codes.length === 1)
}

export const codesWithMeaning = healthCodes.map((code) => ({ code, sendsHome: sendsHome(code) }))

export interface Onlooker {
  readonly key: string
  readonly accountId: number | null
  readonly isManager: boolean
}

/** Codes are health: for her who has them, her who wrote them down, and the manager. */
export const seesCodes = (
  onlooker: Onlooker,
  check: { readonly accountId: number; readonly checkedBy: string },
): boolean =>
  onlooker.isManager || onlooker.accountId === check.accountId || onlooker.key === check.checkedBy
