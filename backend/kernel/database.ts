import { Kysely, PostgresDialect } from 'kysely'
import type { Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from '../../db/types.ts'
import { invariant } from '../vocabulary/invariant.ts'

export type Db = Kysely<Tables>
/** "Must run in a transaction" is a type: a pool does not fit. */
export type Tx = Transaction<Tables>
/** For reads that may run in or outside a transaction. */
export type Reader = Kysely<Tables>

const wholeNumber = (text: string): number => {
  const number = Number(text)
  invariant(Number.isSafeInteger(number), `a database integer beyond 2^53: ${text}`)
  return number
}

// Parsed once, here: int8 and its arrays as numbers, numeric as number, dates stay strings (they are no instants).
const int8 = 20
const numeric = 1700
const date = 1082
// @types/pg lists scalar types only; array types go through the same registry.
const int8Array = 1016 as number
const textArray = 1009 as number
pg.types.setTypeParser(int8, wholeNumber)
pg.types.setTypeParser(numeric, Number)
pg.types.setTypeParser(date, (text) => text)
const registry = pg.types as unknown as {
  setTypeParser: (oid: number, parse: (text: string) => unknown) => void
  getTypeParser: (oid: number) => (text: string) => string[]
}
const parseTextArray = registry.getTypeParser(textArray)
registry.setTypeParser(int8Array, (text) => parseTextArray(text).map(wholeNumber))

export interface DatabaseOptions {
  /** Connections in the pool; 10-20 in total over all processes, more is slower. */
  readonly max?: number
  /** Called once per statement sent: the bench counts them. */
  readonly onStatement?: (sql: string) => void
  readonly applicationName?: string
}

/** Opens a pool whose sessions give up rather than hang: lock 2 s, statement 5 s, idle in transaction 10 s. */
export const openDatabase = (url: string, options: DatabaseOptions = {}): Db => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'nuancan',
    connectionTimeoutMillis: 5_000,
    options:
      '-c lock_timeout=2000 -c statement_timeout=5000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC',
  })
  // A backend that dies between two statements of a transaction emits 'error' on its client; unheard, it ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  const { onStatement } = options
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    ...(onStatement ? { log: (event) => onStatement(event.query.sql) } : {}),
  })
}
