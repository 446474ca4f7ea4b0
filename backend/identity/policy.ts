import type { BodyOf, ParamsOf, QueryOf } from '../contract/endpoint.ts'
import type { EndpointName, endpoints } from '../contract/registry.ts'
import { invariant } from '../vocabulary/invariant.ts'
import type { DeviceKind, FamilyPermission, Role } from '../vocabulary/role.ts'
import { needsSecondFactor } from './second-factor.rules.ts'

/** What an endpoint's input may name. */
export type ObjectKind = 'canteen' | 'diner' | 'booking' | 'serving' | 'offering' | 'account'

/** An object named by a field of the parsed input: `{ kind: 'diner', from: 'params.dinerId' }`. */
export interface Target<Field extends string = string> {
  readonly kind: ObjectKind
  readonly from: Field
  /** Checked only when the input names one. */
  readonly whenNamed: boolean
}

/** One way in: somebody with one of these roles, whose one grant covers every target. */
export interface Access<Field extends string = string> {
  readonly roles: readonly Role[]
  /** Registered devices that may do it with nobody signed in, over their own canteen only. */
  readonly devices: readonly DeviceKind[]
  /** What the diner must have allowed a family member. */
  readonly family: FamilyPermission | null
  readonly over: readonly Target<Field>[]
}

/**
 * `anyone`: also without signing in. `signed-in`: any account, on what is its own. `second-factor`: the same, for an
 * account that needs one, proven or not. Else: one of these ways in.
 */
export interface Policy<Field extends string = string> {
  readonly who: 'anyone' | 'signed-in' | 'second-factor' | readonly Access<Field>[]
  /** The second factor must have been proven in the last ten minutes. */
  readonly afresh?: true
}

type Named<Part extends string, Input> = `${Part}.${Extract<keyof Input, string>}`
type Endpoints = typeof endpoints
/** The fields an endpoint's input really has: a policy that names another does not compile. */
export type FieldOf<Name extends EndpointName> =
  | Named<'params', ParamsOf<Endpoints[Name]>>
  | Named<'query', QueryOf<Endpoints[Name]>>
  | Named<'body', BodyOf<Endpoints[Name]>>

export type PolicyTable = { readonly [Name in EndpointName]: Policy<FieldOf<Name>> }

const target =
  (kind: ObjectKind) =>
  <Field extends string>(from: Field): Target<Field> => ({ kind, from, whenNamed: false })

export const canteen = target('canteen')
export const diner = target('diner')
export const booking = target('booking')
export const serving = target('serving')
export const offering = target('offering')
export const account = target('account')

export const whenNamed = <Field extends string>(named: Target<Field>): Target<Field> => ({
  ...named,
  whenNamed: true,
})

/** Staff of these roles, over what is named. */
export const by = <Field extends string>(
  roles: readonly Exclude<Role, 'diner' | 'family'>[],
  ...over: Target<Field>[]
): Access<Field> => ({ roles, devices: [], family: null, over })

/** The diner herself, nobody for her. */
export const herself = <Field extends string>(...over: Target<Field>[]): Access<Field> => ({
  roles: ['diner'],
  devices: [],
  family: null,
  over,
})

/** Family members, as far as the diner allowed. */
export const family = <Field extends string>(
  permission: FamilyPermission,
  ...over: Target<Field>[]
): Access<Field> => ({ roles: ['family'], devices: [], family: permission, over })

/** A registered device by itself. */
export const device = <Field extends string>(
  kinds: readonly DeviceKind[],
  ...over: Target<Field>[]
): Access<Field> => ({ roles: [], devices: kinds, family: null, over })

export const anyone = { who: 'anyone' } as const
export const signedIn = { who: 'signed-in' } as const
export const only = <Field extends string>(...who: Access<Field>[]): Policy<Field> => ({ who })

/** Accounts that need a second factor, about their own. */
export const secondFactor = { who: 'second-factor' } as const

/**
 * Moves rights, devices or money: asks for the second factor once more. Only for roles that have one: whoever could
 * never prove it would be locked out, so such a line does not boot.
 */
export const afresh = <Field extends string>(policy: Policy<Field>): Policy<Field> => {
  const { who } = policy
  invariant(
    typeof who === 'string'
      ? who === 'second-factor'
      : who.every((access) => access.devices.length === 0 && access.roles.every(needsSecondFactor)),
    'only who has a second factor can prove it afresh',
  )
  return { ...policy, afresh: true }
}
