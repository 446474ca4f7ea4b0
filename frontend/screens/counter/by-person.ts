import type { WaitingNotice } from '../../queries/counter.ts'

/** Somebody to call, and everything there is to say: she is rung once. */
export interface PersonToCall {
  readonly key: string
  readonly name: string
  readonly phone: string
  readonly about: string | null
  readonly calls: readonly WaitingNotice[]
}

/** In the order in which each had the first thing to hear. */
export const byPerson = (calls: readonly WaitingNotice[]): PersonToCall[] => {
  const people = new Map<string, PersonToCall>()
  for (const call of calls) {
    const { name, phone, about } = call
    const key = `${phone} ${name} ${about ?? ''}`
    people.set(key, { key, name, phone, about, calls: [...(people.get(key)?.calls ?? []), call] })
  }
  return [...people.values()]
}
