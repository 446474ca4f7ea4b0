import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aVoucherTown } from '../support/builders/voucher-town.ts'
import { prepareOneVoucher, raceForOne } from '../support/race/vouchers.ts'
import { spawnApp, startApp } from '../support/server.ts'

test('one voucher handed over for 20 meals at once pays for exactly one', async () => {
  const town = await aVoucherTown()
  const servers = await Promise.all([startApp(town), startApp(town)])
  const race = await prepareOneVoucher(town, 20)
  expect(
    await raceForOne(
      race,
      servers.map(({ url }) => url),
    ),
  ).toEqual([])
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

test('the same without its guard pays for several', async () => {
  const town = await aVoucherTown()
  await sql`alter table vouchers drop constraint vouchers_used`.execute(town.db)
  // A race needs several at once, also in a run in which every other pool has one connection.
  const unguarded = { guard: 'cut out', poolMax: 10 } as const
  const servers = await Promise.all([1, 2].map(() => spawnApp(town, unguarded)))
  const race = await prepareOneVoucher(town, 20)
  const wrong = await raceForOne(
    race,
    servers.map(({ url }) => url),
  )
  expect(wrong.join()).toMatch(/\d+ meals for one voucher/)
  expect((await findBrokenInvariants(town.db)).map(({ invariant }) => invariant)).toContain(
    'I2 voucher counter = Σ its live bookings ≤ what it is good for, all of them hers',
  )
})
