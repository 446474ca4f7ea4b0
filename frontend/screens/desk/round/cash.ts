import type { CashNote, RoundCash } from '../../../../backend/contract/carried-cash.ts'
import { addFen, fen, smallerFen, subtractFen } from '../../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import type { Unsent } from '../../../offline/unsent.ts'

/** What an item of the outbox is about, as cash at a door wrote it. */
export interface CashAbout {
  readonly of: 'round cash'
  readonly deed: 'note' | 'back'
  /** The note that is taken back; a note's own is the item's key. */
  readonly noteKey: string | null
  readonly dinerId: number
  readonly name: string
  readonly door: string
  readonly amountFen: Fen
}
export type CashItem = Unsent & { readonly about: CashAbout }

const isOfCash = (item: Unsent): item is CashItem =>
  typeof item.about === 'object' &&
  item.about !== null &&
  (item.about as CashAbout).of === 'round cash'

export const itemsOfCash = (items: readonly Unsent[]): CashItem[] => items.filter(isOfCash)

/** A note that she carries, as it stands now. */
export interface ShownNote extends CashNote {
  /** going: its taking back is on its way. */
  readonly state: 'noted' | 'going'
  /** Where this phone has not brought it to the canteen. */
  readonly item: CashItem | null
}

const ofPhone = (item: CashItem): ShownNote => ({
  ...item.about,
  noteKey: item.key,
  notedAt: item.at,
  state: 'noted',
  item: item.state === 'waiting' ? item : null,
})

/** The server's word, and over it what this phone did since. */
export const shownNotes = (
  { notes }: Pick<RoundCash, 'notes'>,
  items: readonly CashItem[],
): ShownNote[] => {
  const known = new Set(notes.map(({ noteKey }) => noteKey))
  const since = items.filter(
    ({ about, state, key }) => about.deed === 'note' && state !== 'refused' && !known.has(key),
  )
  const backs = new Map(
    items.flatMap(({ about, state }) =>
      about.deed === 'back' && about.noteKey !== null && state !== 'refused'
        ? [[about.noteKey, state] as const]
        : [],
    ),
  )
  return [
    ...notes.map((note): ShownNote => ({ ...note, state: 'noted', item: null })),
    ...since.map(ofPhone),
  ].flatMap((note) => {
    const back = backs.get(note.noteKey)
    if (back === undefined) return [note]
    return back === 'sent' ? [] : [{ ...note, state: 'going' as const }]
  })
}

export const sumOfNotes = (notes: readonly Pick<ShownNote, 'amountFen'>[]): Fen =>
  addFen(...notes.map(({ amountFen }) => amountFen))

/** How much more she may take from one person now. */
export const roomFor = (
  { noteMostFen, carriedMostFen }: RoundCash,
  notes: readonly ShownNote[],
): Fen => {
  const left = subtractFen(carriedMostFen, sumOfNotes(notes))
  return left < 0 ? fen(0) : smallerFen(noteMostFen, left)
}

/** What people usually give, in fen. */
export const usualSums = [1_000, 2_000, 5_000, 10_000].map(fen)
