import { addFen, fen, noFen, splitByWeights, subtractFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'

/** What can be helped with: the food, or the fee for bringing it. */
export const billParts = ['food', 'delivery_fee'] as const
export type BillPart = (typeof billParts)[number]

export interface OrderedLine {
  /** The set or dish by the name it is sold under. */
  readonly name: string
  readonly priceFen: Fen
  readonly quantity: number
}

/** One portion on the bill, or the delivery fee, and what is left of its price. */
export interface BillItem {
  readonly part: BillPart
  readonly name: string
  readonly listFen: Fen
  readonly leftFen: Fen
}

export type Bill = readonly BillItem[]

/** A bill nothing was taken off yet: an item for each portion, and one for the fee where there is one. */
export const openBill = (lines: readonly OrderedLine[], deliveryFeeFen: Fen): Bill => {
  const food = lines.flatMap(({ name, priceFen, quantity }) =>
    Array.from({ length: quantity }, () => item('food', name, priceFen)),
  )
  return deliveryFeeFen === 0 ? food : [...food, item('delivery_fee', '', deliveryFeeFen)]
}

const item = (part: BillPart, name: string, priceFen: Fen): BillItem => ({
  part,
  name,
  listFen: priceFen,
  leftFen: priceFen,
})

export const listOf = (items: readonly BillItem[]): Fen =>
  addFen(...items.map((one) => one.listFen))
export const leftOf = (items: readonly BillItem[]): Fen =>
  addFen(...items.map((one) => one.leftFen))

/** What a rule is about. */
export interface Target {
  readonly part?: BillPart | undefined
  /** Only portions sold under these names. */
  readonly sets?: readonly string[] | undefined
  /** `one`: a single portion, the dearest; a meal for one person has one. */
  readonly portions?: 'one' | 'all' | undefined
}

/** The items a rule is about, by their place on the bill. */
export const itemsFor = (
  bill: Bill,
  { part = 'food', sets, portions = 'all' }: Target,
): number[] => {
  const found = [...bill.keys()].filter((place) => {
    const one = bill[place]
    return one?.part === part && (sets === undefined || sets.includes(one.name))
  })
  if (portions === 'all') return found
  return found
    .toSorted((a, b) => (bill[b]?.listFen ?? 0) - (bill[a]?.listFen ?? 0) || a - b)
    .slice(0, 1)
}

export const pick = (bill: Bill, places: readonly number[]): BillItem[] =>
  places.flatMap((place) => bill[place] ?? [])

/** The bill once so much is taken off these items, each by its share of what is left. */
export const takeOff = (bill: Bill, places: readonly number[], amountFen: Fen): Bill => {
  const shares = splitByWeights(
    amountFen,
    pick(bill, places).map((one) => one.leftFen),
  )
  const byPlace = new Map(places.map((place, index) => [place, shares[index] ?? noFen]))
  return bill.map((one, place) => ({
    ...one,
    leftFen: subtractFen(one.leftFen, byPlace.get(place) ?? fen(0)),
  }))
}
