import type { CardShown } from '../hand-over.ts'

/** Whom something is sold to: somebody on record, or a guest nobody knows. */
export type Buyer =
  | { kind: 'guest' }
  | { kind: 'person'; dinerId: number; name: string | null; card?: CardShown }

const numberIn = (name: string): number | null => {
  const id = Number(new URLSearchParams(location.search).get(name))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** `/counter/walk-in?diner=12`, from the check-in that found nothing booked. */
export const buyerInAddress = (): Buyer | null => {
  const dinerId = numberIn('diner')
  return dinerId === null ? null : { kind: 'person', dinerId, name: null }
}

/** `/counter/put-right?booking=12` */
export const bookingInAddress = (): number | null => numberIn('booking')
