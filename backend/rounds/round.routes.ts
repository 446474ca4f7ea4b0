import { readTicket } from '../bookings/ticket.view.ts'
import { roundEndpoints } from '../contract/rounds.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { lookAtRound } from './look-at-round.action.ts'
import { readRounds } from './round-list.view.ts'
import { takeBackRoundOrder } from './take-back-round-order.action.ts'
import { takeRoundOrder } from './take-round-order.action.ts'

export const roundRoutes = ({ db, live }: Deps): Route[] => [
  serve('listRounds', roundEndpoints.listRounds, ({ actor, params: { canteenId } }) =>
    readRounds(db, canteenId, actor),
  ),
  serve('lookAtRound', roundEndpoints.lookAtRound, ({ actor, params, language }) =>
    inTransaction(db, (tx) => lookAtRound(tx, actor, params, language)),
  ),
  serve(
    'takeRoundOrder',
    roundEndpoints.takeRoundOrder,
    async ({ actor, body, write, language }) => {
      const { canteenId, ...reply } = await once(db, write, async (tx) => {
        const { bookingId } = await takeRoundOrder(tx, {
          ...body,
          actor,
          orderKey: write.key,
          takenAt: new Date(body.takenAt),
        })
        const { number, when } = await readTicket(tx, bookingId, language)
        return { bookingId, number, day: when.day, canteenId: when.canteenId }
      })
      live.touch(canteenId)
      return reply
    },
  ),
  serve('takeBackRoundOrder', roundEndpoints.takeBackRoundOrder, async ({ actor, body, write }) => {
    const { bookingId, canteenId } = await once(db, write, (tx) =>
      takeBackRoundOrder(tx, { ...body, actor }),
    )
    if (canteenId !== null) live.touch(canteenId)
    return { bookingId }
  }),
]
