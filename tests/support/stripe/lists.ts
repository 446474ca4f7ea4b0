import type { Stripe } from 'stripe'
import { missing } from './refusal.ts'
import type { CreatedFilter, Paging } from './requests.ts'

interface Listed {
  readonly id: string
  readonly object: string
  readonly created: number
}

/** Where the list lives, and what is in it, oldest first. */
export interface Shelf<Item extends Listed> {
  readonly url: string
  readonly kind: string
  readonly items: Iterable<Item>
}

/** One page, newest first; cursors are ids, and one that is not there is refused. */
export function page<Item extends Listed>(
  { url, kind, items }: Shelf<Item>,
  wish: Paging & { created?: CreatedFilter },
  suits: (item: Item) => boolean,
): Stripe.ApiList<Item> {
  const all = [...items].reverse().sort((a, b) => b.created - a.created)
  const placeOf = (id: string, param: string): number => {
    const place = all.findIndex((item) => item.id === id)
    if (place < 0) throw missing(kind, id, param)
    return place
  }
  const { limit = 10, starting_after: after, ending_before: before, created } = wish
  const from = after === undefined ? 0 : placeOf(after, 'starting_after') + 1
  const to = before === undefined ? all.length : placeOf(before, 'ending_before')
  const matching = all
    .slice(from, to)
    .filter((item) => isWithin(item.created, created) && suits(item))
  // Backwards the page is the one next to the cursor.
  const data = before === undefined ? matching.slice(0, limit) : matching.slice(-limit)
  return { object: 'list', data, has_more: matching.length > limit, url }
}

function isWithin(created: number, wish: CreatedFilter): boolean {
  if (wish === undefined) return true
  if (typeof wish === 'number') return created === wish
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wish
  return created > gt && created >= gte && created < lt && created <= lte
}
