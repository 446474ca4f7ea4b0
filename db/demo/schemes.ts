import type { SchemeTerms } from '../../backend/subsidies/terms.rules.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'

/** A scheme version as the office would enter it from its paper. */
export interface DemoScheme {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** Applies to canteens inside this place. */
  readonly place: string
  readonly validFrom: ServiceDay
  readonly sourceTitle: string
  readonly sourceUrl: string
  readonly terms: SchemeTerms
}

export const demoFunders = [
  { name: '社区食堂', nameEn: 'The canteen', isCanteen: true },
  { name: '普陀区民政局', nameEn: 'Putuo district civil affairs bureau', isCanteen: false },
] as const

const putuoPaper = {
  sourceTitle: '上海市普陀区甘泉路街道：长者助餐优惠与补贴（2025年12月22日公布）',
  sourceUrl: 'https://www.shpt.gov.cn/gqjd-jiedaozhen/bmts-gqjd/20251222/966090.html',
  place: '上海市/普陀区',
  // The paper is of December 2025; two past years of demonstration bookings never reach further back.
  validFrom: '2025-12-22' as ServiceDay,
}

const inPutuo = { kind: 'residence', within: '上海市/普陀区' } as const
const ofShanghai = { kind: 'hukou', within: '上海市' } as const
const eatingIn = { kind: 'way' as const, ways: ['dine_in' as const] }

const discount: DemoScheme = {
  ...putuoPaper,
  code: 'putuo-discount',
  name: '长者优惠',
  nameEn: 'Senior discount',
  terms: {
    order: 10,
    choose: 'best',
    limits: [],
    rounding: 'half-up',
    funder: '社区食堂',
    rules: [
      {
        label: { zh: '60 到 79 岁打九折', en: '10 % off from 60 to 79' },
        when: [inPutuo, { kind: 'age', from: 60, to: 79 }],
        benefit: { kind: 'percent_off', percent: 10 },
      },
      {
        label: { zh: '80 岁以上打八五折', en: '15 % off from 80' },
        when: [inPutuo, { kind: 'age', from: 80 }],
        benefit: { kind: 'percent_off', percent: 15 },
      },
    ],
  },
}

type Measured = 'before_discounts' | 'after_discounts'

const dineIn = (measured: Measured): DemoScheme => ({
  ...putuoPaper,
  code: 'putuo-dine-in',
  name: '堂食补贴',
  nameEn: 'Dine-in subsidy',
  terms: {
    order: 20,
    choose: 'best',
    limits: [{ per: 'day', times: 1 }],
    rounding: 'half-up',
    funder: '普陀区民政局',
    rules: [
      {
        label: { zh: 'A 类：低保，每天补 5 元', en: 'A: on dibao, 5 yuan a day' },
        when: [
          ofShanghai,
          eatingIn,
          { kind: 'age', from: 60 },
          { kind: 'fact', fact: 'dibao' },
          { kind: 'minimum_spend', fen: 800, measured },
        ],
        benefit: { kind: 'fixed_per_meal', fen: 500 },
      },
      {
        label: { zh: 'B 类：60 到 79 岁，每天补 2 元', en: 'B: 60 to 79, 2 yuan a day' },
        when: [
          ofShanghai,
          eatingIn,
          { kind: 'age', from: 60, to: 79 },
          { kind: 'minimum_spend', fen: 1500, measured },
        ],
        benefit: { kind: 'fixed_per_meal', fen: 200 },
      },
      {
        label: { zh: 'C 类：80 岁以上，每天补 3 元', en: 'C: from 80, 3 yuan a day' },
        when: [
          ofShanghai,
          eatingIn,
          { kind: 'age', from: 80 },
          { kind: 'minimum_spend', fen: 1500, measured },
        ],
        benefit: { kind: 'fixed_per_meal', fen: 300 },
      },
    ],
  },
})

/**
 * The paper gives the discount first and the subsidy "on top of it", and does not say whether the minimum spend is
 * measured before or after the discount: the scheme must choose.
 */
export const putuoSchemes = (measured: Measured = 'before_discounts'): DemoScheme[] => [
  discount,
  dineIn(measured),
]
