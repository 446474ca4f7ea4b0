import { recognitionEndpoints } from '../contract/recognition.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { lookAtRecognition } from './look-at-recognition.action.ts'
import { readBooking } from './ticket.view.ts'

/** No card, or somebody else comes: what the window may ask and whom it may hand a meal to. */
export const recognitionRoutes = ({ db }: Deps): Route[] => [
  serve('getRecognition', recognitionEndpoints.getRecognition, (call) =>
    inTransaction(db, async (tx) => {
      const { actor, language, params, query } = call
      const { dinerId, ticket } = await readBooking(tx, params.bookingId, language)
      const { servingId } = ticket.when
      return lookAtRecognition(tx, { ...query, actor, language, dinerId, servingId })
    }),
  ),
  serve('getBuyerRecognition', recognitionEndpoints.getBuyerRecognition, (call) =>
    inTransaction(db, (tx) => {
      const { actor, language, params } = call
      return lookAtRecognition(tx, { ...params, actor, language, card: 'forgotten', by: 'self' })
    }),
  ),
]
