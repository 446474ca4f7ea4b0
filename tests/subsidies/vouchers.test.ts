import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../backend/kernel/database.ts'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { Api } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aVoucherTown, priceFen, worthFen } from '../support/builders/voucher-town.ts'

const lessFen = priceFen - worthFen

const mine = async (api: Api, dinerId: number) => {
  const { vouchers } = await api.call('listVouchers', { params: { dinerId } })
  return Object.fromEntries(
    vouchers.map(({ serial, usesLeft, state }) => [serial, `${usesLeft} ${state}`]),
  )
}

/** Everything a booking writes, counted. */
const written = async (db: Db): Promise<unknown> => {
  const found = await sql`
    select (select count(*) from bookings) as bookings, (select count(*) from booking_moves) as moves,
      (select count(*) from booking_vouchers) as held, (select sum(used) from vouchers) as used,
      (select sum(used) from usage_counters) as usage, (select sum(booked) from offerings) as booked,
      (select sum(booked_portions) from servings) as portions, (select count(*) from ledger_transactions) as ledger,
      (select count(*) from audit_entries where action like 'booking.%') as audit`.execute(db)
  return found.rows[0]
}

describe('a voucher in her name', () => {
  test('is taken by a booking, the one that ends first, and the price says so beforehand', async () => {
    const town = await aVoucherTown()
    const { dinerId, api } = await town.diner()
    const serving = await town.lunchOn('2026-12-02')
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'A' }]))
    const soon = { lastDay: serviceDay('2026-12-31') }
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'B' }], soon))
    const { offerings } = await api.call('getChoices', {
      params: { dinerId },
      query: { servingId: serving.servingId },
    })
    expect(offerings[0]?.ways[0]?.price.payFen).toBe(lessFen)
    const { id } = await api.call('placeBooking', town.order(dinerId, serving, lessFen))
    // One a meal, although she has two.
    expect(await mine(api, dinerId)).toEqual({ A: '1 good', B: '0 used' })
    const { recomputedPayFen, steps } = await api.call('explainPrice', {
      params: { bookingId: id },
    })
    expect([recomputedPayFen, steps[0]?.applied]).toEqual([lessFen, true])
    expect(await findBrokenInvariants(town.db)).toEqual([])
  })

  test('is the one she hands over, or none', async () => {
    const town = await aVoucherTown()
    const { dinerId, api } = await town.diner()
    const soon = { lastDay: serviceDay('2026-12-31') }
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'A' }], soon))
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'B' }]))
    const [first, second] = [await town.lunchOn('2026-12-02'), await town.lunchOn('2026-12-03')]
    await api.call('placeBooking', town.order(dinerId, first, lessFen, ['B']))
    const { id } = await api.call('placeBooking', town.order(dinerId, second, priceFen, []))
    expect(await mine(api, dinerId)).toEqual({ A: '1 good', B: '0 used' })
    const { lines, way } = town.order(dinerId, second, priceFen).body
    await api.call('amendBooking', {
      params: { bookingId: id },
      body: { lines, way, seenPayFen: lessFen, vouchers: ['A'] },
    })
    expect(await mine(api, dinerId)).toEqual({ A: '0 used', B: '0 used' })
    expect(await findBrokenInvariants(town.db)).toEqual([])
  })

  test('is given back when the meal is cancelled, and stays with it when it is changed', async () => {
    const town = await aVoucherTown()
    const { dinerId, api } = await town.diner()
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'A' }]))
    const serving = await town.lunchOn('2026-12-02')
    const { id } = await api.call('placeBooking', town.order(dinerId, serving, lessFen))
    const choices = await api.call('getChoices', {
      params: { dinerId },
      query: { servingId: serving.servingId },
    })
    expect(choices.offerings.map(({ ways }) => ways[0]?.price.payFen)).toEqual([lessFen, 500])
    const small = [{ offeringId: serving.offeringIds[1] ?? 0, quantity: 1 }]
    await api.call('amendBooking', {
      params: { bookingId: id },
      body: { lines: small, way: 'dine_in', seenPayFen: 500 },
    })
    expect(await mine(api, dinerId)).toEqual({ A: '0 used' })
    await api.call('cancelBooking', { params: { bookingId: id }, body: {} })
    expect(await mine(api, dinerId)).toEqual({ A: '1 good' })
    await api.call('placeBooking', town.order(dinerId, serving, lessFen))
    expect(await findBrokenInvariants(town.db)).toEqual([])
  })

  test.each([
    { more: {}, left: '0 used' },
    { more: { backWhenMissed: true }, left: '1 good' },
  ])('of a meal nobody came for: $left', async ({ more, left }) => {
    const town = await aVoucherTown('voucher', more)
    const { dinerId, api } = await town.diner()
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'A' }]))
    const serving = await town.lunchOn('2026-12-02')
    await api.call('placeBooking', town.order(dinerId, serving, lessFen))
    const params = { servingId: serving.servingId }
    await town.setNow('2026-12-01T16:00:00+08:00')
    await town.manager.call('closeServing', { params })
    await town.setNow('2026-12-02T20:00:00+08:00')
    await town.manager.call('markServed', { params })
    await town.manager.call('settleServing', { params })
    expect(await mine(api, dinerId)).toEqual({ A: left })
    expect(await findBrokenInvariants(town.db)).toEqual([])
  })
})

describe('refused, with nothing of the order done', () => {
  test('a used, an expired, a void, an unknown and somebody else’s voucher', async () => {
    const town = await aVoucherTown()
    const { dinerId, api } = await town.diner()
    const other = await town.diner()
    const give = (serial: string, whose: number, dates = {}) =>
      town.manager.call('issueVouchers', town.issue([{ dinerId: whose, serial }], dates))
    await give('used', dinerId)
    await give('expired', dinerId, { lastDay: serviceDay('2026-12-02') })
    await give('early', dinerId, { firstDay: serviceDay('2026-12-04') })
    await give('theirs', other.dinerId)
    const { vouchers } = await give('void', dinerId)
    const voucherId = vouchers[0]?.voucherId ?? 0
    const taken = { params: { dinerId, voucherId }, body: { reason: '丢了' } }
    await town.manager.call('voidVoucher', taken)
    expect(await town.manager.outcome('voidVoucher', taken)).toBe('voucher_void')
    const first = await town.lunchOn('2026-12-02')
    await api.call('placeBooking', town.order(dinerId, first, lessFen, ['used']))

    const before = await written(town.db)
    const serving = await town.lunchOn('2026-12-03')
    const tried = Object.fromEntries(
      await Promise.all(
        ['used', 'expired', 'early', 'theirs', 'void', 'none such'].map(async (serial) => [
          serial,
          await api.outcome('placeBooking', town.order(dinerId, serving, lessFen, [serial])),
        ]),
      ),
    )
    expect(tried).toEqual({
      used: 'voucher_used',
      expired: 'voucher_expired',
      early: 'voucher_expired',
      theirs: 'voucher_unknown',
      void: 'voucher_void',
      'none such': 'voucher_unknown',
    })
    expect(await written(town.db)).toEqual(before)
    expect(await findBrokenInvariants(town.db)).toEqual([])
  })
})

test('a ticket is good for its meals, and without one there is no meal', async () => {
  const town = await aVoucherTown('ticket')
  const { dinerId, api } = await town.diner()
  await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'T' }], { uses: 2 }))
  const days = [await town.lunchOn('2026-12-02'), await town.lunchOn('2026-12-03')]
  for (const serving of days) await api.call('placeBooking', town.order(dinerId, serving, 600))
  expect(await mine(api, dinerId)).toEqual({ T: '0 used' })
  const third = await town.lunchOn('2026-12-04')
  expect(await api.outcome('placeBooking', town.order(dinerId, third, priceFen))).toBe(
    'scheme_requires',
  )
  expect(await findBrokenInvariants(town.db)).toEqual([])
})

describe('giving them out', () => {
  test('is one batch, each in a name, numbered where the paper has no number, and on record', async () => {
    const town = await aVoucherTown()
    const people = await aDiner(town.canteen).times(3, town.db)
    const rows = people.map(({ dinerId }) => ({ dinerId }))
    const { vouchers } = await town.manager.call('issueVouchers', town.issue(rows))
    expect(vouchers.map(({ dinerId }) => dinerId)).toEqual(rows.map(({ dinerId }) => dinerId))
    expect(new Set(vouchers.map(({ serial }) => serial)).size).toBe(3)
    const acts = await sql<{ subject: string }>`
      select subject from audit_entries where action = 'voucher.issued' order by 1`.execute(town.db)
    expect(acts.rows.map(({ subject }) => subject)).toEqual(
      rows.map(({ dinerId }) => `diner:${dinerId}`).toSorted(),
    )
  })

  test('is all or nothing: a number taken or said twice, somebody of elsewhere, another scheme', async () => {
    const town = await aVoucherTown()
    const { dinerId } = await town.diner()
    const elsewhere = await aDiner(await aCanteen().named('真如食堂').in(town.db)).in(town.db)
    await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'A' }]))
    const outcome = (rows: { dinerId: number; serial?: string }[], more: object = {}) => {
      const asked = town.issue(rows)
      return town.manager.outcome('issueVouchers', { ...asked, body: { ...asked.body, ...more } })
    }
    const serials = (...list: string[]) => list.map((serial) => ({ dinerId, serial }))
    expect(await outcome(serials('B', 'A'))).toBe('voucher_exists')
    expect(await outcome(serials('C', 'C'))).toBe('voucher_exists')
    expect(await outcome([{ dinerId }, { dinerId: elsewhere.dinerId }])).toBe('diner_unknown')
    expect(await outcome([{ dinerId }], { schemeId: 9999 })).toBe('scheme_unknown')
    expect(await outcome([{ dinerId }], { lastDay: '2026-10-01' })).toBe('date_impossible')
    const kept = await sql<{ serial: string }>`select serial from vouchers`.execute(town.db)
    expect(kept.rows).toEqual([{ serial: 'A' }])
  })
})

test('a voucher that two meals hold, or that forgot one, is found', async () => {
  const town = await aVoucherTown()
  const { dinerId, api } = await town.diner()
  await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: 'A' }]))
  const serving = await town.lunchOn('2026-12-02')
  await api.call('placeBooking', town.order(dinerId, serving, lessFen))
  await sql`update vouchers set used = 0`.execute(town.db)
  const broken = await findBrokenInvariants(town.db)
  expect(broken.map(({ what }) => what)).toEqual(['voucher A: used 0 of 1, bookings 1'])
})
