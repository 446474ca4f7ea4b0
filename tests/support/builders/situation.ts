import type { QuoteInputs } from '../../../backend/subsidies/quote.rules.ts'
import type { SchemeInForce } from '../../../backend/subsidies/scheme-outcome.rules.ts'
import type { Situation } from '../../../backend/subsidies/situation.rules.ts'
import { fundersOf, type SchemeTerms } from '../../../backend/subsidies/terms.rules.ts'
import { serviceDay } from '../../../backend/vocabulary/calendar.ts'
import { fen } from '../../../backend/vocabulary/money.ts'

/** A lunch on Tuesday, 10 March 2026, eaten in by somebody of 72; say what is different. */
export const aSituation = (more: Partial<Situation> = {}): Situation => ({
  day: serviceDay('2026-03-10'),
  workday: true,
  holiday: null,
  meal: 'lunch',
  way: 'dine_in',
  canteenPath: '上海市/普陀区/甘泉路街道/幸福里社区',
  canteenName: '幸福里社区食堂',
  canteenTraits: [],
  birthDate: serviceDay('1954-01-05'),
  facts: [],
  booked: null,
  vouchers: [],
  ...more,
})

/** The terms as a version in force; every funder but 社区食堂 is a public one. */
export const inForce = (
  terms: SchemeTerms,
  nth: number,
  more: Partial<SchemeInForce> = {},
): SchemeInForce => ({
  versionId: nth,
  code: `scheme-${nth}`,
  name: { zh: `补贴${nth}`, en: `Subsidy ${nth}` },
  funders: Object.fromEntries(
    fundersOf(terms).map((name, index) => [
      name,
      { id: nth * 10 + index, isCanteen: name === '社区食堂' },
    ]),
  ),
  terms,
  ...more,
})

/** One portion at so much. */
export const someInputs = (priceFen: number, more: Partial<QuoteInputs> = {}): QuoteInputs => ({
  lines: [{ name: '两荤一素套餐', priceFen: fen(priceFen), quantity: 1 }],
  deliveryFeeFen: fen(0),
  situation: aSituation(),
  schemes: [],
  usage: {},
  canteenFunder: { id: 9999, name: '社区食堂' },
  ...more,
})
