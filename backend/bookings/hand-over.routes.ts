import { handOverEndpoints } from '../contract/hand-overs.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import { answerHandOver } from './answer-hand-over.action.ts'
import { readCanteenCard } from './canteen-card.store.ts'
import { readCounterList } from './counter-list.view.ts'
import { readOpenHandOvers } from './hand-over.store.ts'
import type { Told } from './hand-over.store.ts'
import { replayHandOver } from './replay-hand-over.action.ts'

const inWords = ({ outcome, earlierAt, earlierBy, backFen }: Told) => ({
  outcome,
  earlierAt: earlierAt && timeOfDayAt(earlierAt),
  earlierBy,
  backFen,
})

/** The counter without the network, and what it tells afterwards. */
export const handOverRoutes = (deps: Deps): Route[] => [
  serve(
    'getCounterList',
    handOverEndpoints.getCounterList,
    ({ actor, language, params: { canteenId } }) =>
      readCounterList(deps.db, deps.sealer, { actor, language, canteenId }),
  ),
  serve('replayHandOver', handOverEndpoints.replayHandOver, async (call) => {
    const told = await once(deps.db, call.write, async (tx) => {
      const { canteenId, ...said } = await replayHandOver(tx, deps.sealer, {
        ...call.body,
        actor: call.actor,
        handOverId: call.write.key,
        bookingId: call.params.bookingId,
      })
      return { canteenId, ...inWords(said) }
    })
    deps.live.touch(told.canteenId)
    return told
  }),
  serve('listHandOvers', handOverEndpoints.listHandOvers, async ({ params: { canteenId } }) => {
    const { day, time } = await readCanteenCard(deps.db, canteenId)
    const rows = await readOpenHandOvers(deps.db, canteenId)
    return {
      now: { day, time },
      rows: rows.map(({ at, ...row }) => ({
        ...row,
        ...inWords(row),
        day: serviceDayAt(at),
        at: timeOfDayAt(at),
      })),
    }
  }),
  serve('answerHandOver', handOverEndpoints.answerHandOver, async (call) => {
    const { canteenId } = await once(deps.db, call.write, (tx) =>
      answerHandOver(tx, { ...call.params, ...call.body, actor: call.actor }),
    )
    deps.live.touch(canteenId)
    return {}
  }),
]
