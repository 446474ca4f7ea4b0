import type { OperatorPayment, SchemeRule, SchemeTerms } from './terms.rules.ts'

/** Whatever counts by itself: a rule with limits of its own, a payment made once a day. */
type Counted = SchemeRule | OperatorPayment

/** What it is counted under: its own id, or its place in the list where nobody gave it one. */
const idOf = ({ id }: Counted, nth: number): string => id ?? String(nth + 1)

/** A rule's own counters stand beside those of its scheme: 'putuo-dine-in#1'. */
export const ruleCode = (code: string, rule: SchemeRule, nth: number): string =>
  `${code}#${idOf(rule, nth)}`

/** Each payment is counted by itself: so much a day for lunch, so much for dinner. */
export const operatorCode = (code: string, payment: OperatorPayment, nth: number): string =>
  `${code}/${idOf(payment, nth)}`

const listsOf = ({ rules, operator = [] }: SchemeTerms) => [
  { name: 'rules', list: rules },
  { name: 'operator', list: operator },
]

/** Where two rules, or two payments, would count on one counter. */
export const doubledIds = (terms: SchemeTerms): (string | number)[][] =>
  listsOf(terms).flatMap(({ name, list }) =>
    list.flatMap((one, nth) =>
      list.slice(0, nth).some((earlier, place) => idOf(earlier, place) === idOf(one, nth))
        ? [[name, nth, 'id']]
        : [],
    ),
  )

/** In whatever order its fields stand: the database has an order of its own. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** What makes a rule the same as one of an earlier version, the surest first: everything; its name; whom it is for. */
const likenesses: readonly ((one: Counted) => string)[] = [
  (one) => written({ ...one, id: null }),
  (one) => written(one.label),
  (one) => written([one.when, 'on' in one ? one.on : null]),
]

type Known = { readonly id: string; readonly one: Counted }

const knownOf = (earlier: readonly (readonly Counted[])[]): Known[] =>
  earlier.flatMap((list) => list.map((one, nth) => ({ id: idOf(one, nth), one })))

/** The first number nobody counts under yet. */
const freshId = (taken: ReadonlySet<string>): string => {
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}

/** Ids for those without one: of the same rule in an earlier version (the newest first), else of their own. */
const filled = <T extends Counted>(list: readonly T[], earlier: readonly (readonly T[])[]): T[] => {
  const known = knownOf(earlier)
  const ids = list.map(({ id }) => id)
  for (const likeness of likenesses) {
    for (const [nth, one] of list.entries()) {
      const same = known.find(
        (other) => likeness(other.one) === likeness(one) && !ids.includes(other.id),
      )
      if (same) ids[nth] ??= same.id
    }
  }
  const taken = new Set([...known.map(({ id }) => id), ...ids.flatMap((id) => id ?? [])])
  return list.map((one, nth) => {
    const id = ids[nth] ?? freshId(taken)
    taken.add(id)
    return { ...one, id }
  })
}

/**
 * The terms with an id for everything that counts by itself. `earlier`: the other versions of the scheme, newest
 * first; a rule that was there before keeps its counters wherever it stands now, and a new one never takes them over.
 */
export const withIds = (terms: SchemeTerms, earlier: readonly SchemeTerms[]): SchemeTerms => ({
  ...terms,
  rules: filled(
    terms.rules,
    earlier.map(({ rules }) => rules),
  ),
  ...(terms.operator && {
    operator: filled(
      terms.operator,
      earlier.map(({ operator = [] }) => operator),
    ),
  }),
})
