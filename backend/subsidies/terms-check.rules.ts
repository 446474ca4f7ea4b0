import { gradesOf, ownFact } from '../vocabulary/facts.ts'
import { fen, yuan } from '../vocabulary/money.ts'
import { insideOf } from './condition.kinds.ts'
import type { Condition } from './condition.kinds.ts'
import { ageBandOf, impossible } from './never-met.rules.ts'
import type { AgeBand } from './never-met.rules.ts'
import { payersByPlaceRemarks } from './payer-check.rules.ts'
import { remark } from './remark.rules.ts'
import type { Remark } from './remark.rules.ts'
import { doubledIds } from './rule-ids.rules.ts'
import type { SchemeEntry, SchemeFile } from './scheme-file.rules.ts'
import type { DeclaredFact, SchemeRule, SchemeTerms } from './terms.rules.ts'

/** Every condition with where it stands, those inside others too. */
const allConditions = (
  conditions: readonly Condition[],
  path: Remark['path'],
): { one: Condition; path: Remark['path'] }[] =>
  conditions.flatMap((one, index) => [
    { one, path: [...path, index] },
    ...allConditions(insideOf(one), [...path, index, 'of']),
  ])

const conditionsOf = (terms: SchemeTerms): { one: Condition; path: Remark['path'] }[] => [
  ...terms.rules.flatMap((rule, n) => allConditions(rule.when, ['rules', n, 'when'])),
  ...(terms.operator ?? []).flatMap(({ when }, n) => allConditions(when, ['operator', n, 'when'])),
  ...(terms.requires ?? []).flatMap(({ when }, n) =>
    allConditions([when], ['requires', n, 'when']),
  ),
]

const unknownFacts = (terms: SchemeTerms, declared: readonly DeclaredFact[]): Remark[] =>
  conditionsOf(terms).flatMap(({ one, path }) => {
    if (one.kind !== 'fact') return []
    const own = [...declared, ...(terms.ownFacts ?? [])].find(({ fact }) => fact === one.fact)
    if (ownFact.test(one.fact) && own === undefined)
      return remark('fault', path, `没有「${one.fact}」这个身份`, `no such fact: ${one.fact}`)
    const known = own === undefined ? gradesOf(one.fact) : own.grades
    const wrong = (one.grades ?? []).filter((grade) => !known?.includes(grade))
    return wrong.map((grade) =>
      remark(
        'fault',
        path,
        `「${one.fact}」没有「${grade}」这一级`,
        `${one.fact} has no grade ${grade}`,
      ),
    )
  })

const unknownSettings = (terms: SchemeTerms): Remark[] =>
  conditionsOf(terms).flatMap(({ one, path }) =>
    one.kind === 'minimum_spend' && one.setting !== undefined && !terms.settings?.[one.setting]
      ? remark('fault', path, `没有「${one.setting}」这个标准`, `no such setting: ${one.setting}`)
      : [],
  )

const chosenSettings = ({ terms, settings = {} }: SchemeEntry): Remark[] =>
  Object.entries(settings).flatMap(([name, chosen]) => {
    const paper = terms.settings?.[name]
    const path = ['settings', name]
    if (paper === undefined)
      return remark('fault', path, `没有「${name}」这个标准`, `no such setting: ${name}`)
    if (chosen >= paper.leastFen && chosen <= paper.mostFen) return []
    const [least, most] = [yuan(fen(paper.leastFen)), yuan(fen(paper.mostFen))]
    return remark(
      'fault',
      path,
      `${paper.label.zh}要在 ${least} 到 ${most} 元之间`,
      `setting_out_of_range: ${paper.label.en} must lie from ${least} to ${most} yuan`,
    )
  })

/** Rules that differ in nothing but their ages form one row of bands. */
const rowKey = (rule: SchemeRule): string =>
  JSON.stringify([rule.when.filter(({ kind }) => kind !== 'age'), rule.on ?? null])

type BandRow = { readonly band: AgeBand; readonly index: number }[]

/** Bands inside one benefit that prices by age. */
const bandsOfBenefit = ({ benefit }: SchemeRule): AgeBand[] =>
  benefit.kind !== 'by_age'
    ? []
    : benefit.bands.map(({ from, to, below }) => ({
        from,
        last: to ?? (below === undefined ? 130 : below - 1),
      }))

const bandRows = (terms: SchemeTerms): BandRow[] => {
  const rows = new Map<string, BandRow>()
  for (const [index, rule] of terms.rules.entries()) {
    const inside = bandsOfBenefit(rule)
    if (inside.length > 0)
      rows.set(
        `in ${index}`,
        inside.map((band) => ({ band, index })),
      )
    const band = ageBandOf(rule.when)
    if (band === null) continue
    const key = rowKey(rule)
    rows.set(key, [...(rows.get(key) ?? []), { band, index }])
  }
  return [...rows.values()].filter((row) => row.length > 1)
}

const bandRemarks = (terms: SchemeTerms): Remark[] =>
  bandRows(terms).flatMap((row) => {
    const sorted = row.toSorted((a, b) => a.band.from - b.band.from || a.band.last - b.band.last)
    return sorted.flatMap(({ band, index }, place) => {
      const before = sorted[place - 1]?.band
      const path = ['rules', index, 'when']
      if (before === undefined) return []
      if (band.from <= before.last)
        return remark(
          'doubt',
          path,
          `${band.from} 岁同时落在两档里：请写明算哪一档`,
          `somebody of ${band.from} is in two age bands: say which counts`,
        )
      if (band.from > before.last + 1)
        return remark(
          'doubt',
          path,
          `${before.last + 1} 到 ${band.from - 1} 岁哪一档都不在`,
          `nobody from ${before.last + 1} to ${band.from - 1} is in any age band`,
        )
      return []
    })
  })

/** Of a scheme's rules one applies: what is to be had together stands in two schemes. */
const apart = (terms: SchemeTerms): Remark[] => {
  const parts = new Set(terms.rules.map(({ on }) => on?.part ?? 'food'))
  return parts.size < 2
    ? []
    : [
        remark(
          'doubt',
          ['rules'],
          '饭和送餐费写在同一个办法里，只会减其中一样；两样都减，请分成两个办法',
          'one rule of a scheme applies: help with food and with delivery are two schemes',
        ),
      ]
}

/** With "the first that holds", a rule behind one that asks for less never has its turn. */
const neverReached = (terms: SchemeTerms): Remark[] =>
  terms.choose !== 'first'
    ? []
    : terms.rules.flatMap((rule, index) => {
        const asked = new Set(rule.when.map((one) => JSON.stringify(one)))
        const before = terms.rules
          .slice(0, index)
          .find((earlier) => earlier.when.every((one) => asked.has(JSON.stringify(one))))
        return before === undefined
          ? []
          : remark(
              'doubt',
              ['rules', index],
              `这一条轮不到：前面的「${before.label.zh}」已经包括了`,
              `never has its turn: “${before.label.en}” comes first and asks for less`,
            )
      })

const sharedCounters = (terms: SchemeTerms): Remark[] =>
  doubledIds(terms).map((path) =>
    remark('fault', path, '有两条用了同一个编号', 'two of them have the same id'),
  )

/** The first version of a scheme can have put nothing by before its first day; later ones may go on from there. */
const putByTooEarly = ({ terms, version, firstDay }: SchemeEntry): Remark[] => {
  if (version > 1) return []
  const lists = [
    { path: ['limits'], limits: terms.limits },
    ...terms.rules.map(({ limits = [] }, n) => ({ path: ['rules', n, 'limits'], limits })),
  ]
  return lists.flatMap(({ path, limits }) =>
    limits.flatMap(({ carriedFrom }, n) =>
      carriedFrom === undefined || carriedFrom >= firstDay
        ? []
        : remark(
            'doubt',
            [...path, n, 'carriedFrom'],
            '从办法实行以前就开始攒了：是这样吗？',
            'something is put by from before the scheme begins: is it meant?',
          ),
    ),
  )
}

/** What is wrong or doubtful in one scheme. */
export const checkScheme = (
  entry: SchemeEntry,
  declared: readonly DeclaredFact[] = [],
): Remark[] => {
  const { terms } = entry
  const inTerms = [
    ...unknownFacts(terms, declared),
    ...unknownSettings(terms),
    ...bandRemarks(terms),
    ...impossible(entry),
    ...neverReached(terms),
    ...apart(terms),
    ...sharedCounters(terms),
    ...putByTooEarly(entry),
    ...payersByPlaceRemarks(terms),
  ].map((one) => ({ ...one, path: ['terms', ...one.path] }))
  return [...inTerms, ...chosenSettings(entry)]
}

type Held = Pick<SchemeEntry, 'code' | 'version' | 'firstDay' | 'lastDay'>

/** True when two versions of one scheme would hold on the same day: which price would count? */
export const versionsOverlap = (one: Held, other: Held): boolean =>
  one.code === other.code &&
  (other.lastDay === null || one.firstDay <= other.lastDay) &&
  (one.lastDay === null || other.firstDay <= one.lastDay)

const overlaps = (schemes: readonly SchemeEntry[]): Remark[] =>
  schemes.flatMap((one, index) =>
    schemes.slice(0, index).some((earlier) => versionsOverlap(earlier, one))
      ? remark(
          'fault',
          ['schemes', index, 'firstDay'],
          `「${one.code}」有两个版本在同一天有效`,
          `two versions of ${one.code} hold on the same day`,
        )
      : [],
  )

const nobodyPaysOn = ({ schemes, funders }: SchemeFile): Remark[] =>
  funders.some(({ isCanteen }) => isCanteen)
    ? []
    : schemes.flatMap(({ terms }, index) =>
        terms.whenBudgetDry !== 'canteen_pays'
          ? []
          : remark(
              'fault',
              ['schemes', index, 'terms', 'whenBudgetDry'],
              '经费用完由食堂垫，可是 funders 里没有写食堂',
              'the canteen pays on, but "funders" names no canteen',
            ),
      )

const sameVersion = ({ schemes }: SchemeFile): Remark[] =>
  schemes.flatMap(({ code, version }, index) =>
    schemes.slice(0, index).some((one) => one.code === code && one.version === version)
      ? remark(
          'fault',
          ['schemes', index, 'version'],
          `「${code}」有两个第 ${version} 版`,
          `two versions ${version} of ${code}`,
        )
      : [],
  )

/** What is wrong or doubtful in a file of schemes. */
export const checkSchemes = (file: SchemeFile): Remark[] => [
  ...file.schemes.flatMap((entry, index) =>
    checkScheme(entry, file.ownFacts).map((one) => ({
      ...one,
      path: ['schemes', index, ...one.path],
    })),
  ),
  ...overlaps(file.schemes),
  ...sameVersion(file),
  ...nobodyPaysOn(file),
]
