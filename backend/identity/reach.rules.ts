import type { Actor, Grant, RegisteredDevice } from '../vocabulary/actor.ts'
import type { AccountSide, Belonging, CanteenSide, DinerSide } from '../vocabulary/belonging.ts'
import type { DeviceKind, FamilyPermission, Role } from '../vocabulary/role.ts'

const coversDiner = (grant: Grant, diner: DinerSide): boolean => {
  // Nobody is diner or family of a whole canteen, whatever a row may say.
  const oneDiner = grant.role === 'diner' || grant.role === 'family'
  if (oneDiner || grant.dinerId !== null) return grant.dinerId === diner.dinerId
  if (grant.placeId !== null) return diner.placeIds.includes(grant.placeId)
  // A volunteer of a canteen looks after its own residents; its staff also after those it may serve.
  if (grant.role === 'volunteer') return grant.canteenId === diner.homeCanteenId
  return grant.canteenId !== null && diner.canteenIds.includes(grant.canteenId)
}

const coversCanteen = (grant: Grant, canteen: CanteenSide): boolean => {
  if (grant.canteenId !== null) return grant.canteenId === canteen.canteenId
  if (grant.placeId === null) return false
  return grant.role === 'volunteer'
    ? canteen.overlappingPlaceIds.includes(grant.placeId)
    : canteen.placeIds.includes(grant.placeId)
}

/** Roles that act for people: of a booking they look at whose it is, the others at which canteen's. */
const actsForPeople: ReadonlySet<Role> = new Set(['diner', 'family', 'volunteer'])

/** Above somebody stands only who answers for a place around everything that she answers for. */
const coversAccount = (grant: Grant, account: AccountSide): boolean =>
  grant.placeId !== null &&
  !actsForPeople.has(grant.role) &&
  account.placeIds.includes(grant.placeId)

export const covers = (grant: Grant, { diner, canteen, account }: Belonging): boolean => {
  if (account) return coversAccount(grant, account)
  if (diner && (canteen === null || actsForPeople.has(grant.role))) return coversDiner(grant, diner)
  return canteen !== null && coversCanteen(grant, canteen)
}

export const allows = (grant: Grant, permission: FamilyPermission | null): boolean =>
  grant.role !== 'family' || (permission !== null && grant.permissions.includes(permission))

const roleOfDevice: Readonly<Record<DeviceKind, Role>> = {
  counter: 'counter',
  kiosk: 'counter',
  board: 'kitchen',
  kitchen_tablet: 'kitchen',
}

/** What a device may do by itself, written as the grant it amounts to. */
export const grantOfDevice = ({ kind, canteenId }: RegisteredDevice): Grant => ({
  role: roleOfDevice[kind],
  dinerId: null,
  canteenId,
  placeId: null,
  permissions: [],
})

/** Whether somebody works at this very canteen in one of these roles, or this is a device of it that does. */
export const worksAt = (actor: Actor, canteenId: number, ...roles: readonly Role[]): boolean =>
  [...actor.grants, ...(actor.device ? [grantOfDevice(actor.device)] : [])].some(
    (grant) => grant.canteenId === canteenId && roles.includes(grant.role),
  )

/** Whether somebody answers in one of these roles for a place: for itself or for one around it. */
export const answersFor = (
  actor: Actor,
  ancestorIds: readonly number[],
  ...roles: readonly Role[]
): boolean =>
  actor.grants.some(
    ({ role, placeId }) =>
      roles.includes(role) && placeId !== null && ancestorIds.includes(placeId),
  )
