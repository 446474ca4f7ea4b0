import { renderSVG } from 'uqr'
import { identityEndpoints } from '../contract/identity.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { ageOn } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { slipRefusal } from './bind-slip.rules.ts'
import { dinerOfSlip, findSlip } from './bind-slip.store.ts'
import { rememberSession } from './cookies.ts'
import { makeBindSlip } from './make-bind-slip.action.ts'
import { redeemBindSlip } from './redeem-bind-slip.action.ts'
import { revokeBindSlip } from './revoke-bind-slip.action.ts'
import { openGate } from './visitor.ts'
import type { Gate } from './visitor.ts'

const slipUrl = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/\/$/, '')}/bind?slip=${token}`

const routesAt = (gate: Gate): Route[] => [
  serve('makeBindSlip', identityEndpoints.makeBindSlip, async (call) => {
    const { secret, ...slip } = await makeBindSlip(gate, call, call.params.dinerId)
    const url = slipUrl(gate.config.publicUrl, secret)
    // Medium correction and a wide margin: printed small, read by old cameras.
    return { ...slip, url, qrSvg: renderSVG(url, { ecc: 'M', border: 4 }) }
  }),
  serve('revokeBindSlip', identityEndpoints.revokeBindSlip, ({ actor, params, write }) =>
    once(gate.db, write, async (tx) => {
      await revokeBindSlip(tx, actor, params)
      return {}
    }),
  ),
  serve('readBindSlip', identityEndpoints.readBindSlip, async ({ params }) => {
    const slip = await findSlip(gate.db, params.token)
    const refusal = slipRefusal(slip)
    if (!slip || refusal) throw new Refusal(refusal ?? 'slip_expired')
    const diner = present(await dinerOfSlip(gate.db, slip.dinerId), 'a slip names a diner')
    return { callName: callNameOf({ ...diner, age: ageOn(diner.birthDate, diner.today) }) }
  }),
  serve('redeemBindSlip', identityEndpoints.redeemBindSlip, async (call) => {
    const { accountId, secret } = await redeemBindSlip(gate, call, call.body.token)
    rememberSession(call.cookies, secret)
    return { accountId }
  }),
]

export const bindSlipRoutes = (deps: Deps): Route[] => routesAt(openGate(deps))
