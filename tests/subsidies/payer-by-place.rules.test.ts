import { describe, expect, test } from 'vitest'
import { describeScheme } from '../../backend/subsidies/scheme-words.rules.ts'
import { quoteMeal } from '../../backend/subsidies/quote.rules.ts'
import { readScheme } from '../../backend/subsidies/scheme-remarks.rules.ts'
import { fundersOf, schemeTerms } from '../../backend/subsidies/terms.rules.ts'
import { aSituation, inForce, someInputs } from '../support/builders/situation.ts'

const label = { zh: '补', en: 'help' }
const street = {
  name: '户籍街道',
  by: 'hukou',
  places: [
    { within: '上海市/普陀区', funder: '普陀区民政局' },
    { within: '上海市/普陀区/甘泉路街道', funder: '甘泉路街道办' },
    { within: '上海市/普陀区/真如镇', funder: '真如镇政府' },
  ],
}
const base = {
  order: 1,
  choose: 'best',
  rules: [{ label, when: [], benefit: { kind: 'fixed_per_meal', fen: 300 } }],
}
const quoteOf = (terms: object, hukou: string | null, canteenPath = '上海市/静安区/彭浦镇') =>
  quoteMeal(
    someInputs(1000, {
      schemes: [inForce(schemeTerms.parse({ ...base, ...terms }), 1)],
      situation: aSituation({
        canteenPath,
        facts: hukou === null ? [] : [{ kind: 'hukou', grade: null, placePath: hukou }],
      }),
    }),
  )
const paid = (...from: Parameters<typeof quoteOf>): [string | null, number][] =>
  quoteOf(...from).payers.map(({ funder, amountFen }) => [funder, amountFen])

const alone = { funder: '户籍街道', payersByPlace: [street] }

describe('the place of her hukou pays', () => {
  test.each([
    ['her street', '上海市/普陀区/甘泉路街道/幸福里社区', '甘泉路街道办'],
    ['another street', '上海市/普陀区/真如镇', '真如镇政府'],
    ['of a street that is not named, the district', '上海市/普陀区/长风新村街道', '普陀区民政局'],
    ['only the district is known', '上海市/普陀区', '普陀区民政局'],
  ])('%s', (_name, hukou, funder) => {
    expect(paid(alone, hukou)).toEqual([
      [funder, 300],
      [null, 700],
    ])
  })

  test('from anywhere else there is no help, and it is said why', () => {
    const { payFen, steps } = quoteOf(alone, '江苏省/南京市')
    expect(payFen).toBe(1000)
    expect(steps[0]?.why.zh).toBe('按户籍地，没有「户籍街道」出钱')
    expect(quoteOf(alone, null).payFen).toBe(1000)
  })

  test('unless somebody pays for everywhere else', () => {
    const payersByPlace = [{ ...street, funder: '市民政局' }]
    expect(paid({ ...alone, payersByPlace }, '南京市')[0]).toEqual(['市民政局', 300])
    expect(paid({ ...alone, payersByPlace }, null)[0]).toEqual(['市民政局', 300])
  })
})

test('the city pays half, the street of her hukou the other', () => {
  const split = [
    { funder: '市财政', percent: 50 },
    { funder: '户籍街道', percent: 50 },
  ]
  const terms = { split, payersByPlace: [street] }
  expect(paid(terms, '上海市/普陀区/真如镇')).toEqual([
    ['市财政', 150],
    ['真如镇政府', 150],
    [null, 700],
  ])
  expect(paid(terms, '南京市')).toEqual([[null, 1000]])
})

test('the canteen’s own place may pay, for the meal and to its operator', () => {
  const where = {
    name: '食堂街道',
    by: 'canteen',
    places: [{ within: '上海市/静安区', funder: '静安区民政局' }],
  }
  const terms = {
    funder: '市民政局',
    payersByPlace: [where],
    operator: [
      { label, kind: 'service', when: [], fen: 200, per: 'meal', funder: '食堂街道' },
      { label, kind: 'service', when: [], fen: 100, per: 'meal' },
    ],
  }
  const operatorAt = (path: string) =>
    quoteOf(terms, null, path).operatorPayments.map(({ funder, amountFen }) => [funder, amountFen])
  expect(operatorAt('上海市/静安区/彭浦镇')).toEqual([
    ['静安区民政局', 200],
    ['市民政局', 100],
  ])
  // Where nobody pays for that, nothing is promised.
  expect(operatorAt('上海市/普陀区')).toEqual([['市民政局', 100]])
})

test('a canteen among them gives no public money, and its help is no ceiling’s business', () => {
  const payersByPlace = [
    { ...street, places: [{ within: '上海市/普陀区', funder: '社区食堂' }], funder: '市民政局' },
  ]
  const terms = { ...alone, payersByPlace, totalMaxFen: 100 }
  expect(paid(terms, '上海市/普陀区')[0]).toEqual(['社区食堂', 300])
  expect(paid(terms, '南京市')[0]).toEqual(['市民政局', 100])
})

test('everybody who may have to pay is known before it is switched on, and nobody by the name that stands for them', () => {
  expect(fundersOf(schemeTerms.parse({ ...base, ...alone }))).toEqual([
    '普陀区民政局',
    '甘泉路街道办',
    '真如镇政府',
  ])
})

test('it is said in words', () => {
  const said = describeScheme({ terms: { ...base, ...alone } })
  expect(said.find(({ at }) => at === 'terms.payersByPlace.0')?.words).toEqual({
    zh: '户籍街道：按户籍地，上海市普陀区由普陀区民政局出，上海市普陀区甘泉路街道由甘泉路街道办出，上海市普陀区真如镇由真如镇政府出',
    en: '户籍街道, by the place of the hukou: 上海市/普陀区: 普陀区民政局, 上海市/普陀区/甘泉路街道: 甘泉路街道办, 上海市/普陀区/真如镇: 真如镇政府',
  })
})

describe('what cannot be meant is refused or asked about', () => {
  const remarksOn = (terms: object) =>
    readScheme({
      code: 'test',
      name: { zh: '补贴', en: 'Help' },
      place: '上海市',
      firstDay: '2026-12-01',
      source: { title: '文件' },
      terms: { ...base, ...terms },
    }).remarks.map(({ at, weight }) => `${weight} ${at}`)
  const twice = [...street.places, { within: '上海市/普陀区', funder: '别人' }]
  test.each<[string, object, string[]]>([
    ['as it should be', alone, []],
    [
      'a name that pays nowhere',
      { ...alone, funder: '市民政局' },
      ['doubt terms.payersByPlace.0.name'],
    ],
    [
      'two under one name',
      { ...alone, payersByPlace: [street, street] },
      ['fault terms.payersByPlace.1.name'],
    ],
    [
      'the name of somebody who pays',
      { ...alone, payersByPlace: [{ ...street, funder: '户籍街道' }] },
      ['fault terms.payersByPlace.0.name'],
    ],
    [
      'one place twice',
      { ...alone, payersByPlace: [{ ...street, places: twice }] },
      ['fault terms.payersByPlace.0.places.3.within'],
    ],
    [
      'no place at all',
      { ...alone, payersByPlace: [{ ...street, places: [] }] },
      ['fault terms.payersByPlace.0.places'],
    ],
  ])('%s', (_name, terms, expected) => {
    expect(remarksOn(terms)).toEqual(expected)
  })
})
