import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { monthOf, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aDiner } from '../support/builders/diner.ts'
import { anOfficial, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aSchemeOffice } from '../support/scheme-office.ts'

const office = await aSchemeOffice('2026-11-30T09:00:00+08:00')
const { db, call, canteen, canteenId, officer, district, priceOn } = office
const street = call(await anOfficial(db, 'officer', canteen.streetId))
const streetPath = `${district}/甘泉路街道`

let made = 0
const aCode = (): string => `s${(made += 1)}`

/** 80 and over pay so much less, as an officer would type it. */
const scheme = (code: string, more: object = {}, offFen = 300) => ({
  code,
  name: { zh: '高龄补贴', en: 'Subsidy for the very old' },
  place: district,
  firstDay: '2026-12-02',
  source: { title: '区民政局文件' },
  terms: {
    order: 10,
    choose: 'best',
    funder: '区民政局',
    rules: [
      {
        label: { zh: '80 岁以上', en: '80 and over' },
        when: [{ kind: 'age', from: 80 }],
        benefit: { kind: 'fixed_per_meal', fen: offFen },
      },
    ],
  },
  ...more,
})

const draft = async (entry: Record<string, unknown>): Promise<number> => {
  const { schemeVersionId } = await officer.call('saveSchemeDraft', {
    params: { canteenId },
    body: { schemeVersionId: null, entry },
  })
  return schemeVersionId
}
const at = (schemeVersionId: number) => ({ params: { canteenId, schemeVersionId } })

describe('a scheme from its paper', () => {
  test('is tried on somebody made up, beside what holds, and kept nowhere', async () => {
    const body = {
      entry: scheme(aCode()),
      case: { diner: { age: 82 }, meal: { day: '2026-12-02', priceFen: 1000 } },
      beside: 'others' as const,
    }
    const { answer, remarks } = await officer.call('tryScheme', { params: { canteenId }, body })
    expect(remarks).toEqual([])
    expect(answer).toMatchObject({ payFen: 700, subsidyFen: 300 })
    expect((await officer.call('listSchemeVersions', { params: { canteenId } })).versions).toEqual(
      [],
    )
  })

  test('says what is wrong with it where it is wrong, in both languages', async () => {
    const entry = scheme(aCode())
    for (const rule of entry.terms.rules) rule.benefit.fen = -1
    const { remarks, answer } = await officer.call('tryScheme', {
      params: { canteenId },
      body: { entry, beside: 'nothing' },
    })
    expect(answer).toBeNull()
    expect(remarks).toMatchObject([{ weight: 'fault', at: 'terms.rules.0.benefit.fen' }])
    expect(remarks[0]?.words.zh).toBe('要大于 0')
    expect(
      await officer.outcome('saveSchemeDraft', {
        params: { canteenId },
        body: { schemeVersionId: null, entry },
      }),
    ).toBe('scheme_unreadable')
  })

  test('with a fault is kept as a draft, and not switched on', async () => {
    const entry = scheme(aCode())
    const doubtful = {
      ...entry,
      terms: {
        ...entry.terms,
        rules: [
          { ...entry.terms.rules[0], when: [{ kind: 'fact', fact: 'disability', grades: ['9'] }] },
        ],
      },
    }
    const id = await draft(doubtful)
    expect(await officer.outcome('switchOnScheme', at(id))).toBe('scheme_faulty')
    const { versions } = await officer.call('listSchemeVersions', { params: { canteenId } })
    expect(versions[0]).toMatchObject({ state: 'draft', remarks: [{ weight: 'fault' }] })
  })

  test('holds from its first day on, not before; then it is ended and followed, never edited', async () => {
    const code = aCode()
    const first = await draft(scheme(code))
    expect(await priceOn('2026-12-02')).toBe(1000)
    await officer.call('switchOnScheme', at(first))
    expect([await priceOn('2026-12-01'), await priceOn('2026-12-03')]).toEqual([1000, 700])

    const edit = { schemeVersionId: first, entry: scheme(code, {}, 500) }
    expect(await officer.outcome('saveSchemeDraft', { params: { canteenId }, body: edit })).toBe(
      'scheme_not_draft',
    )
    const second = await draft(scheme(code, { firstDay: '2026-12-10' }, 500))
    expect(await officer.outcome('switchOnScheme', at(second))).toBe('schemes_overlap')
    await officer.call('endScheme', { ...at(first), body: { lastDay: '2026-12-09' } })
    await officer.call('switchOnScheme', at(second))
    expect([await priceOn('2026-12-09'), await priceOn('2026-12-10')]).toEqual([700, 500])
    await officer.call('endScheme', { ...at(second), body: { lastDay: '2026-12-10' } })
    expect(await priceOn('2026-12-11')).toBe(1000)
  })

  test('does not begin today: today’s meals are being sold', async () => {
    const id = await draft(scheme(aCode(), { firstDay: '2026-11-30' }))
    expect(await officer.outcome('switchOnScheme', at(id))).toBe('scheme_begins_too_early')
  })

  test('of a district is not for an officer of one street', async () => {
    const body = { schemeVersionId: null, entry: scheme(aCode()) }
    expect(await street.outcome('saveSchemeDraft', { params: { canteenId }, body })).toBe(
      'scheme_place_wrong',
    )
    const id = await draft(scheme(aCode()))
    expect(await street.outcome('switchOnScheme', at(id))).toBe('scheme_place_wrong')
  })

  test('keeps its code from others, and its name once people have paid by it', async () => {
    const code = aCode()
    const first = await draft(scheme(code))
    const renamed = { ...scheme(code), name: { zh: '长寿补贴', en: 'Longevity subsidy' } }
    await officer.call('saveSchemeDraft', {
      params: { canteenId },
      body: { schemeVersionId: first, entry: renamed },
    })
    const body = { schemeVersionId: null, entry: { ...scheme(code), place: streetPath } }
    expect(await street.outcome('saveSchemeDraft', { params: { canteenId }, body })).toBe(
      'scheme_code_taken',
    )
    await officer.call('switchOnScheme', at(first))
    await officer.call('endScheme', { ...at(first), body: { lastDay: '2026-12-02' } })
    const again = { schemeVersionId: null, entry: scheme(code) }
    expect(await officer.outcome('saveSchemeDraft', { params: { canteenId }, body: again })).toBe(
      'scheme_renamed',
    )
  })

  test('that nests without end is a fault', async () => {
    const base = scheme(aCode())
    let deep: object = { kind: 'age', from: 60 }
    for (let level = 0; level < 60; level += 1) deep = { kind: 'none_of', of: [deep] }
    const rules = [{ ...base.terms.rules[0], when: [deep] }]
    const body = { entry: { ...base, terms: { ...base.terms, rules } }, beside: 'nothing' as const }
    const { remarks } = await officer.call('tryScheme', { params: { canteenId }, body })
    expect(remarks).toMatchObject([{ weight: 'fault', words: { zh: '条件套得太深了' } }])
  })

  test('leaves a trace of who wrote it, switched it on and ended it', async () => {
    const acts = await sql<{ action: string }>`
      select distinct action from audit_entries where action like 'scheme.%' order by 1`.execute(db)
    expect(acts.rows.map(({ action }) => action)).toEqual([
      'scheme.drafted',
      'scheme.ended',
      'scheme.switched_on',
    ])
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})

test('a draft is held against the meals of a month: who would have paid what', async () => {
  const other = await aCanteen().named('甘泉二食堂').in(db)
  const counter = call(await aStaffMember(db, 'counter', other))
  const ids: number[] = []
  const serving = await aServing(other)
    .onDay(serviceDay('2026-12-01'))
    .with(anOffering().priced(1000))
    .in(db)
  for (const age of [82, 70]) {
    const diner = await aDiner(other).aged(age).signedIn(db)
    const { id } = await call(diner).call('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: 1000,
      },
    })
    ids.push(id)
  }
  await office.setNow('2026-12-01T11:30:00+08:00')
  for (const bookingId of ids)
    await counter.call('collectBooking', { params: { bookingId }, body: { cashFen: 1000 } })
  await office.setNow('2026-11-30T09:00:00+08:00')
  const asked = (entry: object) => ({
    params: { canteenId: other.canteenId },
    body: { entry: { ...entry }, month: monthOf(serviceDay('2026-12-01')) },
  })
  const { meals, before, after, diners } = await officer.call(
    'whatIfScheme',
    asked(scheme(aCode())),
  )
  expect({ meals, diners }).toEqual({ meals: 2, diners: { more: 0, less: 1, same: 1 } })
  expect([before.payFen, after.payFen, after.byFunder['区民政局']]).toEqual([2000, 1700, 300])
  expect(
    await officer.outcome('whatIfScheme', asked({ ...scheme(aCode()), place: '南京市' })),
  ).toBe('scheme_place_wrong')
})

describe('money set aside', () => {
  const days = { firstDay: '2026-12-01', lastDay: '2026-12-31' }
  test('is set, raised and lowered, and overlapping days are refused', async () => {
    const id = await draft(scheme(aCode()))
    const { budgetId } = await officer.call('setBudget', {
      ...at(id),
      body: { ...days, totalFen: 100_000 },
    })
    await officer.call('setBudget', { ...at(id), body: { ...days, totalFen: 50_000 } })
    const { versions } = await officer.call('listSchemeVersions', { params: { canteenId } })
    const shown = versions.find(({ schemeVersionId }) => schemeVersionId === id)
    expect(shown?.budget).toEqual({ ...days, totalFen: 50_000, spentFen: 0 })
    expect(budgetId).toBeGreaterThan(0)
    const other = { firstDay: '2026-12-31', lastDay: '2027-01-31', totalFen: 1 }
    expect(await officer.outcome('setBudget', { ...at(id), body: other })).toBe('date_impossible')
  })

  test('is never less than what is spent', async () => {
    const id = await draft(scheme(aCode(), { firstDay: '2026-12-20' }))
    await officer.call('switchOnScheme', at(id))
    await officer.call('setBudget', { ...at(id), body: { ...days, totalFen: 1000 } })
    const diner = await aDiner(canteen).aged(82).signedIn(db)
    const serving = await aServing(canteen)
      .onDay(serviceDay('2026-12-21'))
      .with(anOffering().priced(1000))
      .in(db)
    await call(diner).call('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: 700,
      },
    })
    expect(
      await officer.outcome('setBudget', { ...at(id), body: { ...days, totalFen: 299 } }),
    ).toBe('budget_too_small')
    await officer.call('setBudget', { ...at(id), body: { ...days, totalFen: 300 } })
    expect(await findBrokenInvariants(db)).toEqual([])
  })
})
