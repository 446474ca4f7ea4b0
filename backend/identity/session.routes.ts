import { identityEndpoints } from '../contract/identity.ts'
import {
  contrastCookie,
  languageCookie,
  soundCookie,
  textStepCookie,
} from '../kernel/http-context.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { deviceCookie, longestCookieSeconds, rememberDevice, sessionCookie } from './cookies.ts'
import { endSession } from './end-session.action.ts'
import { dinerInFocus, isStaffGrant } from './presence.rules.ts'
import { keepReading } from './reading.store.ts'
import { openSessionsView, sessionView } from './session.view.ts'

const staffOf = (actor: Actor, canteenId: number | null) => {
  const grants = actor.grants.filter(isStaffGrant)
  if (actor.accountId === null || grants.length === 0) return null
  const roles = [...new Set(grants.map((grant) => grant.role))]
  return { accountId: actor.accountId, name: actor.name, roles, canteenId }
}

const accountOf = (actor: Actor): number => {
  if (actor.accountId === null) throw new Refusal('sign_in_required')
  return actor.accountId
}

const getSession = ({ db, config }: Deps): Route =>
  serve('getSession', identityEndpoints.getSession, async ({ actor, cookies, language }) => {
    const staffGrants = actor.grants.filter(isStaffGrant)
    const facts = await sessionView(db, {
      dinerId: dinerInFocus(actor.grants),
      canteenId: staffGrants.find((grant) => grant.canteenId !== null)?.canteenId ?? null,
      deviceCanteenId: actor.device?.canteenId ?? null,
      deviceId: actor.device?.deviceId ?? null,
      placeIds: staffGrants.flatMap((grant) => grant.placeId ?? []),
    })
    // A screen on the wall is never signed in again: its cookie is made to last as long as it hangs there.
    const deviceToken = cookies.get(deviceCookie)
    if (actor.device && deviceToken !== undefined) rememberDevice(cookies, deviceToken)
    return {
      diner: facts.diner,
      staff: staffOf(actor, facts.staffCanteenId),
      device: actor.device && { ...actor.device, letter: facts.letter },
      grants: actor.grants.map((grant) => ({ ...grant, permissions: [...grant.permissions] })),
      secondFactor: actor.secondFactor.state,
      help: facts.help,
      today: facts.today,
      language,
      demo: config.demo,
      onlinePayment: config.payOrigin !== null,
    }
  })

export const sessionRoutes = (deps: Deps): Route[] => [
  getSession(deps),
  serve('signOut', identityEndpoints.signOut, async ({ actor, cookies }) => {
    const { sessionId } = actor
    // Signing out twice is signing out: no key is needed to make it safe.
    if (sessionId !== null) await inTransaction(deps.db, (tx) => endSession(tx, actor, sessionId))
    cookies.clear(sessionCookie)
    return {}
  }),
  serve('listSessions', identityEndpoints.listSessions, async ({ actor }) => {
    const sessions = await openSessionsView(deps.db, accountOf(actor))
    return {
      sessions: sessions.map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        here: session.sessionId === actor.sessionId,
      })),
    }
  }),
  serve('revokeSession', identityEndpoints.revokeSession, ({ actor, params, write }) =>
    once(deps.db, write, async (tx) => {
      await endSession(tx, actor, params.sessionId)
      return {}
    }),
  ),
  serve('setPreferences', identityEndpoints.setPreferences, async (call) => {
    const { actor, body, cookies } = call
    const { accountId } = actor
    if (accountId !== null && (body.language ?? body.text ?? body.contrast) !== undefined) {
      // Choosing twice is choosing: no key is needed, and the buttons of one form may share theirs.
      await inTransaction(deps.db, (tx) =>
        keepReading(tx, accountId, {
          language: body.language ?? null,
          text: body.text ?? null,
          contrast: body.contrast ?? null,
        }),
      )
    }
    // Somebody else stands before a kiosk a minute later.
    if (actor.device?.kind === 'kiosk') return {}
    if (body.language) cookies.set(languageCookie, body.language, longestCookieSeconds)
    if (body.text) cookies.set(textStepCookie, String(body.text), longestCookieSeconds)
    if (body.sound) cookies.set(soundCookie, body.sound, longestCookieSeconds)
    if (body.contrast) cookies.set(contrastCookie, body.contrast, longestCookieSeconds)
    return {}
  }),
]
