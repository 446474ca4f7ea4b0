import { describe, expect, test } from 'vitest'
import { planFacts } from '../../backend/diners/import-facts.rules.ts'
import type { KnownFact } from '../../backend/diners/import-known.rules.ts'
import { placeReader } from '../../backend/diners/import-places.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'

describe('facts row after row', () => {
  const day = serviceDay
  const held = (more: Partial<KnownFact>): KnownFact => ({
    factId: 1,
    kind: 'dibao',
    grade: null,
    placeId: null,
    placeText: null,
    place: null,
    validFrom: day('2025-01-01'),
    validTo: null,
    evidence: '',
    ...more,
  })
  const said = (from: string | null, lastDay: string | null, more: object = {}) => ({
    row: 2,
    kind: 'dibao',
    grade: null,
    place: null,
    from: from === null ? null : day(from),
    lastDay: lastDay === null ? null : day(lastDay),
    evidence: '',
    ...more,
  })
  const plan = (known: KnownFact[], ...rows: ReturnType<typeof said>[]) => {
    const { steps, faults } = planFacts(known, rows, placeReader([]))
    return [
      ...steps.map(({ what, fact }) => `${what} ${fact.validFrom} ${fact.validTo ?? 'open'}`),
      ...faults.map(({ code }) => code),
    ]
  }
  test.each<[string, KnownFact[], ReturnType<typeof said>[], string[]]>([
    ['new', [], [said('2026-01-01', null)], ['added 2026-01-01 open']],
    [
      'new with an end: its last day still counts',
      [],
      [said('2026-01-01', '2026-12-31')],
      ['added 2026-01-01 2027-01-01'],
    ],
    ['said again', [held({})], [said('2025-01-01', null)], ['kept 2025-01-01 open']],
    ['within what is held', [held({})], [said('2026-01-01', null)], ['kept 2025-01-01 open']],
    ['still held, no day given', [held({})], [said(null, null)], ['kept 2025-01-01 open']],
    ['ended', [held({})], [said(null, '2026-12-31')], ['ended 2025-01-01 2027-01-01']],
    [
      'ended as it already is',
      [held({ validTo: day('2027-01-01') })],
      [said(null, '2026-12-31')],
      ['kept 2025-01-01 2027-01-01'],
    ],
    [
      'ended with its first day given',
      [held({})],
      [said('2025-01-01', '2026-12-31')],
      ['ended 2025-01-01 2027-01-01'],
    ],
    [
      'longer than it was ended',
      [held({ validTo: day('2026-01-01') })],
      [said('2025-01-01', '2026-12-31')],
      ['span_impossible'],
    ],
    [
      'open again from the same day',
      [held({ validTo: day('2026-01-01') })],
      [said('2025-01-01', null)],
      ['fact_overlaps'],
    ],
    [
      'begun again after its end',
      [held({ validTo: day('2026-01-01') })],
      [said('2026-03-01', null)],
      ['added 2026-03-01 open'],
    ],
    ['ended before it began', [held({})], [said(null, '2024-12-31')], ['span_impossible']],
    [
      'two of a kind held, which one ends?',
      [held({ grade: 'a' }), held({ factId: 2, grade: 'b' })],
      [said(null, '2026-12-31')],
      ['fact_not_held'],
    ],
    [
      'begun and ended in two rows is written once',
      [],
      [said('2026-01-01', null), said(null, '2026-06-30')],
      ['added 2026-01-01 2026-07-01'],
    ],
    [
      'a new grade ends the one before',
      [held({ grade: 'a' })],
      [said('2026-01-01', null, { grade: 'b' })],
      ['ended 2025-01-01 2026-01-01', 'added 2026-01-01 open'],
    ],
    [
      'two grades from one day',
      [],
      [said('2026-01-01', null, { grade: 'a' }), said('2026-01-01', null, { grade: 'b' })],
      ['added 2026-01-01 open', 'fact_overlaps'],
    ],
    [
      'three grades in order',
      [],
      [
        said('2024-01-01', null, { grade: 'a' }),
        said('2025-01-01', null, { grade: 'b' }),
        said('2026-01-01', null, { grade: 'c' }),
      ],
      ['added 2024-01-01 2025-01-01', 'added 2025-01-01 2026-01-01', 'added 2026-01-01 open'],
    ],
  ])('%s', (_what, known, rows, outcome) => {
    expect(plan(known, ...rows)).toEqual(outcome)
  })
})
