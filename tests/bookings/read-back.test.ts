import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { amendBooking } from '../../backend/bookings/amend-booking.action.ts'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import type { ReadBack } from '../../backend/vocabulary/meal.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { anActor } from '../support/room.ts'

const { db } = await aDatabase()
const canteen = await aCanteen().in(db)
const { canteenId } = canteen
const { servingId, offeringIds } = await aServing(canteen)
  .with(anOffering().priced(2000), anOffering().named('清蒸鲈鱼').priced(1600))
  .in(db)
const named = (actor: Actor, name: string): Actor => ({
  ...actor,
  accountId: 7,
  key: 'account:7',
  name,
})
const volunteer = named(anActor({ role: 'volunteer', canteenId }), '林小梅')

const line = (dish: 0 | 1) => [
  {
    offeringId: offeringIds[dish] ?? 0,
    quantity: 1,
    variant: { texture: 'regular' as const, tweaks: [], omits: [] },
  },
]
const orders = async (actor: Actor, dinerId: number, readBack: ReadBack): Promise<number> =>
  (
    await inTransaction(db, (tx) =>
      placeBooking(tx, {
        actor,
        dinerId,
        servingId,
        lines: line(0),
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: fen(2000),
        channel: 'phone',
        readBack,
      }),
    )
  ).bookingId
const moves = async (bookingId: number) =>
  (
    await sql<{ move: string; by: string; heard: boolean }>`
      select move, actor_name as by, read_back_at is not null as heard from booking_moves where booking_id = ${bookingId} order by seq`.execute(
      db,
    )
  ).rows

test('an order, its change and its end each keep that she said yes, and who asked her', async () => {
  const { dinerId } = await aDiner(canteen).in(db)
  const bookingId = await orders(volunteer, dinerId, 'yes')
  await inTransaction(db, (tx) =>
    amendBooking(tx, {
      actor: named(volunteer, '胡佩芬'),
      bookingId,
      lines: line(1),
      way: 'dine_in',
      seenPayFen: fen(1600),
      readBack: 'yes',
    }),
  )
  await inTransaction(db, (tx) => cancelBooking(tx, volunteer, bookingId, '', 'yes'))
  expect(await moves(bookingId)).toEqual([
    { move: 'place', by: '林小梅', heard: true },
    { move: 'amend', by: '胡佩芬', heard: true },
    { move: 'cancel', by: '林小梅', heard: true },
  ])
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('an order taken without reading it back says nothing', async () => {
  const { dinerId } = await aDiner(canteen).in(db)
  expect(await moves(await orders(volunteer, dinerId, 'no'))).toMatchObject([{ heard: false }])
})

test('she herself and her family have nobody to read it back to', async () => {
  for (const role of ['diner', 'family'] as const) {
    const { dinerId } = await aDiner(canteen).in(db)
    const actor = named(anActor({ role, dinerId, permissions: ['book'] }), '陈女儿')
    expect(await moves(await orders(actor, dinerId, 'yes'))).toMatchObject([{ heard: false }])
  }
})

test('a try at the telephone that nobody put on the record is found', async () => {
  const { dinerId } = await aDiner(canteen).in(db)
  await sql`insert into call_tries (serving_id, diner_id, outcome, tried_by, tried_by_name)
    values (${servingId}, ${dinerId}, 'no_answer', 'account:7', '林小梅')`.execute(db)
  expect((await findBrokenInvariants(db)).map(({ invariant }) => invariant)).toEqual([
    'I9 what came of a call is on the record',
  ])
  await expect(sql`delete from call_tries`.execute(db)).rejects.toThrow(/./)
})
