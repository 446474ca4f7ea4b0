import { handOverEndpoints } from '../../../backend/contract/hand-overs.ts'
import { serviceDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { TimeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { call, isRefused } from '../../api/call.ts'
import { keep, readKept, wipeKept } from '../../offline/kept.ts'
import type { Owner } from '../../offline/unsent.ts'
import type { CounterList } from './listed.ts'

/** The list a counter works from while nobody answers. */
export interface HeldList {
  readonly list: CounterList
  /** By how much the server's clock was ahead of this tablet's when the list was made, in milliseconds. */
  readonly aheadMs: number
}

export interface ListStore {
  /** Null while there is none, and from the end of its day on. */
  readonly now: () => HeldList | null
  readonly subscribe: (tell: () => void) => () => void
  /** Asks for the list now: what this tablet had to tell has reached the server. */
  readonly look: () => void
  /** Handed out with the network after the list was made: in a cut she must not get a second one. */
  readonly noteCollected: (bookingId: number, at: TimeOfDay) => void
}

const name = 'counter-list'
const everyMs = 60_000
/** Without a list a cut is a closed counter: it is asked for again at once. */
const soonMs = 2_000
const patienceMs = 8_000

/** The server's time by this tablet. */
export const timeBy = ({ aheadMs }: HeldList): Date => new Date(Date.now() + aheadMs)

const isOver = (held: HeldList): boolean => timeBy(held) >= new Date(held.list.head.until)

async function fetchList(canteenId: number): Promise<HeldList> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), patienceMs)
  try {
    const list = await call(handOverEndpoints.getCounterList, {
      params: { canteenId },
      signal: controller.signal,
    })
    return { list, aheadMs: new Date(list.head.madeAt).getTime() - Date.now() }
  } finally {
    clearTimeout(timer)
  }
}

async function readHeld(canteenId: number, { accountId }: Owner): Promise<HeldList | null> {
  const kept = await readKept(name, { accountId, today: serviceDayAt(new Date()) })
  const held = kept === null ? null : (kept.value as HeldList)
  return held?.list.head.canteenId === canteenId ? held : null
}

function keepHeld(owner: Owner, held: HeldList): Promise<void> {
  const now = new Date()
  return keep({
    name,
    accountId: owner.accountId,
    day: serviceDayAt(now),
    askedAtMs: now.getTime(),
    value: held,
  })
}

/** Whatever comes of keeping it, the page goes on; without a place to keep it a reload is the end of it. */
const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined)

function open(owner: Owner, canteenId: number): ListStore {
  const listeners = new Set<() => void>()
  let held: HeldList | null = null
  const hold = (next: HeldList | null): void => {
    held = next
    for (const tell of listeners) tell()
  }
  let asked = 0
  let answered = 0
  let again: ReturnType<typeof setTimeout> | undefined
  let restMs = soonMs
  const lookAgainSoon = (): void => {
    clearTimeout(again)
    again = setTimeout(() => void look(), restMs)
    restMs = Math.min(2 * restMs, everyMs)
  }
  const look = async (): Promise<void> => {
    asked += 1
    const nth = asked
    try {
      const next = await fetchList(canteenId)
      restMs = soonMs
      // An answer that was long on its way does not replace a later one.
      if (nth > answered) {
        answered = nth
        hold(next)
        quietly(keepHeld(owner, next))
      }
    } catch (error) {
      if (isRefused(error) && error.status < 500) {
        // Whoever is here now may not have it, nor what was asked before and comes only now.
        answered = nth
        hold(null)
        quietly(wipeKept())
      } else {
        const kept = held ?? (await readHeld(canteenId, owner).catch(() => null))
        // Meanwhile another look may have brought a newer one.
        if (held === null && kept !== null) hold(kept)
        if (held === null) lookAgainSoon()
      }
    }
    if (held !== null && isOver(held)) {
      hold(null)
      quietly(wipeKept())
    }
  }
  void look()
  setInterval(() => void look(), everyMs)
  window.addEventListener('online', () => void look())
  return {
    now: () => (held === null || isOver(held) ? null : held),
    subscribe: (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    look: () => void look(),
    noteCollected: (bookingId, at) => {
      if (held === null) return
      const meals = held.list.meals.map((meal) =>
        meal.bookingId === bookingId ? { ...meal, collectedAt: at, dueFen: noDue } : meal,
      )
      const next = { ...held, list: { ...held.list, meals } }
      hold(next)
      quietly(keepHeld(owner, next))
    },
  }
}

const noDue = 0 as CounterList['meals'][number]['dueFen']
const stores = new Map<string, ListStore>()

/** One for whoever is here at this canteen; it keeps itself fresh as long as the page stands. */
export function counterListOf(owner: Owner, canteenId: number): ListStore {
  const key = `${owner.accountId} ${canteenId}`
  const store = stores.get(key) ?? open(owner, canteenId)
  stores.set(key, store)
  return store
}
