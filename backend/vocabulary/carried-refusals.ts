/** Ways the canteen says no to cash that is carried to it from doors. */
export const carriedRefusalCodes = [
  'round_cash_off',
  'carried_full',
  'note_unknown',
  'note_handed_over',
  'carried_unknown',
  'carried_received',
  'carried_moved',
  'carried_own',
] as const
export type CarriedRefusalCode = (typeof carriedRefusalCodes)[number]
