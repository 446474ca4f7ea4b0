import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { identityEndpoints } from '../../../backend/contract/identity.ts'
import type { Role } from '../../../backend/vocabulary/role.ts'

/** The rooms of the office in the order of the side navigation; their names are the last part of the address. */
export const officeRooms = [
  'today',
  'menu',
  'dishes',
  'ingredients',
  'bookings',
  'online',
  'residents',
  'cash',
  'books',
  'claims',
  'staff',
  'devices',
  'rules',
  'places',
  'schemes',
  'audit',
] as const
export type OfficeRoomName = (typeof officeRooms)[number]

type Session = ReplyOf<typeof identityEndpoints.getSession>
type Known = Pick<Session, 'staff' | 'onlinePayment'> | undefined

/** Where a role has something to look at. The server decides; this only spares people closed doors. */
const roomsOf: Partial<Record<Role, readonly OfficeRoomName[]>> = {
  manager: officeRooms,
  admin: [
    'menu',
    'dishes',
    'ingredients',
    'online',
    'staff',
    'devices',
    'rules',
    'places',
    'schemes',
    'audit',
  ],
  officer: [
    'menu',
    'dishes',
    'online',
    'residents',
    'cash',
    'books',
    'claims',
    'rules',
    'places',
    'schemes',
    'audit',
  ],
  auditor: ['menu', 'dishes', 'online', 'cash', 'books', 'claims', 'rules', 'schemes', 'audit'],
}

/** Where nothing can be paid online there is no room for it. */
export const isThere = (room: OfficeRoomName, session: Known): boolean =>
  room !== 'online' || session?.onlinePayment === true

export const roomsFor = (session: Known): OfficeRoomName[] =>
  officeRooms.filter(
    (room) =>
      isThere(room, session) && session?.staff?.roles.some((role) => roomsOf[role]?.includes(room)),
  )
