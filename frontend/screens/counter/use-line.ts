import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { TimeOfDay } from '../../../backend/vocabulary/calendar.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { keepPage, workerTookOver } from '../../app/keep-page.ts'
import { paths } from '../../app/paths.ts'
import { keepSession } from '../../offline/kept-session.ts'
import { outboxOf } from '../../offline/outbox.ts'
import type { Outbox } from '../../offline/outbox.ts'
import { ownerOf } from '../../offline/owner.ts'
import type { Owner, Unsent } from '../../offline/unsent.ts'
import { useConnected } from '../../queries/connection.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { counterListOf } from './counter-list.ts'
import type { ListStore } from './counter-list.ts'
import { isHandOver, workFrom } from './cut.ts'
import type { Cut } from './cut.ts'

/** How long a queue stands before a silent server until the counter goes on by its list. */
const patienceMs = 4_000

/** The answer, or the network failing when none comes soon. */
export const soon = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new TypeError('no answer')), patienceMs)
    }),
  ])

/** What a counter can do when nobody answers, and what waits to be told. */
export interface Line {
  /** Asked at the moment of a scan: whether it is no use to ask the server first. */
  readonly isCut: () => boolean
  readonly cut: Cut | null
  /** When the list was made. */
  readonly listAt: TimeOfDay | null
  readonly waiting: readonly Unsent[]
  /** Those the server would not hear of: for a person. */
  readonly refused: readonly Unsent[]
  readonly outbox: Outbox
  readonly noteCollected: (ticket: Ticket) => void
  readonly lookAtList: () => void
}

/** Whose counter this is; null while nobody is known to be here. */
export function useOwner(): Owner | null {
  const session = useQuery(sessionQuery())
  const { data, dataUpdatedAt } = session
  useEffect(() => {
    // What was given from this tablet itself says nothing new.
    if (data !== undefined && dataUpdatedAt > 1) void keepSession(data).catch(() => undefined)
  }, [data, dataUpdatedAt])
  return data === undefined ? null : ownerOf(data)
}

/** From the first visit on this page opens without a network too, with every file that it needed so far. */
async function keepThisPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  keepPage(paths.counter())
  // Shown as soon as something waits: by then it can no longer be fetched.
  await import('../../offline/Unsent.tsx')
  await workerTookOver()
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'))
  // What was fetched before there was a worker: asked for again it goes through it, and is kept.
  await Promise.all(files.map((file) => fetch(file).catch(() => undefined)))
}

export function useLine(canteenId: number, owner: Owner): Line {
  const store: ListStore = counterListOf(owner, canteenId)
  const outbox = outboxOf(owner)
  const held = useSyncExternalStore(store.subscribe, store.now)
  const { items } = useSyncExternalStore(outbox.subscribe, outbox.now)
  const connected = useConnected()
  useEffect(() => void keepThisPage().catch(() => undefined), [])
  const cut = useMemo(
    () => (held === null ? null : workFrom(held, outbox, store)),
    [held, outbox, store],
  )
  const mine = items.filter(isHandOver)
  return {
    isCut: () => !connected || !navigator.onLine,
    cut,
    listAt: held === null ? null : timeOfDayAt(new Date(held.list.head.madeAt)),
    waiting: mine.filter(({ state }) => state === 'waiting'),
    refused: mine.filter(({ state }) => state === 'refused'),
    outbox,
    lookAtList: store.look,
    noteCollected: ({ bookingId, collectedAt }) => {
      if (collectedAt !== null) store.noteCollected(bookingId, collectedAt)
    },
  }
}
