import { describe, expect, test } from 'vitest'
import { aSchemeOffice } from '../support/scheme-office.ts'

const office = await aSchemeOffice('2026-11-30T09:00:00+08:00')
const { canteenId, officer, district, priceOn } = office

let made = 0
const paper = () => ({
  code: `own${(made += 1)}`,
  name: { zh: '本地办法', en: 'A local scheme' },
  place: district,
  firstDay: '2026-12-02',
  source: { title: '区民政局文件' },
})
const body = (entry: object) => ({
  params: { canteenId },
  body: { schemeVersionId: null, entry: { ...entry } },
})

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
