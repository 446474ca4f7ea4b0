import { expect, test } from 'vitest'
import { tendWaitingList } from '../../backend/waiting/waiting-list.job.ts'
import { waitingRoutes } from '../../backend/waiting/waiting.routes.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { collectBooking } from '../../backend/bookings/collect-booking.action.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { anOffering } from '../support/builders/serving.ts'

import { anActor, aRoom } from '../support/room.ts'
import { aStandingTown } from './town.ts'

const dayOf = async (
  town: Awaited<ReturnType<typeof aStandingTown>>,
  mother: Awaited<ReturnType<typeof town.diner>>,
  day: string,
) => {
  const { days } = await town.room.ask(mother.herself, 'getComing', {
    params: { dinerId: mother.dinerId },
  })
  return days.find((one) => one.day === day)
}

test('one calendar has her own bookings, what is booked for her, when the rest will be, closed days and the moon', async () => {
  const town = await aStandingTown()
  const mother = await town.diner()
  const own = await town.lunch('2026-12-05')
  await town.lunch('2026-12-01')
  await town.order(mother)
  await town.room.ask(mother.herself, 'placeBooking', {
    body: {
      dinerId: mother.dinerId,
      servingId: own.servingId,
      lines: [{ offeringId: own.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'wallet',
      seenPayFen: 1200,
    },
  })
  await town.closeDay('2026-12-03')
  expect(await town.coming(mother)).toEqual({
    '12-01': 'booked',
    '12-02': 'standing',
    '12-03': 'closed',
    '12-04': 'standing',
    '12-05': 'booked',
    '12-07': 'standing',
    '12-08': 'standing',
    '12-09': 'standing',
    '12-10': 'standing',
    '12-11': 'standing',
  })
  expect(await dayOf(town, mother, '2026-12-01')).toMatchObject({
    lunar: { zh: '十月廿三' },
    meals: [{ state: 'booked', ticket: { when: { day: '2026-12-01' } }, place: null }],
  })
  // Within the seven days the menu decides; after them it is known on which day it will be booked.
  expect(await dayOf(town, mother, '2026-12-04')).toMatchObject({ meals: [{ booksOn: null }] })
  expect(await dayOf(town, mother, '2026-12-09')).toMatchObject({
    meals: [{ booksOn: '2026-12-02' }],
  })
})

test('a place in a queue stands there instead of the order that was refused, and what is kept for her only once', async () => {
  const town = await aStandingTown()
  const waiting = aRoom(town, [waitingRoutes])
  const [mother, neighbour] = [await town.diner(), await town.diner()]
  const { servingId, offeringId } = await town.lunch(
    '2026-12-01',
    anOffering().priced(1200).limitedTo(1),
  )
  const theirs = await town.room.ask(neighbour.herself, 'placeBooking', {
    body: {
      dinerId: neighbour.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'wallet',
      seenPayFen: 1200,
    },
  })
  await town.order(mother)
  expect(await town.coming(mother)).toMatchObject({ '12-01': 'skipped' })
  await waiting.ask(mother.herself, 'joinQueue', {
    params: { dinerId: mother.dinerId, servingId },
    body: { dish: offeringId, way: 'dine_in', wish: 'ask', pay: 'wallet', seenPayFen: fen(1200) },
  })
  expect(await dayOf(town, mother, '2026-12-01')).toMatchObject({
    meals: [{ state: 'waiting', place: { state: 'waiting', position: 1 } }],
  })
  await town.room.ask(neighbour.herself, 'cancelBooking', {
    params: { bookingId: theirs.id },
    body: {},
  })
  await tendWaitingList(town.room.deps)
  const day = await dayOf(town, mother, '2026-12-01')
  expect(day?.meals).toMatchObject([{ state: 'waiting', place: { state: 'offered' } }])
})

test('a meal she has eaten is not one she let go of', async () => {
  const town = await aStandingTown()
  const mother = await town.diner()
  await town.lunch('2026-12-01')
  await town.order(mother)
  const bookingId = await town.bookingOn(mother, '2026-12-01')
  await town.setNow('2026-12-01T11:40:00+08:00')
  const counter = anActor({ role: 'counter', placeId: town.canteen.communityId })
  await inTransaction(town.db, (tx) =>
    collectBooking(tx, { actor: counter, bookingId, cashFen: fen(0) }),
  )
  expect(await town.coming(mother)).not.toHaveProperty('12-01')
})

test('what is booked for later than two weeks is in the calendar too', async () => {
  const town = await aStandingTown((canteen) => canteen.bookableAhead(40))
  const mother = await town.diner()
  const { servingId, offeringId } = await town.lunch('2027-01-04')
  await town.room.ask(mother.herself, 'placeBooking', {
    body: {
      dinerId: mother.dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'wallet',
      seenPayFen: 1200,
    },
  })
  expect(await town.coming(mother)).toEqual({ '01-04': 'booked' })
})
