import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import type { Picked } from './picked.ts'
import { useSession } from './session.ts'

/** Only where the card does not reach and the canteen takes money online: everybody else is asked one thing less. */
export function PayNow({ dinerId, picked }: { dinerId: number; picked: Picked }) {
  const { onlinePayment } = useSession()
  const { confirm } = useElderWords()
  const { choices, offer, variant, arrival, here } = picked
  if (!onlinePayment || choices.booked !== null || offer.payment.shortFen === 0) return null
  const body = {
    dinerId,
    servingId: here.servingId,
    lines: [{ offeringId: here.offeringId, quantity: choices.quantity, variant }],
    way: offer.way,
    seenPayFen: offer.price.payFen,
    pay: 'online' as const,
    ...arrival,
  }
  return (
    <PostForm
      endpoint={bookingEndpoints.placeBooking}
      body={body}
      next={paths.done('{id}')}
      back={paths.confirm(here)}
    >
      <Button>{confirm.payNow}</Button>
    </PostForm>
  )
}
