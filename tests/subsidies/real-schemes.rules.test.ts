import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerOf } from '../../backend/subsidies/case-answer.rules.ts'
import { situationCase } from '../../backend/subsidies/case.rules.ts'
import { playCase } from '../../backend/subsidies/play-case.rules.ts'
import { schemeEntry, schemeFile } from '../../backend/subsidies/scheme-file.rules.ts'
import { checkSchemes } from '../../backend/subsidies/terms-check.rules.ts'

/** Schemes of 23 places as their papers put them, each with the situations that were worked out by hand. */
const files = globSync('db/schemes/*.json').toSorted()

const read = (path: string) => {
  const file = schemeFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  const lines = readFileSync(path.replace(/json$/, 'cases.jsonl'), 'utf8').split('\n')
  const cases = lines
    .filter((line) => line !== '')
    .map((line) => situationCase.parse(JSON.parse(line)))
  return { place: basename(path, '.json'), file, cases }
}
const places = files.map(read)

test('all 23 places are there, with 151 situations: 146, five of them both ways', () => {
  expect(places).toHaveLength(23)
  expect(places.flatMap(({ cases }) => cases)).toHaveLength(151)
  expect(places.flatMap(({ cases }) => cases).every(({ expect: wanted }) => wanted)).toBe(true)
})

describe.each(places)('$place', ({ file, cases }) => {
  test('has nothing wrong with its schemes', () => {
    expect(checkSchemes(file)).toEqual([])
  })

  test.each(cases.map((one) => [one.case, one] as const))('%s', (_name, one) => {
    expect(answerOf(file, one, playCase(file, one)).differences).toEqual([])
  })
})

describe('the examples of the README', () => {
  const readme = readFileSync('README.md', 'utf8')
  const [scheme = '', terms = '', situation = ''] = [
    ...readme.matchAll(/```json\n([^`]+)```/g),
  ].map(([, block]) => block ?? '')
  const file = read('db/schemes/02-shanghai-putuo.json').file

  test('the scheme can be entered as it stands', () => {
    expect(schemeEntry.safeParse(JSON.parse(scheme)).success).toBe(true)
  })

  test('the case comes out as it says', () => {
    const one = situationCase.parse(JSON.parse(situation))
    expect(one.expect).toBeDefined()
    expect(answerOf(file, one, playCase(file, one)).differences).toEqual([])
  })

  test('the free meals are paid from what was put by, half of it by the street of her hukou', () => {
    const entry = {
      ...file.schemes[0],
      code: 'free',
      settings: undefined,
      terms: JSON.parse(terms),
    }
    const free = schemeFile.parse({ ...file, schemes: [entry] })
    const on = (day: string, priceFen: number) => ({ day, priceFen })
    const one = situationCase.parse({
      diner: {
        birthDate: '1940-01-05',
        facts: [{ fact: 'hukou', place: '上海市/普陀区/真如镇' }],
      },
      // Lantern Festival, the day after, the first of the second month.
      meals: [on('2026-03-03', 16_000), on('2026-03-04', 1000), on('2026-03-19', 3000)],
      expect: {
        meals: [
          { payFen: 0, byFunder: { 区民政局: 8000, 真如镇政府: 8000 } },
          { payFen: 1000 },
          { payFen: 1000 },
        ],
      },
    })
    expect(answerOf(free, one, playCase(free, one)).differences).toEqual([])
    expect(checkSchemes(free).filter(({ weight }) => weight === 'fault')).toEqual([])
  })
})
