import { describe, expect, test } from 'vitest'
import { readScheme } from '../../backend/subsidies/scheme-remarks.rules.ts'

const label = { zh: '补', en: 'help' }
const monthly = { per: 'month', fen: 6000, carriedUntil: 'year', carriedFrom: '2026-03-01' }

describe('what cannot be meant is refused or asked about', () => {
  const remarksOn = (limit: object) =>
    readScheme({
      code: 'test',
      name: { zh: '补贴', en: 'Help' },
      place: '上海市',
      firstDay: '2026-12-01',
      source: { title: '文件' },
      terms: {
        order: 1,
        choose: 'best',
        funder: '民政局',
        limits: [limit],
        rules: [{ label, when: [], benefit: { kind: 'free' } }],
      },
    }).remarks.map(({ at, weight }) => `${weight} ${at}`)
  test.each<[string, object, string[]]>([
    [
      'weeks do not fit into months',
      { per: 'week', fen: 1, carriedUntil: 'month', carriedFrom: '2026-12-01' },
      ['fault terms.limits.0.carriedUntil'],
    ],
    [
      'nobody says from when',
      { per: 'month', fen: 1, carriedUntil: 'year' },
      ['fault terms.limits.0.carriedFrom'],
    ],
    [
      'put by from before the scheme began',
      { per: 'month', fen: 1, carriedUntil: 'year', carriedFrom: '2026-11-30' },
      ['doubt terms.limits.0.carriedFrom'],
    ],
    ['from its first day', { ...monthly, carriedFrom: '2026-12-01' }, []],
  ])('%s', (_name, limit, expected) => {
    expect(remarksOn(limit)).toEqual(expected)
  })
})
