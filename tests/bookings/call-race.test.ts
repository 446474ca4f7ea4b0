import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { takeCall } from '../../backend/bookings/call-back.store.ts'
import type { Db } from '../../backend/kernel/database.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'

const { db } = await aDatabase()
const canteen = await aCanteen().in(db)
const { servingId } = await aServing(canteen).with(anOffering().priced(2000)).in(db)
const volunteers = await Promise.all(Array.from({ length: 8 }, () => aVolunteer(db, canteen)))
const rounds = 30

const guard = 'where call_claims.account_id = excluded.account_id or call_claims.until <= app_now()'
const cut: KyselyPlugin = {
  transformQuery: ({ node }) =>
    node.kind === 'RawNode'
      ? { ...node, sqlFragments: node.sqlFragments.map((text) => text.replace(guard, '')) }
      : node,
  transformResult: ({ result }) => Promise.resolve(result),
}

/** How many were told that the call is theirs, when all of them press at once. */
const race = async (pool: Db): Promise<number> => {
  const { dinerId } = await aDiner(canteen).in(db)
  const taken = await Promise.all(
    volunteers.map(({ accountId }) =>
      pool.transaction().execute((tx) => takeCall(tx, { servingId, dinerId }, accountId, 10)),
    ),
  )
  return taken.filter((until) => until !== null).length
}

test('eight volunteers press the same name at once: one has her', async () => {
  for (let round = 0; round < rounds; round += 1) expect(await race(db)).toBe(1)
  const held = await sql<{ n: number }>`select count(*)::int as n from call_claims`.execute(db)
  expect(held.rows[0]?.n).toBe(rounds)
})

test('without the guard the same race gives her to several', async () => {
  const winners: number[] = []
  for (let round = 0; round < 5; round += 1) winners.push(await race(db.withPlugin(cut)))
  expect(Math.max(...winners)).toBeGreaterThan(1)
})
