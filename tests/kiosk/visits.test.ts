import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { endVisitsLeft } from '../../backend/kiosk/quiet-visits.job.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aDevice, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { auditOf } from '../support/community.ts'
import { apiOf } from '../support/api.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'
import { aKiosk, forgetGuesses, openMeal } from './at-the-kiosk.ts'

const database = await aDatabase()
const { db, setNow, advance } = database
const morning = '2026-11-22T10:00:00+08:00'
await setNow(morning)
const canteen = await aCanteen().in(db)
const far = await aCanteen().named('双山食堂').in(db)
await aServing(canteen).onDay('2026-11-23').with(anOffering().containing('peanut')).in(db)
const { url } = await startApp(database)
const kiosk = await aKiosk(db, url, canteen)
const second = await aKiosk(db, url, canteen)
const chen = await aDiner(canteen).named('陈桂芳').withWallet(8650).in(db)
const wang = await aDiner(canteen).named('王阿福').in(db)
const { params } = kiosk

beforeEach(async () => {
  await setNow(morning)
  await forgetGuesses(db)
})

const never = (digits: string): string => String(999_999 - Number(digits)).padStart(6, '0')
const quarrel = { headers: { 'idempotency-key': '2f1c7a6e-3b1d-4c59-9b11-8f7a4f0e9a09' } }

describe('a visit', () => {
  test('shows a masked name and the next meal, and is kept nowhere by browsers', async () => {
    const { view } = await kiosk.scan(chen)
    expect(view.maskedName).toBe('陈*芳')
    expect(openMeal(view).offers).toHaveLength(1)
    expect(JSON.stringify(view)).not.toContain('陈桂芳')
    const path = `/api/canteens/${canteen.canteenId}/kiosk/visits`
    const answer = await kiosk.api.send('POST', path, {
      body: { token: chen.cardToken },
      ...quarrel,
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('is one at a time: the next card ends the one before', async () => {
    const first = await kiosk.scan(chen)
    expect(await kiosk.look(first.visit)).toBe('accepted')
    const next = await kiosk.scan(wang)
    expect(await kiosk.look(first.visit)).toBe('visit_over')
    expect(await kiosk.look(next.visit)).toBe('accepted')
  })

  test('belongs to its kiosk: another one is no use with the secret, and two go on beside each other', async () => {
    const here = await kiosk.scan(chen)
    const there = await second.scan(chen)
    expect(await second.look(here.visit)).toBe('visit_over')
    expect(await kiosk.look(here.visit)).toBe('accepted')
    expect(await second.look(there.visit)).toBe('accepted')
  })

  test('of many cards at once one visit is left', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, turn) => kiosk.scan(turn % 2 === 0 ? chen : wang)),
    )
    const open = await sql<{ n: number }>`
      select count(*)::int as n from kiosk_visits where device_id = ${kiosk.deviceId} and ended_at is null`.execute(
      db,
    )
    expect(open.rows[0]?.n).toBe(1)
  })

  test('is over after two quiet minutes', async () => {
    const { visit } = await kiosk.scan(chen)
    await advance('119 seconds')
    expect(await kiosk.look(visit)).toBe('accepted')
    await advance('119 seconds')
    expect(await kiosk.look(visit)).toBe('accepted')
    await advance('2 minutes')
    expect(await kiosk.look(visit)).toBe('visit_over')
    expect(
      await kiosk.api.outcome('placeKioskBooking', {
        params,
        body: { visit, servingId: 1, offeringId: 1, way: 'dine_in', pay: 'counter', seenPayFen: 0 },
      }),
    ).toBe('visit_over')
  })

  test('is over after ten minutes however busy', async () => {
    const { visit } = await kiosk.scan(chen)
    for (let minute = 1; minute < 10; minute += 1) {
      await advance('1 minute')
      expect(await kiosk.look(visit)).toBe('accepted')
    }
    await advance('1 minute')
    expect(await kiosk.look(visit)).toBe('visit_over')
  })

  test('ends when she says so, once and for all', async () => {
    const { visit } = await kiosk.scan(chen)
    await kiosk.api.call('endKioskVisit', { params, body: { visit } })
    await kiosk.api.call('endKioskVisit', { params, body: { visit } })
    expect(await kiosk.look(visit)).toBe('visit_over')
  })

  test('lies nowhere in plain: neither its secret nor the card', async () => {
    const { visit } = await kiosk.scan(chen)
    const { visit: typed } = await kiosk.type(chen.cardDigits)
    const stored = JSON.stringify([
      await db.selectFrom('kiosk_visits').selectAll().execute(),
      await db.selectFrom('idempotency_keys').selectAll().execute(),
    ])
    for (const secret of [visit, typed, chen.cardToken]) expect(stored).not.toContain(secret)
  })

  test('is on the record, without a name', async () => {
    await kiosk.type(wang.cardDigits)
    const entries = await auditOf(db, canteen.canteenId)
    expect(entries.at(-1)).toMatchObject({
      action: 'kiosk.visit_opened',
      actor: `device:${kiosk.deviceId}`,
      subject: `diner:${wang.dinerId}`,
      detail: { shown: 'digits' },
    })
  })
})

describe('who may open one', () => {
  const opens = (who: { cookies: Readonly<Record<string, string>> }, at = params) =>
    apiOf(url)(who).outcome('openKioskVisit', { params: at, body: { digits: chen.cardDigits } })

  test('a kiosk of the canteen, and nothing and nobody else', async () => {
    expect(await opens(await aDevice(db, 'kiosk', canteen))).toBe('accepted')
    for (const kind of ['counter', 'board', 'kitchen_tablet'] as const)
      expect(await opens(await aDevice(db, kind, canteen))).toBe('sign_in_required')
    expect(await opens({ cookies: {} })).toBe('sign_in_required')
    for (const role of ['manager', 'counter', 'volunteer'] as const)
      expect(await opens(await aStaffMember(db, role, canteen))).toBe('not_yours')
    expect(await opens(await aDevice(db, 'kiosk', far))).toBe('not_yours')
    expect(await opens(await aDevice(db, 'kiosk', far), { canteenId: far.canteenId })).toBe(
      'card_unknown',
    )
  })

  test('a kiosk that was switched off is out at once, in the middle of a visit', async () => {
    const lost = await aKiosk(db, url, canteen)
    const { visit } = await lost.scan(chen)
    await sql`update devices set revoked_at = app_now() where id = ${lost.deviceId}`.execute(db)
    expect(await lost.look(visit)).toBe('device_revoked')
    expect(await lost.typed(chen.cardDigits)).toBe('device_revoked')
  })

  test('a card of elsewhere is sent to the window, and nothing is told of it', async () => {
    const stranger = await aDiner(far).in(db)
    expect(
      await kiosk.api.outcome('openKioskVisit', { params, body: { token: stranger.cardToken } }),
    ).toBe('card_elsewhere')
  })

  test.each([{}, { token: 'x'.repeat(43), digits: '123456' }])('%j is no card', async (body) => {
    expect(await kiosk.api.outcome('openKioskVisit', { params, body })).toBe('malformed')
  })
})

describe('guessing six digits', () => {
  test('ten wrong ones lock the keys of this kiosk; cards and the other kiosk go on', async () => {
    const outcomes: string[] = []
    for (let guess = 0; guess < 12; guess += 1)
      outcomes.push(await kiosk.typed(never(chen.cardDigits)))
    expect(outcomes.slice(0, 10).every((outcome) => outcome === 'card_unknown')).toBe(true)
    expect(outcomes.slice(10)).toEqual(['digits_locked', 'digits_locked'])
    expect(await kiosk.typed(chen.cardDigits)).toBe('digits_locked')
    expect((await kiosk.scan(chen)).view.maskedName).toBe('陈*芳')
    expect(await second.typed(chen.cardDigits)).toBe('accepted')
    const locks = (await auditOf(db, canteen.canteenId)).filter(
      ({ action }) => action === 'kiosk.digits_locked',
    )
    expect(locks).toHaveLength(1)
  })

  test('typed right all morning by everybody they still work', async () => {
    const people = await aDiner(canteen).times(40, db)
    for (const { cardDigits } of people) expect(await kiosk.typed(cardDigits)).toBe('accepted')
  })

  test('one card’s digits are typed twenty times an hour, at whichever kiosk', async () => {
    const outcomes: string[] = []
    for (let turn = 0; turn < 22; turn += 1)
      outcomes.push(await (turn % 2 === 0 ? kiosk : second).typed(wang.cardDigits))
    expect(outcomes.slice(0, 20).every((outcome) => outcome === 'accepted')).toBe(true)
    expect(outcomes.slice(20)).toEqual(['digits_locked', 'digits_locked'])
    expect(await kiosk.typed(chen.cardDigits)).toBe('accepted')
  })
})

test('what the job finds quiet it ends, and a month later nobody knows who stood there', async () => {
  await kiosk.scan(chen)
  await endVisitsLeft({ db })
  const open = () =>
    db.selectFrom('kiosk_visits').select('id').where('ended_at', 'is', null).execute()
  const before = await open()
  expect(before.length).toBeGreaterThan(0)
  await advance('3 minutes')
  await endVisitsLeft({ db })
  expect(await open()).toEqual([])
  await advance('31 days')
  await endVisitsLeft({ db })
  expect(await db.selectFrom('kiosk_visits').select('id').execute()).toEqual([])
})
