import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import type { Picked } from './picked.ts'

interface BookFormProps {
  dinerId: number
  picked: Picked
  today: ServiceDay
  /** secondary where something else fits her better */
  kind: 'primary' | 'secondary'
}

/** Books, or changes what is booked, at the price on this page. */
export function BookForm({ dinerId, picked, today, kind }: BookFormProps) {
  const words = useWords()
  const { confirm } = useElderWords()
  const { choices, offer, variant, arrival, here } = picked
  const until = confirm.until(words.moment(choices.cutoff, today))
  const order = {
    lines: [{ offeringId: here.offeringId, quantity: choices.quantity, variant }],
    way: offer.way,
    seenPayFen: offer.price.payFen,
    ...arrival,
  }
  const ways = { next: paths.done('{id}'), back: paths.confirm(here), after: 'chime' as const }
  if (choices.booked !== null) {
    return (
      <PostForm
        endpoint={bookingEndpoints.amendBooking}
        params={choices.booked}
        body={order}
        {...ways}
      >
        <Button kind={kind} note={until}>
          {kind === 'primary' ? confirm.change : confirm.anyway}
        </Button>
      </PostForm>
    )
  }
  const place = { ...order, dinerId, servingId: here.servingId, pay: offer.payment.by }
  return (
    <PostForm endpoint={bookingEndpoints.placeBooking} body={place} {...ways}>
      <Button kind={kind} note={until}>
        {kind === 'primary' ? confirm.book : confirm.anyway}
      </Button>
    </PostForm>
  )
}
