import type { Actor, Grant, SecondFactor } from '../vocabulary/actor.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import type { Role } from '../vocabulary/role.ts'

/** Who moves money or rights, or sees everybody's record. Whoever cooks, serves or takes orders works without. */
const moving: ReadonlySet<Role> = new Set(['manager', 'officer', 'auditor', 'admin'])

export const needsSecondFactor = (role: Role): boolean => moving.has(role)

/** What is known of an account and its session. */
export interface FactorFacts {
  readonly setUp: boolean
  readonly proven: boolean
  readonly fresh: boolean
}

const stateOf = ({ setUp, proven }: FactorFacts): SecondFactor['state'] => {
  if (proven) return 'proven'
  return setUp ? 'due' : 'to_set_up'
}

/**
 * The one rule: a grant that needs a second factor counts only in a session that proved it. The others count at
 * once: who is manager and counter may hand out lunch with the pass phrase alone.
 */
export const standing = (
  grants: readonly Grant[],
  facts: FactorFacts,
): Pick<Actor, 'grants' | 'heldBack' | 'secondFactor'> => {
  const needing = grants.filter(({ role }) => needsSecondFactor(role))
  if (needing.length === 0) {
    return { grants, heldBack: [], secondFactor: { state: 'not_needed', fresh: false } }
  }
  const secondFactor = { state: stateOf(facts), fresh: facts.fresh }
  if (facts.proven) return { grants, heldBack: [], secondFactor }
  const open = grants.filter(({ role }) => !needsSecondFactor(role))
  return { grants: open, heldBack: needing, secondFactor }
}

/** Another phone is set up by whoever has just proven the one before; the first by whoever knows the pass phrase. */
export const setUpRefusal = (
  { state, fresh }: SecondFactor,
  setUp: 'already' | 'not yet',
): RefusalCode | null => {
  if (setUp === 'not yet') return null
  if (state !== 'proven') return 'second_factor_required'
  return fresh ? null : 'step_up_required'
}

export type TypedCode =
  | { readonly kind: 'totp'; readonly code: string }
  | { readonly kind: 'recovery'; readonly code: string }

/** As people type it: blanks, dashes, small letters, an input method's wide digits. Six digits come from the phone. */
export const readTypedCode = (typed: string): TypedCode => {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return { kind: /^\d{6}$/.test(code) ? 'totp' : 'recovery', code }
}
