import { cashEndpoints } from '../contract/cash.ts'
import { worksAt } from '../identity/reach.rules.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { CallContext, Route } from '../kernel/route.ts'
import { closeDrawer } from './close-drawer.action.ts'
import { dayReportView } from './day-report.view.ts'
import { donateInCash } from './donate-in-cash.action.ts'
import { openDrawerView } from './drawer.view.ts'
import { fundView } from './fund.view.ts'
import { giveFromFund } from './give-from-fund.action.ts'
import { moveCash } from './move-cash.action.ts'
import { openDrawer } from './open-drawer.action.ts'
import { payOutWallet } from './pay-out-wallet.action.ts'
import { reverseCash } from './reverse-cash.action.ts'
import { shiftsView } from './shifts.view.ts'
import type { Onlooker } from './shifts.view.ts'
import { signDrawer } from './sign-drawer.action.ts'

const onlookerOf = ({ actor, language }: CallContext): Onlooker => ({
  key: actor.key,
  isPerson: actor.accountId !== null,
  language,
})

/** From opening the drawer to the second signature. */
const shiftRoutes = ({ db }: Deps): Route[] => [
  serve('getDrawer', cashEndpoints.getDrawer, async (call) => {
    const { canteenId } = call.params
    const drawer = await openDrawerView(db, canteenId, onlookerOf(call))
    return {
      ...drawer,
      mayMove: drawer.shift !== null || !drawer.usesShifts,
      mayUndo: worksAt(call.actor, canteenId, 'manager'),
    }
  }),
  serve('openDrawer', cashEndpoints.openDrawer, ({ write, actor, params, body }) =>
    once(db, write, (tx) => openDrawer(tx, actor, params.canteenId, body.floatFen)),
  ),
  serve('moveCash', cashEndpoints.moveCash, ({ write, actor, params, body }) =>
    once(db, write, (tx) => moveCash(tx, actor, { ...params, ...body })),
  ),
  serve('closeDrawer', cashEndpoints.closeDrawer, ({ write, actor, params, body }) =>
    once(db, write, (tx) =>
      closeDrawer(tx, actor, {
        ...params,
        ...body,
        seenExpectedFen: body.seenExpectedFen ?? null,
      }),
    ),
  ),
  serve('signDrawer', cashEndpoints.signDrawer, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await signDrawer(tx, actor, params.canteenId, body.shiftId)
      return {}
    }),
  ),
  serve('listDrawerShifts', cashEndpoints.listDrawerShifts, async (call) => ({
    shifts: await shiftsView(db, call.params.canteenId, onlookerOf(call)),
  })),
  serve('getDayReport', cashEndpoints.getDayReport, (call) =>
    dayReportView(db, call.params.canteenId, call.query.day, onlookerOf(call)),
  ),
]

export const cashRoutes = (deps: Deps): Route[] => {
  const { db } = deps
  return [
    ...shiftRoutes(deps),
    serve('reverseCash', cashEndpoints.reverseCash, ({ write, actor, params, body }) =>
      once(db, write, (tx) => reverseCash(tx, actor, { ...params, ...body })),
    ),
    serve('getFund', cashEndpoints.getFund, ({ params }) => fundView(db, params.canteenId)),
    serve('donateInCash', cashEndpoints.donateInCash, ({ write, actor, params, body }) =>
      once(db, write, (tx) => donateInCash(tx, actor, params.canteenId, body)),
    ),
    serve('giveFromFund', cashEndpoints.giveFromFund, ({ write, actor, params, body }) =>
      once(db, write, (tx) => giveFromFund(tx, actor, { ...params, ...body })),
    ),
    serve('payOutWallet', cashEndpoints.payOutWallet, ({ write, actor, params, body }) =>
      once(db, write, (tx) => payOutWallet(tx, actor, { ...params, ...body })),
    ),
  ]
}
