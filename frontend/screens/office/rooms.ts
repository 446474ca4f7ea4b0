/** The rooms of the office in the order of the side navigation; their names are the last part of the address. */
export const officeRooms = [
  'today',
  'menu',
  'dishes',
  'bookings',
  'residents',
  'staff',
  'devices',
  'rules',
  'places',
  'schemes',
  'audit',
] as const
export type OfficeRoomName = (typeof officeRooms)[number]
