/** Ways the window says no when it sells, takes back or gives another dish. */
export const saleRefusalCodes = [
  'still_bookable',
  'sale_over',
  'remainder_gone',
  'below_sold',
  'card_to_collect',
  'digits_to_collect',
  'person_to_vouch',
  'ask_to_collect',
  'not_handed_over',
  'undo_too_late',
  'sale_unknown',
  'dish_dearer',
  'exchanged_already',
] as const
