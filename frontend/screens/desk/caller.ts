import { dialled, wholeNumber } from '../../../backend/vocabulary/phone-number.ts'

const name = 'caller'

/** The part of an address behind `?` or `#`, as fields. */
const fieldsOf = (part: string): URLSearchParams => new URLSearchParams(part.slice(1))

/** What a softphone put behind `/desk?caller=` or `/desk#caller=`; null when it put nothing. */
const callerIn = ({ search, hash }: Location): string | null =>
  fieldsOf(search).get(name) ?? fieldsOf(hash).get(name)

let handedIn: string | null = null

/**
 * Takes the caller's number out of the address before anything else reads it: it stays in no history, no link and no
 * address that somebody is sent back to after signing in. A `+` that was not written as %2B arrives as a space.
 */
export function takeCallerFromAddress(): void {
  const said = callerIn(location)
  if (said === null) return
  const rest = fieldsOf(location.search)
  rest.delete(name)
  const hash = fieldsOf(location.hash).has(name) ? '' : location.hash
  const query = rest.size === 0 ? '' : `?${rest.toString()}`
  history.replaceState(history.state, '', `${location.pathname}${query}${hash}`)
  const number = dialled(said)
  // Withheld, or a line of the house: then nobody is looked for.
  handedIn = /^\d{7,}$/.test(number) ? number : null
}

/** The number handed in with the address, once. */
export function callerHandedIn(): string | null {
  const said = handedIn
  handedIn = null
  return said
}

/** What was pasted is a number that rings; typed digit by digit it is only a search. */
export const pastedNumber = (before: string, now: string): string | null =>
  now.length - before.length > 1 ? wholeNumber(now) : null
