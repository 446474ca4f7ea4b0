import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cancelBooking } from '../../backend/bookings/cancel-booking.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { acceptOffer } from '../../backend/waiting/accept-offer.action.ts'
import { leaveQueue } from '../../backend/waiting/leave-queue.action.ts'
import { aSoldOutServing } from './sold-out.ts'

type SoldOut = Awaited<ReturnType<typeof aSoldOutServing>>

/** The first in line is offered a portion by day, and nobody has got round to telling her. */
const anOffer = async (): Promise<SoldOut & { first: number; second: number }> => {
  const sold = await aSoldOutServing()
  const { room, ids, booked, serving, database } = sold
  const [first = 0, second = 0] = ids
  await database.setNow(`${addDays(serving.day, -2)}T10:00:00+08:00`)
  for (const dinerId of [first, second]) await room.join(dinerId, { wish: 'ask' })
  for (const bookingId of booked) await room.cancel(bookingId)
  await room.tend()
  expect(await offersTold(sold, first)).toEqual(['waiting'])
  return { ...sold, first, second }
}

/** Whether she is still to be asked, and what became of it. */
const offersTold = async ({ db }: SoldOut, dinerId: number): Promise<string[]> => {
  const found = await sql<{ state: string }>`
    select state from notices where diner_id = ${dinerId} and kind = 'waiting_offer' order by id`.execute(
    db,
  )
  return found.rows.map(({ state }) => state)
}

test.each([
  [
    'taken',
    'waiting',
    ({ db, room, serving: { servingId }, first: dinerId }) =>
      inTransaction(db, (tx) => acceptOffer(tx, room.actor, { servingId, dinerId }, 'counter')),
  ],
  [
    'left to the next',
    'waiting',
    ({ db, room, serving: { servingId }, first: dinerId }) =>
      inTransaction(db, (tx) => leaveQueue(tx, room.actor, { servingId, dinerId })),
  ],
  [
    'given back among her meals',
    'waiting',
    async ({ db, room, serving: { servingId }, first }) => {
      const held = await sql<{ id: number }>`
        select id from bookings where serving_id = ${servingId} and diner_id = ${first} and state = 'held'`.execute(
        db,
      )
      await inTransaction(db, (tx) => cancelBooking(tx, room.actor, held.rows[0]?.id ?? 0, ''))
      await room.tend()
    },
  ],
  [
    'lapsed',
    'withdrawn',
    async ({ database, room }) => {
      await database.advance('61 minutes')
      await room.tend()
    },
  ],
] satisfies [string, string, (offer: Awaited<ReturnType<typeof anOffer>>) => Promise<unknown>][])(
  'an offer that was %s is told to nobody any more',
  async (_how, ofTheNext, comesToItsEnd) => {
    const offer = await anOffer()
    await comesToItsEnd(offer)
    expect(await offersTold(offer, offer.first)).toEqual(['withdrawn'])
    // Somebody else's is hers: it stands for as long as it does.
    expect(await offersTold(offer, offer.second)).toEqual([ofTheNext])
    await offer.sound()
  },
)

test('what she was told already stays told', async () => {
  const offer = await anOffer()
  await sql`update notices set state = 'sent', over_at = app_now() where diner_id = ${offer.first}`.execute(
    offer.db,
  )
  await offer.database.advance('61 minutes')
  await offer.room.tend()
  expect(await offersTold(offer, offer.first)).toEqual(['sent'])
})
