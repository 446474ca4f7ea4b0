import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { roundChecks } from '../../backend/kernel/verify-rounds.store.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { aCashRound } from '../support/round-cash.ts'

const database = await aDatabase()
const { db, setNow } = database
await setNow('2026-11-22T10:00:00+08:00')
const app = await aQuietApp(database)

// One sum received short, and one on its way; the database's own guards are out, they would refuse all of this.
const { canteen, diners, carrier, counter } = await aCashRound(db, app.url, 1)
const dinerId = diners[0]?.dinerId ?? 0
await carrier.note(dinerId, 5_000)
await counter.receiveFirst(-200, '少了两块')
await carrier.note(dinerId, 1_000)
for (const table of ['carried_cash', 'cash_notes'])
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)

const [sums, money] = roundChecks.map(([name]) => name).filter((name) => name.startsWith('I4')) as [
  string,
  string,
]

const found = async (): Promise<string[]> => [
  ...new Set((await findBrokenInvariants(db)).map(({ invariant }) => invariant)),
]

test('the round is sound before', async () => {
  expect(await found()).toEqual([])
})

test.each([
  [
    'a sum on its way is not what was noted',
    [sums],
    `update carried_cash set noted_fen = noted_fen + 1 where received_at is null`,
    `update carried_cash set noted_fen = noted_fen - 1 where received_at is null`,
  ],
  [
    'a note that was received is in no wallet',
    [sums, money],
    `update cash_notes set transaction_id = null, for_order = gen_random_uuid() where transaction_id is not null`,
    `update cash_notes set transaction_id = (select min(id) from ledger_transactions where kind = 'carried_top_up') where for_order is not null`,
  ],
  [
    'a difference was found and not booked',
    [sums, money],
    `update carried_cash set difference_tx = null where received_at is not null`,
    `update carried_cash set difference_tx = (select max(id) from ledger_transactions where kind = 'carried_difference') where received_at is not null`,
  ],
  [
    'more was noted for her than she got',
    [sums, money],
    `update cash_notes set amount_fen = amount_fen + 5 where transaction_id is not null`,
    `update cash_notes set amount_fen = amount_fen - 5 where transaction_id is not null`,
  ],
  [
    'another sum was counted than lies in the drawer',
    [money],
    `update carried_cash set counted_fen = counted_fen + 1, difference_fen = difference_fen + 1 where received_at is not null`,
    `update carried_cash set counted_fen = counted_fen - 1, difference_fen = difference_fen - 1 where received_at is not null`,
  ],
])('%s: found, and gone when it is mended', async (_, names, breaks, mends) => {
  await sql.raw(breaks).execute(db)
  expect(await found()).toEqual(names)
  await sql.raw(mends).execute(db)
  expect(await found()).toEqual([])
})

test('and money said to come from a door that nobody noted', async () => {
  const entries = [
    { kind: 'drawer', canteenId: canteen.canteenId, dinerId: null, funderId: null, amountFen: 700 },
    { kind: 'wallet', canteenId: null, dinerId, funderId: null, amountFen: -700 },
  ]
  await sql`select post_ledger('carried_top_up', ${canteen.canteenId}, null, null, 'job:test', '',
    ${JSON.stringify(entries)}::jsonb)`.execute(db)
  expect(await found()).toEqual([money])
})
