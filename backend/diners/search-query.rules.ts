import type { Actor } from '../vocabulary/actor.ts'
import { wholeNumber, withoutArea } from '../vocabulary/phone-number.ts'
import type { Role } from '../vocabulary/role.ts'

/**
 * What was typed into the one box, read every way it can be meant. Absent readings are null. The regular
 * expressions are made of letters and digits alone, so nothing typed is ever a pattern.
 */
export interface SearchQuery {
  readonly everybody: boolean
  /** 'zxy', 'zhangxiu': letters only. */
  readonly letters: string | null
  /** The letters on `zhang xiu ying`: each goes on in its syllable or begins the next (zhxy, zhangxy). */
  readonly syllables: string | null
  /** Part of a name or of a place. */
  readonly words: string | null
  /** Six digits. */
  readonly card: string | null
  /** Four digits, or a whole number. */
  readonly phoneTail: string | null
  readonly phone: string | null
  /** The same landline, on record without its area code. */
  readonly localPhone: string | null
  /** On '6-302', the numbers of building and door. */
  readonly door: string | null
}

const nothing: SearchQuery = {
  everybody: false,
  letters: null,
  syllables: null,
  words: null,
  card: null,
  phoneTail: null,
  phone: null,
  localPhone: null,
  door: null,
}

/** '6栋302', '6号楼302室', '6 302', '6-302': numbers with something between them. */
const numbersOf = (text: string): string[] => text.match(/\d+/g) ?? []

/** The last number may still be being typed; the ones before it are whole. */
const doorPattern = (numbers: readonly string[]): string | null => {
  if (numbers.length === 0 || numbers.length > 4) return null
  return `(^|-)${numbers.join('(-[0-9]+)*-')}`
}

const ofDigits = (text: string): SearchQuery => ({
  ...nothing,
  card: text.length === 6 ? text : null,
  phoneTail: text.length === 4 ? text : null,
  phone: text.length >= 7 ? text : null,
  door: text.length <= 5 ? doorPattern([text]) : null,
})

export const readSearch = (typed: string): SearchQuery => {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { ...nothing, everybody: true }
  // However a telephone shows it: +86 138-1234-5678.
  const number = wholeNumber(text)
  if (number !== null) return { ...ofDigits(number), localPhone: withoutArea(number) }
  if (/^\d+$/.test(text)) return ofDigits(text)
  const letters = text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[\s'’·-]/g, '')
  if (/^[a-z]+$/.test(letters)) {
    return {
      ...nothing,
      letters,
      syllables: `^${letters.split('').join('([a-z]* )?')}`,
      words: text,
    }
  }
  const numbers = numbersOf(text)
  if (numbers.length > 0)
    return { ...nothing, door: doorPattern(numbers), words: text.replaceAll(/\s/g, '') }
  return { ...nothing, words: text.replaceAll(/\s/g, '') }
}

/** Whose residents somebody may find at a canteen. */
export interface SearchScope {
  /** `served`: every resident it may serve; `home`: those at home there; `none`: only in the places below. */
  readonly canteen: 'served' | 'home' | 'none'
  readonly placeIds: readonly number[]
}

const staff: ReadonlySet<Role> = new Set(['counter', 'manager', 'admin', 'officer', 'auditor'])

/** A volunteer finds the people of her buildings, staff those of their canteen, an officer those of the street. */
export const scopeOf = (actor: Actor, canteenId: number): SearchScope => {
  const here = actor.grants.filter((grant) => grant.canteenId === canteenId)
  const atCounter = actor.device?.kind === 'counter' && actor.device.canteenId === canteenId
  const searching = actor.grants.filter(
    (grant) => staff.has(grant.role) || grant.role === 'volunteer',
  )
  return {
    canteen:
      atCounter || here.some((grant) => staff.has(grant.role))
        ? 'served'
        : here.some((grant) => grant.role === 'volunteer')
          ? 'home'
          : 'none',
    placeIds: searching.flatMap((grant) => grant.placeId ?? []),
  }
}
