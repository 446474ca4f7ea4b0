import { sql } from 'kysely'
import type { Tx } from '../../backend/kernel/database.ts'
import type { Verified } from '../../backend/vocabulary/recognition.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { LivedBooking } from './history.ts'
import type { LoadedAccount, LoadedAccounts } from './load-accounts.ts'
import type { LoadedPlaces } from './load-places.ts'
import { insertNumbered, insertRows } from './load-rows.ts'

export interface Doer {
  readonly key: string
  readonly name: string
}

export const doerOf = ({ accountId, name }: LoadedAccount): Doer => ({
  key: `account:${accountId}`,
  name,
})

/** Whoever hands out meals and takes cash at that canteen. */
export const atCounter = (accounts: LoadedAccounts, { plan }: LivedBooking): Doer =>
  doerOf(accounts.counter[plan.canteen])

export const clockwork: Doer = { key: 'job:due-servings', name: 'due-servings' }

export const placerOf = (accounts: LoadedAccounts, booking: LivedBooking): Doer => {
  const { placedBy, resident } = booking.plan
  switch (placedBy.kind) {
    case 'self':
      return doerOf(present(accounts.residents.get(resident), 'who books has an account'))
    case 'family':
      return doerOf(present(accounts.families[placedBy.family], 'a family member'))
    case 'volunteer':
      return doerOf(present(accounts.volunteers[placedBy.volunteer], 'a volunteer'))
    case 'counter':
      return atCounter(accounts, booking)
  }
}

/** Who ended it: the counter handed it over, the clockwork missed it, whoever placed it cancelled it. */
export const enderOf = (accounts: LoadedAccounts, booking: LivedBooking): Doer => {
  if (booking.state === 'missed') return clockwork
  return booking.state === 'collected' ? atCounter(accounts, booking) : placerOf(accounts, booking)
}

const moveOf = {
  collected: 'collect',
  missed: 'miss',
  cancelled: 'cancel',
  placed: 'place',
} as const

/** Most show their card; one in seven has left it at home and says her name. */
const knownBy = (bookingId: number): Verified => (bookingId % 7 === 0 ? 'name' : 'card')

interface Numbered {
  readonly booking: LivedBooking
  readonly bookingId: number
}

const insertHeads = async (
  tx: Tx,
  places: LoadedPlaces,
  accounts: LoadedAccounts,
  dinerIds: readonly number[],
  lived: readonly LivedBooking[],
): Promise<Numbered[]> => {
  const tickets = new Map<number, number>()
  const ids = await insertNumbered(
    tx,
    'bookings',
    lived.map((booking) => {
      const { plan, serving, quote } = booking
      const placer = placerOf(accounts, booking)
      const ticket = (tickets.get(serving.servingId) ?? 0) + 1
      tickets.set(serving.servingId, ticket)
      return {
        serving_id: serving.servingId,
        canteen_id: places.canteenId[plan.canteen],
        diner_id: present(dinerIds[plan.resident], 'a booking has a diner'),
        state: booking.state,
        way: plan.way,
        payment: plan.payment,
        channel: plan.channel,
        placed_by: placer.key,
        placed_by_name: placer.name,
        portions: plan.quantity,
        price_fen: quote.listFen,
        own_fen: quote.payFen,
        ticket_no: ticket,
        placed_at: booking.placedAt,
        ended_at: booking.endedAt,
      }
    }),
  )
  return lived.map((booking, nth) => ({ booking, bookingId: ids[nth] ?? 0 }))
}

const insertRevisions = async (tx: Tx, numbered: readonly Numbered[]): Promise<void> => {
  const revision = 1
  await insertRows(
    tx,
    'booking_lines',
    numbered.map(({ bookingId, booking: { plan, offering } }) => ({
      booking_id: bookingId,
      revision,
      line_no: 1,
      offering_id: offering.offeringId,
      quantity: plan.quantity,
      texture: plan.variant.texture,
      tweaks: [...plan.variant.tweaks],
      omits: [...plan.variant.omits],
      unit_price_fen: offering.priceFen,
    })),
  )
  await insertRows(
    tx,
    'booking_quotes',
    numbered.map(({ bookingId, booking }) => ({
      booking_id: bookingId,
      revision,
      inputs: JSON.stringify(booking.inputs),
      quote: JSON.stringify(booking.quote),
      quoted_at: booking.placedAt,
    })),
  )
  await insertRows(
    tx,
    'booking_payers',
    numbered.flatMap(({ bookingId, booking: { quote } }) =>
      quote.payers.map((payer, nth) => ({
        booking_id: bookingId,
        revision,
        line_no: nth + 1,
        funder_id: payer.funderId,
        scheme_version_id: payer.schemeVersionId,
        amount_fen: payer.amountFen,
      })),
    ),
  )
}

const insertMoves = async (
  tx: Tx,
  accounts: LoadedAccounts,
  numbered: readonly Numbered[],
): Promise<void> => {
  await insertRows(
    tx,
    'booking_moves',
    numbered.flatMap(({ bookingId, booking }) => {
      const placer = placerOf(accounts, booking)
      const ender = enderOf(accounts, booking)
      const placed = {
        seq: 1,
        state: 'placed',
        move: 'place',
        actor: placer.key,
        actor_name: placer.name,
        at: booking.placedAt,
        verified: '',
      }
      const ended = {
        seq: 2,
        state: booking.state,
        move: moveOf[booking.state],
        actor: ender.key,
        actor_name: ender.name,
        at: booking.endedAt,
        verified: booking.state === 'collected' ? knownBy(bookingId) : '',
      }
      return (booking.endedAt ? [placed, ended] : [placed]).map((move) => ({
        booking_id: bookingId,
        ...move,
      }))
    }),
  )
}

/** What bookings hold of their diners' limits; the cancelled ones have given it back. */
const insertUsages = async (
  tx: Tx,
  dinerIds: readonly number[],
  numbered: readonly Numbered[],
): Promise<void> => {
  const held = numbered
    .filter(({ booking }) => booking.state !== 'cancelled')
    .flatMap(({ bookingId, booking }) =>
      booking.usages.map((usage) => ({
        ...usage,
        bookingId,
        dinerId: dinerIds[booking.plan.resident] ?? 0,
      })),
    )
  await insertRows(
    tx,
    'booking_usages',
    held.map(({ bookingId, limitKey, periodStart, amount }) => ({
      booking_id: bookingId,
      limit_key: limitKey,
      period_start: periodStart,
      amount,
    })),
  )
  const counters = new Map<string, (typeof held)[number]>()
  for (const usage of held) {
    const key = `${usage.dinerId} ${usage.limitKey} ${usage.periodStart}`
    const amount = (counters.get(key)?.amount ?? 0) + usage.amount
    counters.set(key, { ...usage, amount })
  }
  await insertRows(
    tx,
    'usage_counters',
    [...counters.values()].map(({ dinerId, limitKey, periodStart, amount, cap }) => ({
      diner_id: dinerId,
      limit_key: limitKey,
      period_start: periodStart,
      used: amount,
      cap,
    })),
  )
}

/** Every change of an offering's count, with the figure before it: the board's log. */
const insertChanges = async (tx: Tx, numbered: readonly Numbered[]): Promise<void> => {
  const counts = new Map<number, number>()
  const changes = numbered
    .flatMap(({ bookingId, booking }) => {
      const { plan, state, placedAt, endedAt } = booking
      const placed = { at: placedAt, portions: plan.quantity, booking, bookingId }
      return state === 'cancelled' && endedAt
        ? [placed, { ...placed, at: endedAt, portions: -plan.quantity }]
        : [placed]
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  await insertRows(
    tx,
    'count_changes',
    changes.map(({ at, portions, bookingId, booking: { serving, offering } }) => {
      const from = counts.get(offering.offeringId) ?? 0
      counts.set(offering.offeringId, from + portions)
      return {
        serving_id: serving.servingId,
        offering_id: offering.offeringId,
        booking_id: bookingId,
        from_portions: from,
        to_portions: from + portions,
        at,
      }
    }),
  )
}

/** Counters as the bookings leave them, and the frozen counts of what is closed. */
const countUp = async (tx: Tx): Promise<void> => {
  await sql`
    update offerings o set booked = a.portions from (
      select l.offering_id, sum(l.quantity) as portions from bookings b
      join booking_lines l on l.booking_id = b.id and l.revision = b.revision
      where b.state <> 'cancelled' group by l.offering_id) a
    where a.offering_id = o.id`.execute(tx)
  await sql`
    update serving_ways w set booked = a.portions from (
      select serving_id, way, sum(portions) as portions from bookings where state <> 'cancelled' group by serving_id, way) a
    where a.serving_id = w.serving_id and a.way = w.way`.execute(tx)
  await sql`
    update servings s set booked_portions = a.portions, last_ticket = a.tickets from (
      select serving_id, coalesce(sum(portions) filter (where state <> 'cancelled'), 0) as portions, max(ticket_no) as tickets
      from bookings group by serving_id) a
    where a.serving_id = s.id`.execute(tx)
  await sql`
    insert into frozen_counts (serving_id, offering_id, texture, tweaks, omits, portions)
    select b.serving_id, l.offering_id, l.texture, l.tweaks, l.omits, sum(l.quantity)
    from bookings b
    join servings s on s.id = b.serving_id and s.closed_at is not null
    join booking_lines l on l.booking_id = b.id and l.revision = b.revision
    where b.state <> 'cancelled'
    group by b.serving_id, l.offering_id, l.texture, l.tweaks, l.omits`.execute(tx)
}

/** Writes lived bookings with everything that hangs on them except money and audit. */
export const loadHistory = async (
  tx: Tx,
  places: LoadedPlaces,
  accounts: LoadedAccounts,
  dinerIds: readonly number[],
  lived: readonly LivedBooking[],
): Promise<ReadonlyMap<LivedBooking, number>> => {
  const numbered = await insertHeads(tx, places, accounts, dinerIds, lived)
  await insertRevisions(tx, numbered)
  await insertMoves(tx, accounts, numbered)
  await insertUsages(tx, dinerIds, numbered)
  await insertChanges(tx, numbered)
  await countUp(tx)
  return new Map(numbered.map(({ booking, bookingId }) => [booking, bookingId]))
}
