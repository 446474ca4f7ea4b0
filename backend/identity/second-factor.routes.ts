import { renderSVG } from 'uqr'
import { secondFactorEndpoints } from '../contract/second-factor.ts'
import { readClock } from '../kernel/clock.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { confirmSecondFactor } from './confirm-second-factor.action.ts'
import { rememberSession } from './cookies.ts'
import { proveSecondFactor } from './prove-second-factor.action.ts'
import { writtenCode } from './recovery-codes.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.action.ts'
import { resetSecondFactor } from './reset-second-factor.action.ts'
import { readSecondFactor } from './second-factor.store.ts'
import type { KeptFactor } from './second-factor.store.ts'
import { startSecondFactor } from './start-second-factor.action.ts'
import { inGroupsOfFour, totpUri, unusedCode } from './totp.ts'
import { openGate } from './visitor.ts'
import type { Gate } from './visitor.ts'

const accountOf = (actor: Actor): number => {
  if (actor.accountId === null) throw new Refusal('sign_in_required')
  return actor.accountId
}

/** Newcomers to a demonstration have no phone that knows its secrets. A real community never answers with this. */
const demoCodes = async ({ db, config, sealer }: Gate, kept: KeptFactor) => {
  if (!config.demo) return null
  const { now } = await readClock(db)
  const codeOf = (sealed: Buffer | null, lastStep: number | null): string | null =>
    sealed && unusedCode(sealer.open(sealed), lastStep, now)
  return {
    code: codeOf(kept.secretSealed, kept.lastStep),
    pendingCode: codeOf(kept.pendingSealed, null),
  }
}

const settingUp = (gate: Gate): Route[] => [
  serve('startSecondFactor', secondFactorEndpoints.startSecondFactor, async (call) => {
    const { secret, userName } = await startSecondFactor(gate, call, accountOf(call.actor))
    const uri = totpUri(secret, userName)
    return { uri, qrSvg: renderSVG(uri, { ecc: 'M', border: 4 }), secret: inGroupsOfFour(secret) }
  }),
  serve('confirmSecondFactor', secondFactorEndpoints.confirmSecondFactor, async (call) => {
    const { actor, body, cookies } = call
    const made = await confirmSecondFactor(gate, call, accountOf(actor), body.code)
    rememberSession(cookies, made.token)
    return { recoveryCodes: made.recoveryCodes.map(writtenCode) }
  }),
]

const routesAt = (gate: Gate): Route[] => [
  serve('getSecondFactor', secondFactorEndpoints.getSecondFactor, async ({ actor }) => {
    const kept = await readSecondFactor(gate.db, accountOf(actor))
    return {
      state: actor.secondFactor.state,
      name: actor.name,
      recoveryCodesLeft: kept.recoveryCodesLeft,
      demo: await demoCodes(gate, kept),
    }
  }),
  ...settingUp(gate),
  serve('proveSecondFactor', secondFactorEndpoints.proveSecondFactor, async (call) => {
    const { actor, body, cookies } = call
    rememberSession(cookies, await proveSecondFactor(gate, call, accountOf(actor), body.code))
    return {}
  }),
  serve('renewRecoveryCodes', secondFactorEndpoints.renewRecoveryCodes, async (call) => {
    const codes = await renewRecoveryCodes(gate, call, accountOf(call.actor))
    return { recoveryCodes: codes.map(writtenCode) }
  }),
  serve(
    'resetSecondFactor',
    secondFactorEndpoints.resetSecondFactor,
    ({ actor, params, body, write }) =>
      once(gate.db, write, async (tx) => {
        await resetSecondFactor(tx, actor, { accountId: params.accountId, reason: body.reason })
        return {}
      }),
  ),
]

export const secondFactorRoutes = (deps: Deps): Route[] => routesAt(openGate(deps))
