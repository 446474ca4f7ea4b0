import { sql } from 'kysely'
import type { Deps } from '../../backend/kernel/deps.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { deliverNotices } from '../../backend/notices/deliver-notices.job.ts'
import type { Messenger } from '../../backend/notices/messenger.ts'
import { queueNotice } from '../../backend/notices/queue-notice.action.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aCanteen, testSealer, type Canteen } from '../support/builders/place.ts'
import { aDatabase, type TestDatabase } from '../support/database.ts'

export interface Kept {
  readonly key: string
  readonly state: string
  readonly way: string
  readonly tries: number
  readonly failure: string | null
  readonly ref: string | null
  readonly params: Readonly<Record<string, unknown>>
}

export interface Outbox extends TestDatabase {
  readonly canteen: Canteen
  readonly deps: Pick<Deps, 'db' | 'sealer' | 'log'>
  readonly deliver: (messenger: Messenger) => Promise<void>
  /** Somebody with a mobile phone of her own, or the number she is to have. */
  readonly newDiner: (phone?: string) => Promise<Diner>
  /** So many yuan were paid onto her card: she is told. */
  readonly queue: (diner: Diner, yuan: number) => Promise<void>
  /** Everything about her, oldest first. */
  readonly about: (diner: Diner) => Promise<Kept[]>
}

/** An outbox at ten in the morning. */
export async function anOutbox(): Promise<Outbox> {
  const database = await aDatabase()
  const { db } = database
  await database.setNow('2026-11-26T10:00:00+08:00')
  const canteen = await aCanteen().in(db)
  const deps = { db, sealer: testSealer, log: createLog('silent') }
  let phones = 0
  return {
    ...database,
    canteen,
    deps,
    deliver: (messenger) => deliverNotices(deps, messenger),
    async newDiner(phone) {
      const diner = await aDiner(canteen).in(db)
      phones += 1
      await db
        .updateTable('diners')
        .set({ phone: phone ?? `1390000${String(phones).padStart(4, '0')}` })
        .where('id', '=', diner.dinerId)
        .execute()
      return diner
    },
    queue: ({ dinerId }, yuan) =>
      db.transaction().execute((tx) =>
        queueNotice(tx, {
          canteenId: canteen.canteenId,
          dinerId,
          kind: 'topped_up_online',
          params: { amountFen: fen(yuan * 100) },
        }),
      ),
    async about({ dinerId }) {
      const found = await sql<Kept>`
        select send_key as key, state, way, tries, failure, provider_ref as ref, params
        from notices where diner_id = ${dinerId} order by id`.execute(db)
      return found.rows
    },
  }
}

export const onlyOne = <T>(rows: readonly T[]): T => present(rows[0], 'one notice')
