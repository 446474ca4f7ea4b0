import { useQueryClient } from '@tanstack/react-query'
import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import { callBackEndpoints } from '../../../backend/contract/call-backs.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { isRefused } from '../../api/call.ts'
import { useSend } from '../../queries/sending.ts'
import { deskOf } from '../../queries/desk.ts'
import type { DoneDeed } from './Done.tsx'
import type { Deed, OpenMeal, Order } from './order.ts'
import type { OrderFlow } from './use-order-flow.ts'

interface DeedsProps {
  dinerId: number
  next: OpenMeal
  onHold: (next: OpenMeal | null) => void
  flow: Pick<OrderFlow, 'desk' | 'arrival'>
  onDone: (deed: DoneDeed | null) => void
}

const linesOf = ({ offeringId, quantity, variant }: Order) => [
  {
    offeringId,
    quantity,
    variant: { texture: variant.texture, tweaks: [...variant.tweaks], omits: [...variant.omits] },
  },
]

/** The button that sends says that she said yes: there is no other way to press it. */
const readBack = 'yes' as const

/** Sends what ⏎ stands for, and says what came of it. */
export function useDeeds({ dinerId, next, onHold, flow: { desk, arrival }, onDone }: DeedsProps) {
  const client = useQueryClient()
  const before = next.state === 'booked' ? next.ticket : null
  const told =
    (kind: DoneDeed['kind']) =>
    ({ ticket }: { ticket: Ticket }) =>
      onDone({ kind, ticket, before, today: desk.now.day, diner: desk.diner })
  const place = useSend(bookingEndpoints.placeBooking, told('booked'))
  const amend = useSend(bookingEndpoints.amendBooking, told('changed'))
  const cancel = useSend(bookingEndpoints.cancelBooking, told('cancelled'))
  const note = useSend(callBackEndpoints.noteCallBack, () => onDone(null))
  const all = [place, amend, cancel, note]
  // A refusal often means that the page is behind: a price, a portion, a booking made elsewhere.
  const onError = (error: Error) => {
    if (!isRefused(error)) return
    onHold(null)
    void client.invalidateQueries({ queryKey: deskOf(dinerId) })
  }

  const send = (deed: Deed) => {
    if (all.some((write) => write.isPending)) return
    for (const write of all) write.reset()
    // Booked, but its answer lost: the news of it must not take the button away that asks again.
    onHold(next)
    if (deed.kind === 'keep') onDone(null)
    else if (next.state === 'open' && (deed.kind === 'skip' || deed.kind === 'noAnswer')) {
      const params = { servingId: next.when.servingId, dinerId }
      const outcome = deed.kind === 'skip' ? ('not_today' as const) : ('no_answer' as const)
      note.mutate({ params, body: { outcome } })
    } else if (deed.kind === 'book' && next.state === 'open') {
      const { order } = deed
      const body = {
        dinerId,
        servingId: next.when.servingId,
        lines: linesOf(order),
        way: order.way,
        pay: order.payment.by,
        seenPayFen: order.price.payFen,
        ...arrival,
        channel: 'phone' as const,
        readBack,
      }
      place.mutate({ body }, { onError })
    } else if (before !== null && deed.kind === 'change') {
      const { order } = deed
      const body = {
        lines: linesOf(order),
        way: order.way,
        seenPayFen: order.price.payFen,
        ...arrival,
        readBack,
      }
      const params = { bookingId: before.bookingId }
      amend.mutate({ params, body }, { onError })
    } else if (before !== null && deed.kind === 'cancel') {
      const params = { bookingId: before.bookingId }
      cancel.mutate({ params, body: { readBack } }, { onError })
    }
  }
  return {
    send,
    sending: all.some((write) => write.isPending),
    error: all.find((write) => write.error !== null)?.error ?? null,
  }
}
