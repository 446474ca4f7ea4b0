import * as z from 'zod/mini'
import { day } from './day-term.rules.ts'
import { saying } from './issue-words.rules.ts'
import { declaredFact, schemeTerms } from './terms.rules.ts'

export const code = z.string().check(
  z.regex(/^[\p{L}\d][\p{L}\d-]{0,59}$/u),
  // Under this name the canteen's own limit of portions a day is counted.
  z.refine((said) => said !== 'portions', saying('这个代码不能用', 'this code is taken')),
)
const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
const names = z.strictObject({ zh: text(60), en: text(120) })
/** From the city down, parted by "/": 上海市/普陀区/甘泉路街道. */
export const place = z.string().check(z.maxLength(120), z.regex(/^[^/\s]+(\/[^/\s]+)*$/))

/** One version of a scheme, as the office stores it. */
export const schemeEntry = z
  .strictObject({
    code,
    name: names,
    version: z._default(z.int().check(z.gte(1), z.lte(999)), 1),
    /** Canteens inside this place apply it. */
    place,
    firstDay: day,
    /** The last day it holds; null as long as nobody has said. */
    lastDay: z._default(z.nullable(day), null),
    /** The paper it comes from. No scheme without one. */
    source: z.strictObject({
      title: text(200),
      url: z.optional(z.string().check(z.maxLength(500))),
      quote: z.optional(z.string().check(z.maxLength(4000))),
    }),
    terms: schemeTerms,
    /** What this district has chosen of the amounts the paper leaves to it. */
    settings: z.optional(z.record(z.string(), z.int().check(z.gt(0)))),
  })
  .check(
    z.refine(({ firstDay, lastDay }) => lastDay === null || lastDay >= firstDay, {
      ...saying('最后一天比第一天早', 'ends before it begins'),
      path: ['lastDay'],
    }),
  )
export type SchemeEntry = z.output<typeof schemeEntry>

const declaredFunder = z.strictObject({ name: text(60), isCanteen: z.boolean() })

/** A file of schemes: who pays (the canteen has to be named), statuses only this place has, and the schemes. */
export const schemeFile = z.strictObject({
  funders: z._default(z.array(declaredFunder).check(z.maxLength(100)), []),
  ownFacts: z._default(z.array(declaredFact).check(z.maxLength(100)), []),
  schemes: z.array(schemeEntry).check(z.minLength(1), z.maxLength(500)),
})
export type SchemeFile = z.output<typeof schemeFile>
