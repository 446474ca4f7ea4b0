import { readQueuePlace } from '../bookings/queue-place.view.ts'
import { bookingEndpoints } from '../contract/bookings.ts'
import { waitEndpoints } from '../contract/waits.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { present } from '../vocabulary/invariant.ts'
import { acceptOffer } from './accept-offer.action.ts'
import { joinQueue } from './join-queue.action.ts'
import { leaveQueue } from './leave-queue.action.ts'
import { markWaitSeen } from './mark-wait-seen.action.ts'
import { readStanding } from './standing.view.ts'

export const waitingRoutes = ({ db, live }: Deps): Route[] => [
  serve('getWait', waitEndpoints.getWait, ({ params, query, language }) =>
    readStanding(db, { ...params, dish: query.dish ?? null }, language),
  ),
  serve('joinQueue', waitEndpoints.joinQueue, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      const { dish: offeringId, ...asked } = body
      const { waitId } = await joinQueue(tx, { ...asked, ...params, actor, offeringId })
      const place = await readQueuePlace(tx, params.dinerId, params.servingId)
      return { id: waitId, place: present(place, 'she has just joined') }
    }),
  ),
  serve('leaveQueue', waitEndpoints.leaveQueue, async ({ write, actor, params }) => {
    const { canteenId } = await once(db, write, (tx) => leaveQueue(tx, actor, params))
    live.touch(canteenId)
    return {}
  }),
  serve('acceptOffer', waitEndpoints.acceptOffer, async ({ write, actor, params, body }) => {
    const { bookingId, canteenId } = await once(db, write, (tx) =>
      acceptOffer(tx, actor, params, body.pay),
    )
    live.touch(canteenId)
    return { id: bookingId }
  }),
  serve('markWaitSeen', bookingEndpoints.markWaitSeen, ({ write, actor, params }) =>
    once(db, write, async (tx) => {
      await markWaitSeen(tx, actor, params)
      return {}
    }),
  ),
]
