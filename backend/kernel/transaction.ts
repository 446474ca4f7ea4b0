import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Db, Tx } from './database.ts'

/** Serialization failure, deadlock, lock not available: the same work may well succeed a moment later. */
const passing = new Set(['40001', '40P01', '55P03'])
const attempts = 3

export const sqlStateOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** The constraint a statement ran into, for stores that turn it into a refusal. */
export const violatedConstraint = (error: unknown): string | undefined =>
  typeof error === 'object' &&
  error !== null &&
  'constraint' in error &&
  typeof error.constraint === 'string'
    ? error.constraint
    : undefined

/** From here on, what a refusal leaves half done can be undone, while what was locked before stays locked. */
export const setMark = async (tx: Tx): Promise<void> => {
  await sql`savepoint here`.execute(tx)
}
export const undoToMark = async (tx: Tx): Promise<void> => {
  await sql`rollback to savepoint here`.execute(tx)
}

/** One transaction at READ COMMITTED; passing failures are tried again, at most three times, with jitter. */
export const inTransaction = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (!passing.has(sqlStateOf(error) ?? '')) throw error
      if (attempt === attempts) throw new Refusal('busy')
      await sleep(attempt * 20 + Math.random() * 60)
    }
  }
}
