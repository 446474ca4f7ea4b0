import type { ComingMeal } from '../../../../backend/contract/standing.ts'

/** Tells the lines of one day apart: of one meal there may be two, as one that is booked and a place in a queue. */
export const keyOfLine = ({
  meal,
  state,
  servingId,
  bookingId,
  place,
  orderId,
}: ComingMeal): string => [meal, state, servingId, bookingId ?? place?.bookingId, orderId].join(' ')
