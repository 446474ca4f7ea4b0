export const roles = [
  'diner',
  'family',
  'volunteer',
  'counter',
  'kitchen',
  'manager',
  'officer',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const familyPermissions = ['see', 'book', 'pay', 'health'] as const
/** What a diner lets a family member do. */
export type FamilyPermission = (typeof familyPermissions)[number]

export const deviceKinds = ['counter', 'board', 'kitchen_tablet', 'kiosk'] as const
export type DeviceKind = (typeof deviceKinds)[number]

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
