import type {
  Round,
  RoundCell,
  RoundOffer,
  RoundResident,
} from '../../../../backend/contract/rounds.ts'
import type { Bilingual } from '../../../../backend/contract/shapes.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import type { Unsent } from '../../../offline/unsent.ts'

/** What an item of the outbox is about, as the round wrote it. */
export interface About {
  readonly of: 'round'
  readonly deed: 'order' | 'back' | 'wait'
  readonly dinerId: number
  readonly name: string
  readonly door: string
  readonly day: ServiceDay
  readonly servingId: number
  readonly dish: Bilingual
  readonly payFen: Fen
  readonly offer: RoundOffer | null
}
export type RoundItem = Unsent & { readonly about: About }

const isOfRound = (item: Unsent): item is RoundItem =>
  typeof item.about === 'object' && item.about !== null && (item.about as About).of === 'round'

export const itemsOfRound = (items: readonly Unsent[]): RoundItem[] => items.filter(isOfRound)

export type ShownState = RoundCell['state'] | 'taken' | 'going' | 'gone' | 'conflict'

/** One square of the week as it stands now: the server's word, and over it what this phone did since. */
export interface ShownCell {
  readonly state: ShownState
  readonly cell: RoundCell
  readonly dish: Bilingual | null
  /** Who booked it, when it was somebody else's doing. */
  readonly by: string | null
  /** One tap takes this back: an order of this phone that waits, or one of a round that was booked. */
  readonly back:
    | { readonly kind: 'waiting'; readonly item: RoundItem }
    | { readonly kind: 'order'; readonly orderKey: string }
    | { readonly kind: 'booking'; readonly bookingId: number }
    | null
  /** One tap books this. */
  readonly usual: RoundOffer | null
}

const usualOf = (cell: RoundCell): RoundOffer | null =>
  cell.offers.find(({ offeringId, because }) => offeringId === cell.usual && because === null) ??
  null

const fromServer = (cell: RoundCell, past: 'past' | 'not yet'): ShownCell => {
  const { booked } = cell
  if (booked !== null) {
    const { orderKey, bookingId, cancellable, dish, by } = booked
    const back =
      !cancellable || past === 'past'
        ? null
        : orderKey === null
          ? ({ kind: 'booking', bookingId } as const)
          : ({ kind: 'order', orderKey } as const)
    return { state: 'booked', cell, dish, by, back, usual: null }
  }
  const late = past === 'past' && cell.state !== 'closed' && cell.state !== 'no_menu'
  const state = late ? 'past' : cell.state
  // Who pauses is asked what she wants before anything is booked for her.
  const usual = state === 'open' ? usualOf(cell) : null
  return { state, cell, dish: cell.standing, by: null, back: null, usual }
}

/** What one more deed of this phone makes of the square. */
const after = (shown: ShownCell, item: RoundItem): ShownCell => {
  const { about, state, key } = item
  const plain = { cell: shown.cell, by: null, usual: null }
  if (state === 'refused') return { ...plain, state: 'conflict', dish: about.dish, back: null }
  if (about.deed === 'wait') return { ...plain, state: 'waiting', dish: about.dish, back: null }
  if (about.deed === 'back')
    return {
      ...plain,
      state: state === 'sent' ? 'gone' : 'going',
      dish: null,
      back: null,
      usual: usualOf(shown.cell),
    }
  return state === 'sent'
    ? { ...plain, state: 'booked', dish: about.dish, back: { kind: 'order', orderKey: key } }
    : { ...plain, state: 'taken', dish: about.dish, back: { kind: 'waiting', item } }
}

/** `nowMs`: the server's clock as well as this device knows it. */
export const shownCell = (
  { dinerId }: Pick<RoundResident, 'dinerId'>,
  cell: RoundCell,
  cutoffAt: string | null,
  items: readonly RoundItem[],
  nowMs: number,
): ShownCell => {
  const past = cutoffAt !== null && nowMs >= Date.parse(cutoffAt) ? 'past' : 'not yet'
  return items
    .filter(({ about }) => about.dinerId === dinerId && about.day === cell.day)
    .reduce(after, fromServer(cell, past))
}

export interface ShownResident {
  readonly resident: RoundResident
  readonly cells: readonly ShownCell[]
}

export const shownResidents = (
  { residents, days }: Round,
  items: readonly RoundItem[],
  nowMs: number,
): ShownResident[] =>
  residents.map((resident) => ({
    resident,
    cells: resident.cells.map((cell, nth) =>
      shownCell(resident, cell, days[nth]?.cutoffAt ?? null, items, nowMs),
    ),
  }))

/** The wall of boxes in the stairwell: top floor first, as people read it. */
export const floorsOf = (
  residents: readonly ShownResident[],
): { readonly floor: number | null; readonly doors: ShownResident[] }[] => {
  const floors = [...new Set(residents.map(({ resident }) => resident.floor))]
  return floors
    .toSorted((a, b) => (b ?? -1) - (a ?? -1))
    .map((floor) => ({
      floor,
      doors: residents.filter(({ resident }) => resident.floor === floor),
    }))
}

const had: ReadonlySet<ShownState> = new Set(['booked', 'taken', 'waiting', 'standing'])
export const hasMeal = ({ state }: ShownCell): boolean => had.has(state)

/** The first day on which something can still be booked. */
export const firstOpenDay = ({ days }: Round, nowMs: number): number => {
  const nth = days.findIndex(
    ({ cutoffAt, closed, dishes }) =>
      cutoffAt !== null && nowMs < Date.parse(cutoffAt) && closed === null && dishes.length > 0,
  )
  return Math.max(0, nth)
}
