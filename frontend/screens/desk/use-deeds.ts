import { useQueryClient } from '@tanstack/react-query'
import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { isRefused } from '../../api/call.ts'
import { useSend } from '../../queries/sending.ts'
import { deskQuery } from '../../queries/desk.ts'
import type { Desk } from '../../queries/desk.ts'
import type { DoneDeed } from './Done.tsx'
import type { Deed, OpenMeal, Order } from './order.ts'

interface DeedsProps {
  dinerId: number
  next: OpenMeal
  onHold: (next: OpenMeal | null) => void
  flow: { desk: Desk }
  onDone: (deed: DoneDeed | null, asked?: number) => void
}

const linesOf = ({ offeringId, quantity, variant }: Order) => [
  {
    offeringId,
    quantity,
    variant: { texture: variant.texture, tweaks: [...variant.tweaks], omits: [...variant.omits] },
  },
]

/** Sends what ⏎ stands for, and says what came of it. */
export function useDeeds({ dinerId, next, onHold, flow: { desk }, onDone }: DeedsProps) {
  const client = useQueryClient()
  const before = next.state === 'booked' ? next.ticket : null
  const told =
    (kind: DoneDeed['kind']) =>
    ({ ticket }: { ticket: Ticket }) =>
      onDone({ kind, ticket, before, today: desk.now.day, diner: desk.diner })
  const place = useSend(bookingEndpoints.placeBooking, told('booked'))
  const amend = useSend(bookingEndpoints.amendBooking, told('changed'))
  const cancel = useSend(bookingEndpoints.cancelBooking, told('cancelled'))
  const all = [place, amend, cancel]
  // A refusal often means that the page is behind: a price, a portion, a booking made elsewhere.
  const onError = (error: Error) => {
    if (!isRefused(error)) return
    onHold(null)
    void client.invalidateQueries({ queryKey: deskQuery(dinerId).queryKey })
  }

  const send = (deed: Deed) => {
    if (all.some((write) => write.isPending)) return
    for (const write of all) write.reset()
    // Booked, but its answer lost: the news of it must not take the button away that asks again.
    onHold(next)
    if (deed.kind === 'keep') onDone(null)
    else if (deed.kind === 'skip') onDone(null, dinerId)
    else if (deed.kind === 'book' && next.state === 'open') {
      const { order } = deed
      const body = {
        dinerId,
        servingId: next.when.servingId,
        lines: linesOf(order),
        way: order.way,
        pay: order.payment.by,
        seenPayFen: order.price.payFen,
        channel: 'phone' as const,
      }
      place.mutate({ body }, { onError })
    } else if (before !== null && deed.kind === 'change') {
      const { order } = deed
      const body = { lines: linesOf(order), way: order.way, seenPayFen: order.price.payFen }
      const params = { bookingId: before.bookingId }
      amend.mutate({ params, body }, { onError })
    } else if (before !== null && deed.kind === 'cancel') {
      const params = { bookingId: before.bookingId }
      cancel.mutate({ params, body: {} }, { onError })
    }
  }
  return {
    send,
    sending: all.some((write) => write.isPending),
    error: all.find((write) => write.error !== null)?.error ?? null,
  }
}
