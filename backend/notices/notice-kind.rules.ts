import type { FamilyTopic, NoticeWay } from '../vocabulary/notices.ts'
import type { Words } from '../vocabulary/words.ts'

/** One kind of notice: all there is to know about it. A new one is one entry below. */
export interface KindOf<Params, Way extends NoticeWay> {
  /**
   * The ways it may go, the first that is open: by message where somebody sends them, else by a person's call.
   * Without `call`, nobody is ever asked to telephone because of it.
   */
  readonly ways: readonly [Way, ...Way[]]
  /** After so many hours it is no news any more and is not told. */
  readonly goodForHours?: number
  /**
   * What is read out or sent, with its blanks in braces. Providers in China send only registered templates:
   * the Chinese one is what is registered, its blanks are the parameters.
   */
  readonly template: Words
  /** What goes into the blanks. `about` is how one calls the diner: 陈奶奶. */
  readonly blanks: (params: Params, about: Words) => Readonly<Record<string, Words>>
}

/** One for the diner herself: she has no page that she watches, so she is told. */
export type NoticeKindOf<Params> = KindOf<Params, Exclude<NoticeWay, 'feed'>>

/** One for her family: each member says by topic what to hear of. */
export interface FamilyKindOf<Params> extends KindOf<Params, NoticeWay> {
  readonly topic: FamilyTopic
}

export const kind = <Params>(entry: NoticeKindOf<Params>): NoticeKindOf<Params> => entry
export const familyKind = <Params>(entry: FamilyKindOf<Params>): FamilyKindOf<Params> => entry

export const same = (text: string): Words => ({ zh: text, en: text })
export const inEnglishToo = (words: Words): Words => ({ zh: words.zh, en: words.en || words.zh })
export const begun = ({ zh, en }: Words): Words => ({
  zh,
  en: en.slice(0, 1).toUpperCase() + en.slice(1),
})
