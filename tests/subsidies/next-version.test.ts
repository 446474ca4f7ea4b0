import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { type SignedIn } from '../support/builders/people.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aSchemeOffice } from '../support/scheme-office.ts'

const office = await aSchemeOffice('2026-12-31T09:00:00+08:00')
const { db, call, canteen, canteenId, officer, district } = office

/** From that age on so much off, once a week. */
const onceAWeek = (from: number, offFen: number) => ({
  label: { zh: `${from} 岁以上`, en: `from ${from}` },
  when: [{ kind: 'age', from }],
  benefit: { kind: 'fixed_per_meal', fen: offFen },
  limits: [{ per: 'week', times: 1 }],
})

async function switchedOn(code: string, firstDay: string, rules: object[]): Promise<number> {
  const entry = {
    code,
    name: { zh: '每周一餐', en: 'A meal a week' },
    place: district,
    firstDay,
    source: { title: '区民政局文件' },
    terms: { order: 10, choose: 'best', funder: '区民政局', rules },
  }
  const { schemeVersionId } = await officer.call('saveSchemeDraft', {
    params: { canteenId },
    body: { schemeVersionId: null, entry },
  })
  await officer.call('switchOnScheme', { params: { canteenId, schemeVersionId } })
  return schemeVersionId
}

async function bookingOf(diner: Diner & SignedIn, day: string, seenPayFen: number) {
  const serving = await aServing(canteen)
    .onDay(serviceDay(day))
    .with(anOffering().priced(1000))
    .in(db)
  return call(diner).outcome('placeBooking', {
    body: {
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen,
    },
  })
}

test('a version with a rule more in front keeps what the others have used of the week', async () => {
  const first = await switchedOn('weekly', '2027-01-04', [onceAWeek(80, 300)])
  const diner = await aDiner(canteen).aged(82).signedIn(db)
  const book = (day: string, payFen: number) => bookingOf(diner, day, payFen)
  expect(await book('2027-01-04', 700)).toBe('accepted')
  await officer.call('endScheme', {
    params: { canteenId, schemeVersionId: first },
    body: { lastDay: serviceDay('2027-01-05') },
  })
  const second = await switchedOn('weekly', '2027-01-06', [onceAWeek(95, 500), onceAWeek(80, 400)])
  const { versions } = await officer.call('listSchemeVersions', { params: { canteenId } })
  const saved = versions.find(({ schemeVersionId }) => schemeVersionId === second)
  expect(saved?.entry).toMatchObject({ terms: { rules: [{ id: '2' }, { id: '1' }] } })
  // Wednesday of the same week: used up. The Monday after: a week of its own, at the new rate.
  expect(await book('2027-01-06', 1000)).toBe('accepted')
  expect(await book('2027-01-11', 600)).toBe('accepted')
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('a version is withdrawn before its first day, and its days are free for another', async () => {
  const always = (offFen: number) => ({ ...onceAWeek(60, offFen), limits: [] })
  const at = (schemeVersionId: number) => ({ params: { canteenId, schemeVersionId } })
  const wrong = await switchedOn('always', '2027-02-01', [always(900)])
  const early = await aDiner(canteen).aged(70).signedIn(db)
  expect(await bookingOf(early, '2027-02-01', 100)).toBe('accepted')
  await officer.call('withdrawScheme', at(wrong))
  expect(await officer.outcome('withdrawScheme', at(wrong))).toBe('scheme_not_in_force')
  expect(await officer.outcome('switchOnScheme', at(wrong))).toBe('scheme_not_draft')
  const right = await switchedOn('always', '2027-02-01', [always(90)])
  const { versions } = await officer.call('listSchemeVersions', { params: { canteenId } })
  expect(versions.find((one) => one.schemeVersionId === wrong)?.state).toBe('ended')
  const later = await aDiner(canteen).aged(70).signedIn(db)
  expect(await bookingOf(later, '2027-02-02', 910)).toBe('accepted')
  // What was sold stays as it was sold.
  const kept = await sql<{ own: number }>`
    select own_fen as own from bookings where diner_id = ${early.dinerId}`.execute(db)
  expect(kept.rows).toEqual([{ own: 100 }])
  await office.setNow('2027-02-01T00:00:00+08:00')
  expect(await officer.outcome('withdrawScheme', at(right))).toBe('scheme_begun')
  expect(await findBrokenInvariants(db)).toEqual([])
})
