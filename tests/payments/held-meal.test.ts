import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import type { Api } from '../support/api.ts'
import type { Diner } from '../support/builders/diner.ts'
import type { SignedIn } from '../support/builders/people.ts'
import { anOffering, aServing, type Serving } from '../support/builders/serving.ts'
import { anOnlineCanteen, sessionOf, type OnlineCanteen } from '../support/online.ts'

const price = 1500
/** A job runs every second. */

async function aServingAt(online: OnlineCanteen, limit = 10): Promise<Serving> {
  const offering = anOffering().priced(price).limitedTo(limit)
  return aServing(online.canteen).with(offering).in(online.database.db)
}

const orderOf = (serving: Serving, dinerId: number, pay: 'online' | 'wallet' | 'counter') => ({
  body: {
    dinerId,
    servingId: serving.servingId,
    lines: [{ offeringId: serving.offeringId, quantity: 1 }],
    way: 'dine_in' as const,
    pay,
    seenPayFen: price,
  },
})

/** Ordered, and sent to the page on which it is paid. */
async function aHeldMeal(online: OnlineCanteen, serving: Serving, diner: Diner & SignedIn) {
  const api = online.as(diner)
  const { id, ticket } = await api.call('placeBooking', orderOf(serving, diner.dinerId, 'online'))
  const { url, paymentId } = await api.call('payBookingOnline', { params: { bookingId: id } })
  return { bookingId: id, ticket, paymentId, session: sessionOf(url), api }
}

const stateOf = async ({ database }: OnlineCanteen, bookingId: number): Promise<string> => {
  const found = await sql<{ state: string }>`
    select state from bookings where id = ${bookingId}`.execute(database.db)
  return found.rows[0]?.state ?? ''
}

/** How her calendar calls each meal that is coming. */
const comingTo = async ({ api, dinerId }: { api: Api; dinerId: number }): Promise<string[]> => {
  const { days } = await api.call('getComing', { params: { dinerId } })
  return days.flatMap(({ meals }) => meals.map(({ state }) => state))
}

test('a meal is kept while it is paid, and hers with a number once the money is there', async () => {
  const online = await anOnlineCanteen()
  const serving = await aServingAt(online)
  const diner = await online.newDiner()
  const { bookingId, ticket, session, api } = await aHeldMeal(online, serving, diner)
  expect(ticket).toMatchObject({ state: 'held', number: null })
  expect(ticket.heldUntil).not.toBeNull()
  const { dinerId } = diner
  expect(await comingTo({ api, dinerId })).toEqual(['unpaid'])

  online.standIn.pay(session, { method: 'alipay', outcome: 'paid' })
  await online.standIn.deliverDue()
  await expect.poll(() => stateOf(online, bookingId)).toBe('placed')
  const booked = await api.call('getBooking', { params: { bookingId } })
  expect(booked.ticket).toMatchObject({ state: 'placed', number: 1, heldUntil: null })
  expect(await comingTo({ api, dinerId })).toEqual(['booked'])
  expect(await online.balanceOf(diner.dinerId)).toBe(0)
  expect(await findBrokenInvariants(online.database.db)).toEqual([])
})

test('kept portions are nobody else’s; let go they are', async () => {
  const online = await anOnlineCanteen()
  const serving = await aServingAt(online, 1)
  const [first, second] = [await online.newDiner(), await online.newDiner(5000)]
  const { bookingId, api } = await aHeldMeal(online, serving, first)
  const wish = orderOf(serving, second.dinerId, 'wallet')
  expect(await online.as(second).outcome('placeBooking', wish)).toBe('sold_out')
  await api.call('cancelBooking', { params: { bookingId }, body: {} })
  expect(await online.as(second).outcome('placeBooking', wish)).toBe('accepted')
  expect(await findBrokenInvariants(online.database.db)).toEqual([])
})

test('not paid in time it goes back; money that comes after all is hers, and somebody asks', async () => {
  const online = await anOnlineCanteen()
  const serving = await aServingAt(online)
  const diner = await online.newDiner()
  const { bookingId, session, api } = await aHeldMeal(online, serving, diner)
  await online.pass(21 * 60)
  await expect.poll(() => stateOf(online, bookingId)).toBe('cancelled')
  expect(await api.outcome('payBookingOnline', { params: { bookingId } })).toBe('hold_over')

  online.standIn.pay(session, { method: 'wechat_pay', outcome: 'paid' })
  await online.standIn.deliverDue()
  const told = () =>
    sql<{ kind: string }>`select kind from notices where diner_id = ${diner.dinerId} order by id`
      .execute(online.database.db)
      .then(({ rows }) => rows.map(({ kind }) => kind).join())
  await expect.poll(told).toBe('topped_up_online,paid_too_late')
  expect(await online.balanceOf(diner.dinerId)).toBe(price)
  expect(await stateOf(online, bookingId)).toBe('cancelled')
  expect(await findBrokenInvariants(online.database.db)).toEqual([])
})

test('the bank’s delay and its no: processing keeps the meal, a decline leaves it to be paid again', async () => {
  const online = await anOnlineCanteen()
  const serving = await aServingAt(online)
  const diner = await online.newDiner()
  const { bookingId, session, api, paymentId } = await aHeldMeal(online, serving, diner)
  online.standIn.pay(session, { method: 'alipay', outcome: 'processing' })
  await online.standIn.deliverDue()
  const payment = { params: { dinerId: diner.dinerId, paymentId } }
  expect(await api.call('getOnlinePayment', payment)).toMatchObject({ state: 'processing' })
  expect(await stateOf(online, bookingId)).toBe('held')

  online.standIn.settleAsync(session, 'failed')
  await online.standIn.deliverDue()
  expect(await api.call('getOnlinePayment', payment)).toMatchObject({ state: 'failed' })
  const again = await api.call('payBookingOnline', { params: { bookingId } })
  expect(again.paymentId).not.toBe(paymentId)
  online.standIn.pay(sessionOf(again.url), { method: 'card', outcome: 'paid' })
  await online.standIn.deliverDue()
  await expect.poll(() => stateOf(online, bookingId)).toBe('placed')
})

test('pressing pay twice is one payment, and a held meal is not handed over', async () => {
  const online = await anOnlineCanteen()
  const serving = await aServingAt(online)
  const diner = await online.newDiner()
  const { bookingId, paymentId, api } = await aHeldMeal(online, serving, diner)
  const twice = await api.call('payBookingOnline', { params: { bookingId } })
  expect(twice.paymentId).toBe(paymentId)
  expect(online.standIn.objects.sessions.size).toBe(1)
  const collect = { params: { bookingId }, body: {} }
  expect(await online.manager.outcome('collectBooking', collect)).toBe('not_paid_yet')
  const lines = [{ offeringId: serving.offeringId, quantity: 2 }]
  const body = { lines, way: 'dine_in' as const, seenPayFen: 3000 }
  const amend = { params: { bookingId }, body }
  expect(await api.outcome('amendBooking', amend)).toBe('booking_over')
})

test('at cut-off nothing is kept any more: the count freezes with what is paid', async () => {
  const online = await anOnlineCanteen()
  const serving = await aServingAt(online)
  const [slow, quick] = [await online.newDiner(), await online.newDiner(5000)]
  await online.as(quick).call('placeBooking', orderOf(serving, quick.dinerId, 'wallet'))
  const cutoff = await sql<{ at: Date }>`
    select cutoff_at as at from servings where id = ${serving.servingId}`.execute(
    online.database.db,
  )
  const at = cutoff.rows[0]?.at ?? new Date()
  await online.database.runFrom(new Date(at.getTime() - 60_000))
  const order = orderOf(serving, slow.dinerId, 'online')
  const { id, ticket } = await online.as(slow).call('placeBooking', order)
  expect(ticket.heldUntil).toEqual(ticket.can.until)
  await online.database.runFrom(new Date(at.getTime() + 1_000))
  await expect.poll(() => stateOf(online, id)).toBe('cancelled')
  const frozen = () =>
    sql<{ line: string }>`
      select s.state || ' ' || coalesce((select sum(portions) from frozen_counts f where f.serving_id = s.id), 0) as line
      from servings s where s.id = ${serving.servingId}`
      .execute(online.database.db)
      .then(({ rows }) => rows[0]?.line)
  await expect.poll(frozen).toBe('closed 1')
  expect(await findBrokenInvariants(online.database.db)).toEqual([])
})

test('less than the provider takes is said before anything is kept', async () => {
  const online = await anOnlineCanteen()
  const cheap = anOffering().priced(300).limitedTo(5)
  const serving = await aServing(online.canteen).with(cheap).in(online.database.db)
  const diner = await online.newDiner()
  const { body } = orderOf(serving, diner.dinerId, 'online')
  const wish = { body: { ...body, seenPayFen: 300 } }
  expect(await online.as(diner).outcome('placeBooking', wish)).toBe('amount_below_least')
})
