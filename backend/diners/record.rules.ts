import type { ServiceDay } from '../vocabulary/calendar.ts'
import { allergens, textures, type NeedKind } from '../vocabulary/diet.ts'
import { gradesOf } from '../vocabulary/facts.ts'
import { Refusal } from '../vocabulary/refusal.ts'

interface Span {
  readonly validFrom: ServiceDay
  readonly validTo: ServiceDay | null
}

export const checkSpan = ({ validFrom, validTo }: Span): void => {
  if (validTo !== null && validTo <= validFrom) throw new Refusal('date_impossible')
}

/** Something ends after it began, and an end already set is only ever moved forward in time's order. */
export const checkEndOfSpan = (span: Span, on: ServiceDay): void => {
  if (on <= span.validFrom) throw new Refusal('date_impossible')
  if (span.validTo !== null && on > span.validTo) throw new Refusal('date_impossible')
}

/** A grade nobody has would look like help and bring none. A city's own facts have the grades the city says. */
export const checkGrade = (kind: string, grade: string | null): void => {
  const known = gradesOf(kind)
  if (grade !== null && known !== undefined && !known.includes(grade))
    throw new Refusal('malformed', { where: 'body.grade' })
}

const words: Readonly<Record<NeedKind, (value: string) => boolean>> = {
  allergen: (value) => allergens.some((allergen) => allergen === value),
  texture: (value) => textures.some((texture) => texture === value),
  less_salt: () => true,
  no_sugar: () => true,
  low_purine: () => true,
  halal: () => true,
  other: (value) => value !== '',
}

/** An allergy to nothing known, or a grade no kitchen has, would look safe and not be. */
export const checkNeed = (kind: NeedKind, value: string): void => {
  if (!words[kind](value)) throw new Refusal('malformed', { where: 'body.value' })
}

interface HeldNeed extends Span {
  readonly kind: NeedKind
  readonly value: string
}

/** There is one texture at a time; of the others, each value once. */
export const isSameNeed = (held: HeldNeed, kind: NeedKind, value: string): boolean =>
  held.kind === kind && (held.value === value || kind === 'texture')
