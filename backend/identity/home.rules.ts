import type { DeviceKind, Role } from '../vocabulary/role.ts'

const homes: readonly (readonly [home: string, roles: readonly Role[]])[] = [
  ['/office', ['manager', 'officer', 'auditor', 'admin']],
  ['/counter', ['counter']],
  ['/board', ['kitchen']],
  ['/desk', ['volunteer']],
]

/** The screen somebody starts on: the one of the role that sees most. */
export const homeOf = (roles: readonly Role[]): string =>
  homes.find(([, theirs]) => theirs.some((role) => roles.includes(role)))?.[0] ?? '/'

export const homeOfDevice: Readonly<Record<DeviceKind, string>> = {
  counter: '/counter',
  board: '/board',
  kitchen_tablet: '/board',
  kiosk: '/kiosk',
}
