/** What a canteen lets stand for a card that was forgotten: each lets through whom the ones before it let through. */
export const withoutCardRules = [
  'card_only',
  'six_digits',
  'birthday',
  'phone_tail',
  'name',
] as const
export type WithoutCard = (typeof withoutCardRules)[number]

/** How the counter knew whose meal it was, the surest first. */
export const verifiedKinds = ['card', 'digits', 'birthday', 'phone_tail', 'name'] as const
/** `digits`: the six on her card, said by heart. `birthday`, `phone_tail`: found by name, and asked. */
export type Verified = (typeof verifiedKinds)[number]

/** What somebody is asked who is found by name. */
export const askedKinds = ['birthday', 'phone_tail'] as const
export type Asked = (typeof askedKinds)[number]

export const collectorKinds = ['family', 'neighbour', 'volunteer', 'other'] as const
export type CollectorKind = (typeof collectorKinds)[number]

/** Who fetches a meal for her. `relation`: what her family are to her, in their own words; empty for everybody else. */
export interface Collector {
  readonly kind: CollectorKind
  readonly name: string
  readonly relation: string
}
