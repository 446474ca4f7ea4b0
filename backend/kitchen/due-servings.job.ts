import type { Tx } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { jobActor } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readDueServings } from './due-servings.store.ts'
import { closeServing } from './close-serving.action.ts'
import { markServed } from './mark-served.action.ts'
import { settleServing } from './settle-serving.action.ts'

type MoveAction = (tx: Tx, actor: Actor, servingId: number) => Promise<{ canteenId: number }>

/** Moves every serving whose time has come. Safe to run anywhere, any number of times: the row lock and the state decide. */
export const moveDueServings = async ({ db, live, log }: Deps): Promise<void> => {
  const due = await readDueServings(db)
  const actor = jobActor('due-servings')
  const moves: [MoveAction, readonly number[]][] = [
    [closeServing, due.close],
    [markServed, due.serve],
    [settleServing, due.settle],
  ]
  for (const [move, servingIds] of moves) {
    for (const servingId of servingIds) {
      try {
        live.touch((await inTransaction(db, (tx) => move(tx, actor, servingId))).canteenId)
      } catch (error) {
        // Another process was quicker; one serving's trouble never stops the others.
        if (!(error instanceof Refusal))
          log.error({ error, servingId }, 'a serving could not be moved on')
      }
    }
  }
}
