import type { DeviceKind, FamilyPermission, Role } from './role.ts'

/** A role over exactly one of: a diner, a canteen, a place (a building … the city). */
export interface Grant {
  readonly role: Role
  readonly dinerId: number | null
  readonly canteenId: number | null
  readonly placeId: number | null
  readonly permissions: readonly FamilyPermission[]
}

export interface RegisteredDevice {
  readonly deviceId: number
  readonly kind: DeviceKind
  readonly canteenId: number
  readonly name: string
}

export const secondFactorStates = ['not_needed', 'to_set_up', 'due', 'proven'] as const
/** What a session still owes before the roles that move money count in it. */
export type SecondFactorState = (typeof secondFactorStates)[number]

export interface SecondFactor {
  readonly state: SecondFactorState
  /** Proven so lately that rights, devices and money may be moved. */
  readonly fresh: boolean
}

/** Who is asking. A device alone carries its kind's role over its canteen; a person may stand at a device. */
export interface Actor {
  /** 'account:12', 'device:3', 'nobody', 'job:close-servings': on every record, never personal data. */
  readonly key: string
  readonly name: string
  readonly accountId: number | null
  readonly sessionId: number | null
  readonly device: RegisteredDevice | null
  readonly grants: readonly Grant[]
  /** Roles of this person that do not count until the second factor is proven. */
  readonly heldBack: readonly Grant[]
  readonly secondFactor: SecondFactor
}

export const nobody: Actor = {
  key: 'nobody',
  name: '',
  accountId: null,
  sessionId: null,
  device: null,
  grants: [],
  heldBack: [],
  secondFactor: { state: 'not_needed', fresh: false },
}

/** The product acting by itself. */
export const jobActor = (job: string): Actor => ({ ...nobody, key: `job:${job}`, name: job })

/** Nobody's hand: a job that runs when its time has come. */
export const isClockwork = (actor: Actor): boolean => actor.key.startsWith('job:')

export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role))
