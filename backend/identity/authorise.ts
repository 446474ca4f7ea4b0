import type { Authorise } from '../kernel/call-route.ts'
import type { Db } from '../kernel/database.ts'
import type { Actor, Grant } from '../vocabulary/actor.ts'
import type { Belonging } from '../vocabulary/belonging.ts'
import { invariant } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'
import { belongingOf } from './belonging.store.ts'
import { policies } from './policies.ts'
import type { Access, ObjectKind, Target } from './policy.ts'
import { allows, covers, grantOfDevice } from './reach.rules.ts'

type Input = Parameters<Authorise>[2]
type Look = (kind: ObjectKind, id: number) => Promise<Belonging | null>

const unknownOf: Readonly<Record<ObjectKind, RefusalCode>> = {
  canteen: 'not_found',
  diner: 'diner_unknown',
  booking: 'booking_unknown',
  serving: 'serving_unknown',
  offering: 'offering_unknown',
  account: 'not_found',
}

/** The number a target's field holds; null when the input may leave it out and did. */
const namedId = (input: Input, { from, whenNamed }: Target): number | null => {
  const [part = '', field = ''] = from.split('.')
  const value = input[part as keyof Input][field]
  if (whenNamed && (value === undefined || value === null)) return null
  invariant(typeof value === 'number', `a policy names ${from}, which the input does not hold`)
  return value
}

/** Each object is looked up once a request, however many ways in ask about it. */
const lookingOnce = (db: Db, actor: Actor): Look => {
  const placeIds = actor.grants.flatMap((grant) => grant.placeId ?? [])
  const found = new Map<string, Promise<Belonging | null>>()
  return (kind, id) => {
    const name = `${kind} ${id}`
    const known = found.get(name) ?? belongingOf(db, kind, id, placeIds)
    found.set(name, known)
    return known
  }
}

const holdings = (actor: Actor, access: Access): Grant[] => [
  ...actor.grants.filter(
    (grant) => access.roles.includes(grant.role) && allows(grant, access.family),
  ),
  ...(actor.device && access.devices.includes(actor.device.kind)
    ? [grantOfDevice(actor.device)]
    : []),
]

const coversTarget = async (
  grant: Grant,
  target: Target,
  input: Input,
  look: Look,
): Promise<boolean> => {
  const id = namedId(input, target)
  if (id === null) return true
  // Her own record needs no look: the grant itself says whose it is.
  if (target.kind === 'diner' && grant.dinerId !== null) return grant.dinerId === id
  const belonging = await look(target.kind, id)
  if (!belonging) throw new Refusal(unknownOf[target.kind])
  return covers(grant, belonging)
}

const opens = async (grant: Grant, access: Access, input: Input, look: Look): Promise<boolean> => {
  invariant(
    access.over.some((target) => !target.whenNamed),
    'a way in names what it is over',
  )
  for (const target of access.over) {
    if (!(await coversTarget(grant, target, input, look))) return false
  }
  return true
}

/** Throws unless one of the ways in is open. */
const findWayIn = async (
  ways: readonly Access[],
  actor: Actor,
  input: Input,
  look: Look,
): Promise<void> => {
  let holdsAny = false
  for (const access of ways) {
    for (const grant of holdings(actor, access)) {
      holdsAny = true
      if (await opens(grant, access, input, look)) return
    }
  }
  // Asked before anything is looked up: the pass phrase alone does not tell what exists.
  const heldBack = ways.some(({ roles }) => actor.heldBack.some(({ role }) => roles.includes(role)))
  if (heldBack) throw new Refusal('second_factor_required')
  // A device alone that may never do this: a person who signs in on it may.
  throw new Refusal(actor.accountId === null && !holdsAny ? 'sign_in_required' : 'not_yours')
}

const assertFresh = ({ secondFactor: { state, fresh } }: Actor): void => {
  if (!fresh) throw new Refusal(state === 'proven' ? 'step_up_required' : 'second_factor_required')
}

/** Asks the policy table. Nobody learns what exists before signing in. */
export const createAuthorise =
  (db: Db): Authorise =>
  async (name, actor, input) => {
    const { who, afresh } = policies[name]
    if (who === 'anyone') return
    const forPeople = who === 'signed-in' || who === 'second-factor'
    if (actor.accountId === null && (forPeople || actor.device === null)) {
      throw new Refusal('sign_in_required')
    }
    if (who === 'second-factor' && actor.secondFactor.state === 'not_needed') {
      throw new Refusal('not_yours')
    }
    if (!forPeople) await findWayIn(who, actor, input, lookingOnce(db, actor))
    if (afresh) assertFresh(actor)
  }
