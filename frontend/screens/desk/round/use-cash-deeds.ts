import { carriedCashEndpoints } from '../../../../backend/contract/carried-cash.ts'
import type { RoundResident } from '../../../../backend/contract/rounds.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import { newKey } from '../../../api/key.ts'
import type { Outbox } from '../../../offline/outbox.ts'
import { useKept } from '../../../offline/use-kept.ts'
import type { CashAbout, CashItem, ShownNote } from './cash.ts'
import { takeDown } from './use-round-deeds.ts'
import type { OrderAsked } from './use-round-deeds.ts'
import type { RoundItem } from './week.ts'

type Whose = Pick<RoundResident, 'dinerId' | 'name' | 'door'>

const aboutOf = ({ dinerId, name, door }: Whose, amountFen: Fen): CashAbout => ({
  of: 'round cash',
  deed: 'note',
  noteKey: null,
  dinerId,
  name,
  door,
  amountFen,
})

const noteDown = (
  outbox: Outbox,
  whose: Whose,
  amountFen: Fen,
  forOrder: string | null,
): Promise<void> => {
  const at = new Date()
  const body = { dinerId: whose.dinerId, amountFen, notedAt: at.toISOString(), forOrder }
  return outbox.add(carriedCashEndpoints.noteCash, { body, at, about: aboutOf(whose, amountFen) })
}

const takeBack = async (outbox: Outbox, note: ShownNote, reason: string): Promise<void> => {
  // What never left the phone simply goes; what may have left it is taken back behind it.
  if (note.item !== null && (await outbox.withdraw(note.item.order))) return
  const { noteKey, dinerId, amountFen } = note
  await outbox.add(carriedCashEndpoints.takeBackCashNote, {
    body: { dinerId, noteKey, reason },
    at: new Date(),
    about: { ...aboutOf(note, amountFen), deed: 'back', noteKey },
  })
}

/** The same order once more, to be paid with what she gives now: first the order, then the cash for it. */
const orderWithCash = async (
  outbox: Outbox,
  item: RoundItem,
  asked: OrderAsked,
  amountFen: Fen,
): Promise<void> => {
  const key = newKey()
  await takeDown(outbox, { ...asked, pay: 'counter', key })
  await noteDown(outbox, asked.resident, amountFen, key)
  await outbox.withdraw(item.order)
}

/** What a tap about cash can mean. All of it goes into the outbox; `failed` says that this browser keeps nothing. */
export function useCashDeeds(outbox: Outbox) {
  const { failed, sure } = useKept()
  return {
    failed,
    note: (whose: Whose, amountFen: Fen) => sure(noteDown(outbox, whose, amountFen, null)),
    noteFor: (item: RoundItem, order: OrderAsked, amountFen: Fen) =>
      sure(orderWithCash(outbox, item, order, amountFen)),
    back: (note: ShownNote, reason: string) => sure(takeBack(outbox, note, reason)),
    /** What stood against it is gone: the same note once more. */
    again: (item: CashItem) => sure(outbox.retry(item.order)),
    putAway: (item: CashItem) => sure(outbox.withdraw(item.order)),
  }
}
export type CashDeeds = ReturnType<typeof useCashDeeds>
