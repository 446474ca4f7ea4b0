import type { Tx } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { jobActor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { closeQueue } from './close-queue.action.ts'
import { endWait } from './end-wait.action.ts'
import { readDueQueues, releaseKept, takeQueue } from './queue.store.ts'
import type { DueQueue } from './queue.store.ts'
import { serveNext } from './serve-next.action.ts'
import { settleOffer } from './settle-offer.action.ts'
import { lockInVain, readOffersOver } from './wait.store.ts'

const actor = jobActor('waiting-list')
type Tools = Pick<Deps, 'db' | 'live' | 'log'>

/** Ends one that has her meal already, or waits for what is no longer cooked; false when there is none. */
const endInVain = async (tx: Tx, servingId: number): Promise<boolean> => {
  await takeQueue(tx, servingId)
  const wait = await lockInVain(tx, servingId)
  if (wait !== null) await endWait(tx, actor, wait, wait.because)
  return wait !== null
}

const release = async (tx: Tx, servingId: number): Promise<void> => {
  await takeQueue(tx, servingId)
  await releaseKept(tx, servingId)
}

/** One after the other, each in a transaction of her own: what one gets is hers whatever happens to the next. */
const serveQueue = async ({ db, live }: Tools, { servingId }: DueQueue): Promise<void> => {
  while (await inTransaction(db, (tx) => endInVain(tx, servingId)));
  for (;;) {
    const served = await inTransaction(db, (tx) => serveNext(tx, servingId))
    if (served === null) break
    live.touch(served.canteenId)
  }
  await inTransaction(db, (tx) => release(tx, servingId))
}

/**
 * Gives what was given back to those who wait, in their order; tells everybody at cut-off. Safe to run anywhere, any
 * number of times: whoever holds the queue's row serves it, and what is kept stays kept until somebody does.
 */
export const tendWaitingList = async (tools: Tools): Promise<void> => {
  const { db, live, log } = tools
  const seeTo = async (what: object, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      // Somebody else was quicker, or the clock; one queue's trouble never stops the others.
      if (!(error instanceof Refusal)) log.error({ error, ...what }, 'a queue could not be tended')
    }
  }
  for (const place of await readOffersOver(db))
    await seeTo(place, async () => {
      live.touch((await inTransaction(db, (tx) => settleOffer(tx, actor, place))).canteenId)
    })
  for (const queue of await readDueQueues(db))
    await seeTo(queue, async () => {
      if (!queue.over) return serveQueue(tools, queue)
      live.touch(
        (await inTransaction(db, (tx) => closeQueue(tx, actor, queue.servingId))).canteenId,
      )
    })
}
