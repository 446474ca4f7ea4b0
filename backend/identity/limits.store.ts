import { CompiledQuery, sql } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Sealer } from '../kernel/crypto.ts'
import type { Db } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { networkOf } from './network.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * Tries per key in a span that starts with the first one. A whole building may sit behind one address, so what
 * is counted by address is generous; what is counted by phone, name or code is not.
 *
 * A guesser may use up the end of one span and the start of the next: ten a span are at most twenty in any 24 h.
 */
const figures = {
  signInByName: { points: 30, duration: 15 * minute },
  signInByAddress: { points: 100, duration: 15 * minute },
  factorByAccount: { points: 10, duration: hour },
  factorByAddress: { points: 100, duration: hour },
  codeByPhone: { points: 5, duration: hour },
  codeByAddress: { points: 120, duration: hour },
  proofByAccount: { points: 6, duration: hour },
  unknownPhoneByAddress: { points: 30, duration: hour },
  guessByCode: { points: 5, duration: hour },
  guessByPhone: { points: 10, duration: day },
  guessByAddress: { points: 100, duration: hour },
  slipByAddress: { points: 100, duration: hour },
  joinByAddress: { points: 60, duration: hour },
  /** These two are counted here and judged together: family/guessing.rules. */
  digitsByAddress: { points: 20, duration: hour },
  digitsByCity: { points: 3_000, duration: hour },
  calendarByAddress: { points: 600, duration: hour },
  calendarByFeed: { points: 120, duration: hour },
  pairingByAddress: { points: 20, duration: hour },
  setUpByAddress: { points: 20, duration: hour },
  topUpByAddress: { points: 60, duration: hour },
  topUpByLink: { points: 30, duration: hour },
  cardDigitsByDevice: { points: 30, duration: 10 * minute },
  kioskDigitsByDevice: { points: 10, duration: 10 * minute },
  kioskDigitsByCard: { points: 20, duration: hour },
} as const
export type LimitName = keyof typeof figures

export interface Counted {
  readonly allowed: boolean
  /** Tries in this span, this one included. */
  readonly tries: number
  /** The one try a span that found the limit reached: what is worth a line in the records. */
  readonly reachedNow: boolean
}

/** Counters that outlive processes and are seen by all of them. They move outside any transaction: a refused try counts. */
export interface Limits {
  readonly count: (name: LimitName, key: string) => Promise<Counted>
  /** Counts, and refuses `too_many_requests` beyond the limit. */
  readonly take: (name: LimitName, key: string) => Promise<void>
  /** The try was a good one after all. */
  readonly giveBack: (name: LimitName, key: string) => Promise<void>
  readonly forget: (name: LimitName, key: string) => Promise<void>
}

/** The library speaks node-postgres; our pool is behind Kysely. */
const clientOf = (db: Db): object => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: Number(numAffectedRows ?? rows.length) }
  },
})

export const createLimits = (db: Db, sealer: Sealer): Limits => {
  const limiterOf = (name: LimitName): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: clientOf(db),
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: name,
      // Swept by our own job, not by a timer in every process.
      clearExpiredByTimeout: false,
      ...figures[name],
    })
  const names = Object.keys(figures) as LimitName[]
  const limiters = Object.fromEntries(names.map((name) => [name, limiterOf(name)])) as Record<
    LimitName,
    RateLimiterPostgres
  >
  // Phone numbers, names and addresses stay out of the table.
  const hidden = (name: LimitName, key: string): string => {
    const counted = name.endsWith('ByAddress') ? networkOf(key) : key
    return sealer.index(`limit:${counted}`).toString('base64url')
  }

  const count = async (name: LimitName, key: string): Promise<Counted> => {
    try {
      const { consumedPoints } = await limiters[name].consume(hidden(name, key))
      return { allowed: true, tries: consumedPoints, reachedNow: false }
    } catch (refused) {
      if (refused instanceof RateLimiterRes) {
        const tries = refused.consumedPoints
        return { allowed: false, tries, reachedNow: tries === figures[name].points + 1 }
      }
      throw refused
    }
  }
  return {
    count,
    take: async (name, key) => {
      if (!(await count(name, key)).allowed) throw new Refusal('too_many_requests')
    },
    giveBack: async (name, key) => {
      await limiters[name].reward(hidden(name, key))
    },
    forget: async (name, key) => {
      await limiters[name].delete(hidden(name, key))
    },
  }
}

/** The library counts by the process's clock, in milliseconds. */
export const clearExpiredLimits = async (db: Db): Promise<void> => {
  await sql`delete from rate_limits where expire < ${Date.now()}`.execute(db)
}
