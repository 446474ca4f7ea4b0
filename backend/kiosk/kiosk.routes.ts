import { kioskEndpoints } from '../contract/kiosk.ts'
import type { Slip, VisitView } from '../contract/kiosk.ts'
import { onceQuietly } from '../identity/secret-write.ts'
import { openGate } from '../identity/visitor.ts'
import type { Tx } from '../kernel/database.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { CallContext, Route } from '../kernel/route.ts'
import type { WriteRequest } from '../kernel/idempotency.store.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { cancelKioskBooking } from './cancel-kiosk-booking.action.ts'
import { endVisit, holdVisit } from './kiosk-visit.store.ts'
import type { KioskVisit } from './kiosk-visit.store.ts'
import { kioskAt } from './kiosk.rules.ts'
import { slipView, visitView } from './kiosk.view.ts'
import { openVisit } from './open-visit.action.ts'
import { placeKioskBooking } from './place-kiosk-booking.action.ts'

/** A booking of a visit: once per key, the slip as the reply, and a sign to the kitchen's screens. */
const bookingWrite =
  (deps: Deps) =>
  async (
    call: CallContext & { write: WriteRequest },
    canteenId: number,
    act: (tx: Tx) => Promise<{ bookingId: number; visit: KioskVisit }>,
  ): Promise<{ slip: Slip; now: VisitView['now'] }> => {
    const reply = await onceQuietly(deps, call.write, async (tx) => {
      const { bookingId, visit } = await act(tx)
      return slipView({ reader: tx, visit, language: call.language }, bookingId)
    })
    deps.live.touch(canteenId)
    return reply
  }

const bookingRoutes = (deps: Deps): Route[] => {
  const write = bookingWrite(deps)
  return [
    serve('placeKioskBooking', kioskEndpoints.placeKioskBooking, (call) =>
      write(call, call.params.canteenId, (tx) =>
        placeKioskBooking(tx, { ...call.params, ...call.body, actor: call.actor }),
      ),
    ),
    serve('cancelKioskBooking', kioskEndpoints.cancelKioskBooking, (call) =>
      write(call, call.params.canteenId, (tx) =>
        cancelKioskBooking(tx, { ...call.params, ...call.body, actor: call.actor }),
      ),
    ),
  ]
}

export const kioskRoutes = (deps: Deps): Route[] => {
  const gate = openGate(deps)
  return [
    serve('openKioskVisit', kioskEndpoints.openKioskVisit, async (call) => {
      const { canteenId } = call.params
      const { secret, visit } = await openVisit(gate, call, canteenId, call.body)
      const looking = { reader: deps.db, visit, language: call.language }
      return { visit: secret, view: await visitView(looking, canteenId) }
    }),
    serve(
      'lookAtKioskVisit',
      kioskEndpoints.lookAtKioskVisit,
      ({ actor, params, body, language }) =>
        inTransaction(deps.db, async (tx) => {
          const { deviceId } = kioskAt(actor, params.canteenId)
          const visit = await holdVisit(tx, deviceId, body.visit)
          return visitView({ reader: tx, visit, language }, params.canteenId)
        }),
    ),
    serve('endKioskVisit', kioskEndpoints.endKioskVisit, ({ actor, params, body, write }) =>
      onceQuietly(deps, write, async (tx) => {
        await endVisit(tx, kioskAt(actor, params.canteenId).deviceId, body.visit)
        return {}
      }),
    ),
    ...bookingRoutes(deps),
  ]
}
