import type { CardShown } from './hand-over.ts'

const prefix = 'nuancan:card:'

/** What a reader typed, or six digits by hand; null when it is somebody's name, door or phone. */
export function cardIn(typed: string): CardShown | null {
  const text = typed.trim()
  if (/^\d{6}$/.test(text)) return { digits: text }
  // With caps lock on, a reader types its letters in capitals: the prefix is known either way.
  const begins = text.slice(0, prefix.length).toLowerCase() === prefix
  if (begins && text.length > prefix.length) return { token: text.slice(prefix.length) }
  return null
}

/** A card on its way in, letter by letter: nobody to search for. */
export const startsLikeCard = (typed: string): boolean =>
  typed.trim().toLowerCase().startsWith(prefix.slice(0, 8))
