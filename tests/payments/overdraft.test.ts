import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'

const books = await aBookkeeping('full_price')
const { db } = books
const { canteenId } = books.canteen

const owing = async (overdraftFen: number): Promise<string> => {
  const policy = await books.manager.call('getPolicy', { params: { canteenId } })
  return books.manager.outcome('changePolicy', {
    params: { canteenId },
    body: { ...policy, overdraftFen },
  })
}
const account = async ({ dinerId }: Resident) =>
  db
    .selectFrom('ledger_accounts')
    .select(['balance_fen as balance', 'floor_fen as floor'])
    .where('diner_id', '=', dinerId)
    .executeTakeFirst()

const offered = async (who: Resident, servingId: number) => {
  const { offerings } = await books
    .as(who)
    .call('getChoices', { params: { dinerId: who.dinerId }, query: { servingId } })
  return offerings[0]?.ways[0]?.payment
}

let day = 1
const nextLunch = () => {
  day += 1
  return books.lunch(`2026-11-${String(day).padStart(2, '0')}`)
}
beforeAll(() => books.at('2026-11-01', '09:00'))

test('without an overdraft cash is offered and named as the way out', async () => {
  expect(await owing(0)).toBe('accepted')
  const serving = await nextLunch()
  const who = await books.resident(900)
  expect(await offered(who, serving.servingId)).toEqual({
    by: 'counter',
    dueFen: 1200,
    shortFen: 300,
  })
  const refused = await books
    .book(who, serving)
    .then(() => null)
    .catch((error: { refusal: { code: string; sentence: string } }) => error.refusal)
  expect(refused).toMatchObject({ code: 'wallet_short', sentence: '还差 3 元，可以到食堂付现金。' })
  await books.book(who, serving, 'counter')
})

test('down to the policy’s line and not a fen further', async () => {
  expect(await owing(500)).toBe('accepted')
  const serving = await nextLunch()
  const enough = await books.resident(700)
  const short = await books.resident(699)
  expect(await offered(enough, serving.servingId)).toMatchObject({ by: 'wallet', shortFen: 0 })
  await books.book(enough, serving)
  expect(await account(enough)).toEqual({ balance: -500, floor: -500 })
  expect(await offered(short, serving.servingId)).toMatchObject({ by: 'counter', shortFen: 1 })
  await expect(books.book(short, serving)).rejects.toThrow('wallet_short')
  expect(
    await books.as(enough).call('getWallet', { params: { dinerId: enough.dinerId } }),
  ).toMatchObject({
    balanceFen: -500,
  })
})

test('somebody who never topped up may owe as much', async () => {
  expect(await owing(1200)).toBe('accepted')
  const who = await books.resident(0)
  await books.book(who, await nextLunch())
  expect(await account(who)).toEqual({ balance: -1200, floor: -1200 })
})

test('a stricter policy leaves a wallet the floor it needs, and takes it back as she pays', async () => {
  expect(await owing(1000)).toBe('accepted')
  const low = await books.resident(400)
  const fine = await books.resident(4000)
  await books.book(low, await nextLunch())
  expect(await owing(200)).toBe('accepted')
  expect(await account(low)).toEqual({ balance: -800, floor: -800 })
  expect(await account(fine)).toEqual({ balance: 4000, floor: -200 })
  await books.counter.call('topUpInCash', {
    params: { canteenId },
    body: { dinerId: low.dinerId, amountFen: 500 },
  })
  expect(await account(low)).toEqual({ balance: -300, floor: -300 })
  await books.counter.call('topUpInCash', {
    params: { canteenId },
    body: { dinerId: low.dinerId, amountFen: 500 },
  })
  expect(await account(low)).toEqual({ balance: 200, floor: -200 })
})

test('a meal not collected is charged as far as she may owe; the rest is the canteen’s loss', async () => {
  expect(await owing(200)).toBe('accepted')
  const serving = await nextLunch()
  const who = await books.resident(1200)
  await books.book(who, serving)
  await books.settle(serving)
  // Full price is 15 yuan: 12 were prepaid, of the other 3 she may owe 2.
  expect(await account(who)).toEqual({ balance: -200, floor: -200 })
  const lost = await sql<{ fen: number }>`
    select sum(e.amount_fen)::bigint as fen from ledger_entries e join ledger_accounts a on a.id = e.account_id
    join ledger_transactions t on t.id = e.transaction_id join bookings b on b.id = t.booking_id
    where a.kind = 'missed_loss' and b.diner_id = ${who.dinerId}`.execute(db)
  expect(lost.rows[0]?.fen).toBe(100)
})

test('limits nobody may set are refused, and the change is in the audit', async () => {
  expect(await owing(10_001)).toBe('malformed')
  expect(await owing(-1)).toBe('malformed')
  expect(await owing(1.5)).toBe('malformed')
  const { entries } = await books.manager.call('listAudit', { params: { canteenId } })
  expect(entries.find(({ action }) => action === 'canteen.policy_changed')?.detail).toHaveProperty(
    'overdraftFen',
  )
})

test('another canteen’s residents keep their own floor', async () => {
  const moved = await books.resident(500)
  await sql`insert into canteens (community_id, name, name_en, phone, address, overdraft_fen)
    select community_id, '别的食堂', 'Other', phone, address, 900 from canteens where id = ${canteenId}`.execute(
    db,
  )
  await sql`update diners set home_canteen_id = (select id from canteens where name = '别的食堂') where id = ${moved.dinerId}`.execute(
    db,
  )
  expect(await account(moved)).toEqual({ balance: 500, floor: -900 })
  expect(await owing(100)).toBe('accepted')
  expect(await account(moved)).toEqual({ balance: 500, floor: -900 })
  expect(await findBrokenInvariants(db)).toEqual([])
})
