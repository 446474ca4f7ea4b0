import { lunarDayOf, lunarSince } from '../canteens/lunar.rules.ts'
import type { Bilingual } from '../contract/shapes.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Asked, Verified, WithoutCard } from '../vocabulary/recognition.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { dayWords } from '../vocabulary/when-words.ts'

/** What she is asked who comes without her card, and what is right. */
export interface Question {
  readonly what: Asked
  readonly answer: Bilingual
}

/** A canteen's own word on its odd cases. */
export interface CollectionRules {
  readonly withoutCard: WithoutCard
  readonly othersMayCollect: boolean
}

export interface Recognisable {
  readonly birthDate: ServiceDay
  readonly phone: string
}

/** Month and day, by the sun and by the moon, as she may keep either; never the year, which nobody needs here. */
const birthday = (birthDate: ServiceDay): Bilingual => {
  const { zh, en } = dayWords(birthDate)
  if (birthDate < lunarSince) return { zh, en }
  const { words: moon } = lunarDayOf(birthDate)
  return { zh: `${zh}，农历${moon.zh}`, en: `${en}, the ${moon.en}` }
}

/** Null where nothing is asked. Whoever left no telephone is asked for her birthday: everybody has one. */
export const questionFor = (
  rule: WithoutCard,
  { birthDate, phone }: Recognisable,
): Question | null => {
  if (rule !== 'birthday' && rule !== 'phone_tail') return null
  const tail = phone.replace(/\D/g, '').slice(-4)
  return rule === 'phone_tail' && tail.length === 4
    ? { what: 'phone_tail', answer: { zh: tail, en: tail } }
    : { what: 'birthday', answer: birthday(birthDate) }
}

/** Found by name; what she was asked counts where it is what the canteen asks. */
export const knownByName = (question: Question | null, asked: Asked | undefined): Verified =>
  question !== null && asked === question.what ? asked : 'name'

/**
 * Whether a canteen hands a meal to whoever is known in this way. A name is a person's word, and a tablet has none.
 * Refuses `card_to_collect`, `digits_to_collect`, `person_to_vouch`, `ask_to_collect`.
 */
export const assertKnown = (
  rule: WithoutCard,
  verified: Verified,
  { accountId }: Pick<Actor, 'accountId'>,
): void => {
  if (verified === 'card') return
  if (rule === 'card_only') throw new Refusal('card_to_collect')
  if (verified === 'digits') return
  if (rule === 'six_digits') throw new Refusal('digits_to_collect')
  if (accountId === null) throw new Refusal('person_to_vouch')
  if (rule !== 'name' && verified === 'name') throw new Refusal('ask_to_collect')
}

/** Whether she may be looked for by name at all, before anybody asked her anything. Refuses as `assertKnown`. */
export const assertByName = (rule: WithoutCard, actor: Pick<Actor, 'accountId'>): void =>
  assertKnown(rule, rule === 'birthday' || rule === 'phone_tail' ? rule : 'name', actor)

/** Refuses `others_may_not_collect`. */
export const assertByOther = ({
  othersMayCollect,
}: Pick<CollectionRules, 'othersMayCollect'>): void => {
  if (!othersMayCollect) throw new Refusal('others_may_not_collect')
}
