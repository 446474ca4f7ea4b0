import type { Role } from '../../../backend/vocabulary/role.ts'

/** The rooms of the office in the order of the side navigation; their names are the last part of the address. */
export const officeRooms = [
  'today',
  'menu',
  'dishes',
  'bookings',
  'residents',
  'cash',
  'books',
  'staff',
  'devices',
  'rules',
  'places',
  'schemes',
  'audit',
] as const
export type OfficeRoomName = (typeof officeRooms)[number]

/** Where a role has something to look at. The server decides; this only spares people closed doors. */
const roomsOf: Partial<Record<Role, readonly OfficeRoomName[]>> = {
  manager: officeRooms,
  admin: ['menu', 'dishes', 'staff', 'devices', 'rules', 'places', 'schemes', 'audit'],
  officer: ['menu', 'dishes', 'residents', 'cash', 'books', 'rules', 'places', 'schemes', 'audit'],
  auditor: ['menu', 'dishes', 'cash', 'books', 'rules', 'schemes', 'audit'],
}

export const roomsFor = (roles: readonly Role[]): OfficeRoomName[] =>
  officeRooms.filter((room) => roles.some((role) => roomsOf[role]?.includes(room)))
