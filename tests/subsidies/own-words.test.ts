import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { anOfficial } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-30T09:00:00+08:00')
const { url } = await aQuietApp(database)
const call = apiOf(url)
const canteen = await aCanteen().bookableAhead(60).in(db)
const { canteenId } = canteen
const officer = call(await anOfficial(db, 'officer', canteen.districtId))
const { rows } = await sql<{ path: string }>`
  select path from places where id = ${canteen.districtId}`.execute(db)

let made = 0
const paper = () => ({
  code: `own${(made += 1)}`,
  name: { zh: '本地办法', en: 'A local scheme' },
  place: rows[0]?.path ?? '',
  firstDay: '2026-12-02',
  source: { title: '区民政局文件' },
})
const body = (entry: object) => ({
  params: { canteenId },
  body: { schemeVersionId: null, entry: { ...entry } },
})

/** What somebody is asked for a lunch of ten yuan on that day. */
const priceOn = async (day: string): Promise<number> => {
  const diner = await aDiner(canteen).aged(82).signedIn(db)
  const serving = await aServing(canteen)
    .onDay(serviceDay(day))
    .with(anOffering().priced(1000))
    .in(db)
  const { offerings } = await call(diner).call('getChoices', {
    params: { dinerId: diner.dinerId },
    query: { servingId: serving.servingId },
  })
  return offerings[0]?.ways[0]?.price.payFen ?? -1
}

describe('what only this place knows', () => {
  const asksFor = (fact: string) => ({
    ...paper(),
    terms: {
      order: 10,
      choose: 'best',
      funder: '区民政局',
      ownFacts: [{ fact: 'own:三峡移民', grades: ['一档', '二档'] }],
      rules: [
        {
          label: { zh: '移民', en: 'Resettled' },
          when: [{ kind: 'fact', fact, grades: ['一档'] }],
          benefit: { kind: 'fixed_per_meal', fen: 300 },
        },
      ],
    },
  })

  test('is a status written in the scheme itself, to be chosen on records and in other schemes', async () => {
    const body = (entry: object) => ({
      params: { canteenId },
      body: { schemeVersionId: null, entry: { ...entry } },
    })
    const { remarks } = await officer.call('saveSchemeDraft', body(asksFor('own:三峡移民')))
    expect(remarks).toEqual([])
    const strange = await officer.call('saveSchemeDraft', body(asksFor('own:没写过')))
    expect(strange.remarks.map(({ words }) => words.zh)).toEqual(['没有「own:没写过」这个身份'])
    const { facts } = await officer.call('listOwnFacts', { params: { canteenId } })
    expect(facts).toEqual([{ fact: 'own:三峡移民', grades: ['一档', '二档'] }])
  })

  test('is what a canteen is in a paper, and its price follows', async () => {
    const entry = { ...paper(), firstDay: '2026-12-24' }
    const rule = {
      label: { zh: '自建厨房', en: 'Own kitchen' },
      when: [{ kind: 'canteen_trait', trait: '自建厨房' }],
      benefit: { kind: 'fixed_per_meal', fen: 111 },
    }
    const terms = { order: 10, choose: 'best', funder: '区民政局', rules: [rule] }
    const { schemeVersionId } = await officer.call('saveSchemeDraft', body({ ...entry, terms }))
    await officer.call('switchOnScheme', { params: { canteenId, schemeVersionId } })
    const before = await priceOn('2026-12-24')
    await officer.call('setCanteenTraits', {
      params: { canteenId },
      body: { traits: ['自建厨房'] },
    })
    expect(await officer.call('getCanteenTraits', { params: { canteenId } })).toEqual({
      traits: ['自建厨房'],
    })
    expect(before - (await priceOn('2026-12-25'))).toBe(111)
  })
})
