import type { Window } from '../window.ts'
import { listFen, payFen } from '../window.ts'
import { apiOf } from '../api.ts'
import type { Api } from '../api.ts'
import { inParallel, seededRandom, tally } from './in-parallel.ts'

interface Rush {
  /** So many on record, and so many guests, each wanting one portion. */
  readonly people: number
  readonly guests: number
  readonly atOnce: number
  readonly seed: number
}

/**
 * Many windows sell the last portions of one dish at once, at several servers. Returns what was not as it must be, in
 * words: everybody who was sold one has a portion, and nobody else.
 */
export async function walkInRush(
  window: Window,
  addresses: readonly string[],
  { people, guests, atOnce, seed }: Rush,
): Promise<string[]> {
  const [before = 0] = await window.left()
  const counted = await window.counted()
  const sellers: Api[] = addresses.map((address) =>
    apiOf(address)({ cookies: window.counter.cookies }),
  )
  const sellerOf = (nth: number): Api => sellers[nth % sellers.length] ?? window.counter
  const diners: number[] = []
  for (let nth = 0; nth < people; nth += 1) diners.push((await window.somebody()).dinerId)
  const wishes: ((nth: number) => Promise<string>)[] = [
    ...diners.map(
      (dinerId) => (nth: number) =>
        sellerOf(nth).outcome('sellWalkIn', window.sale(dinerId, { cashFen: payFen })),
    ),
    ...Array.from(
      { length: guests },
      () => (nth: number) =>
        sellerOf(nth).outcome('sellToGuest', window.guestSale({ cashFen: listFen })),
    ),
  ]
  const random = seededRandom(seed)
  const drawn = wishes.map((wish) => ({ wish, place: random() }))
  const mixed = drawn.toSorted((a, b) => a.place - b.place).map(({ wish }) => wish)
  const outcomes = await inParallel(mixed, atOnce, (wish, nth) => wish(nth))
  const answers = tally(outcomes)
  const wrong: string[] = []
  const { accepted = 0, remainder_gone: gone = 0 } = answers
  if (accepted !== before) wrong.push(`${accepted} sold of ${before}`)
  if (accepted + gone !== wishes.length) wrong.push(`answers ${JSON.stringify(answers)}`)
  if ((await window.counted()).join() !== counted.join()) wrong.push('the kitchen’s count moved')
  return wrong
}
