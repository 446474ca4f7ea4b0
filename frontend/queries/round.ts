import { queryOptions } from '@tanstack/react-query'
import { serviceDayAt } from '../../backend/vocabulary/calendar.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { carriedCashEndpoints } from '../../backend/contract/carried-cash.ts'
import { roundEndpoints } from '../../backend/contract/rounds.ts'
import type { Round } from '../../backend/contract/rounds.ts'
import { isBusy } from './busy.ts'
import { call, isRefused } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'
import type { Endpoint } from '../../backend/contract/endpoint.ts'
import { forgetKept, keep, readKept } from '../offline/kept.ts'
import type { Outbox } from '../offline/outbox.ts'
import type { Unsent } from '../offline/unsent.ts'

export type Rounds = ReplyOf<typeof roundEndpoints.listRounds>

/** An answer, and when this device asked for it: the server’s clock can be told from that. */
export interface Told<Value> {
  readonly value: Value
  readonly askedAtMs: number
  /** kept: nobody answered, this is what was said last. */
  readonly from: 'server' | 'kept'
}

interface Asking<E extends Endpoint> {
  readonly accountId: number
  readonly name: string
  readonly endpoint: E
  readonly input: Pick<CallInput<E>, 'params'>
  readonly signal: AbortSignal
}

/** Not hers (any more). Where nobody is signed in the page itself is left, and all of it goes. */
const isNotHers = (status: number): boolean => status === 403 || status === 404

/** The server’s answer, which is kept; or, where nobody answers or too many ask, what was kept today for this very person. */
async function askOrRead<E extends Endpoint>(asking: Asking<E>): Promise<Told<ReplyOf<E>>> {
  const { accountId, name, endpoint, input, signal } = asking
  const now = new Date()
  const day = serviceDayAt(now)
  const askedAtMs = now.getTime()
  try {
    const value = await call(endpoint, { ...input, signal })
    await keep({ name, accountId, day, askedAtMs, value }).catch(() => undefined)
    return { value, askedAtMs, from: 'server' }
  } catch (error) {
    if (isRefused(error) && isNotHers(error.status)) await forgetKept(name).catch(() => undefined)
    if ((isRefused(error) && !isBusy(error)) || signal.aborted) throw error
    const kept = await readKept(name, { accountId, today: day })
    if (kept === null) throw error
    return { value: kept.value as ReplyOf<E>, askedAtMs: kept.askedAtMs, from: 'kept' }
  }
}

/** Asked of the device itself: just after a page is opened the outbox has not looked yet. */
const sentOf = (outbox: Outbox): Promise<ReadonlySet<number>> =>
  outbox.sent().catch(() => new Set<number>())

const cashPaths: readonly string[] = [
  carriedCashEndpoints.noteCash.path,
  carriedCashEndpoints.takeBackCashNote.path,
]
const isCash = ({ path }: Unsent): boolean => cashPaths.includes(path)

interface Whose {
  readonly accountId: number
  readonly canteenId: number
}

/** Her buildings, and what cash she carries: of that the outbox forgets what is in the answer. */
export const roundsQuery = ({ accountId, canteenId }: Whose, outbox: Outbox) =>
  queryOptions({
    queryKey: ['rounds', accountId, canteenId],
    queryFn: async ({ signal }): Promise<Told<Rounds>> => {
      const sent = await sentOf(outbox)
      const told = await askOrRead({
        accountId,
        name: `rounds ${canteenId}`,
        endpoint: roundEndpoints.listRounds,
        input: { params: { canteenId } },
        signal,
      })
      if (told.from === 'server')
        await forget(outbox, (item) => sent.has(item.order) && isCash(item))
      return told
    },
    retry: false,
  })

/** Whether the answer about a building shows what came of it. Of yesterday nothing is kept that it could lie over. */
const isIn = ({ today, residents }: Round, { about, at }: Unsent): boolean =>
  serviceDayAt(new Date(at)) < today ||
  residents.some(({ dinerId }) => (about as { dinerId?: number } | null)?.dinerId === dinerId)

/** A browser that keeps nothing has nothing to forget. */
const forget = (outbox: Outbox, which: (item: Unsent) => boolean): Promise<void> =>
  outbox.forgetSent(which).catch(() => undefined)

/**
 * A building. What the outbox had brought to the server before it was asked is in the answer, and forgotten. Another
 * building's orders are not: they lie over its kept list until it is asked about.
 */
export const roundQuery = ({ accountId, canteenId }: Whose, buildingId: number, outbox: Outbox) =>
  queryOptions({
    queryKey: ['rounds', accountId, canteenId, buildingId],
    queryFn: async ({ signal }): Promise<Told<Round>> => {
      const sent = await sentOf(outbox)
      const told = await askOrRead({
        accountId,
        name: `round ${canteenId} ${buildingId}`,
        endpoint: roundEndpoints.lookAtRound,
        input: { params: { canteenId, buildingId } },
        signal,
      })
      if (told.from === 'server')
        await forget(
          outbox,
          (item) => sent.has(item.order) && (isCash(item) || isIn(told.value, item)),
        )
      return told
    },
    retry: false,
    refetchInterval: 60_000,
  })
