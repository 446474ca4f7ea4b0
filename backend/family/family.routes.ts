import { familyEndpoints } from '../contract/family.ts'
import { rememberSession } from '../identity/cookies.ts'
import { openGate } from '../identity/visitor.ts'
import type { Gate } from '../identity/visitor.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, serveFile } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { topUpChoicesFen } from '../payments/online-payment.rules.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readFeedDiner } from './calendar-feed.store.ts'
import { calendarText } from './calendar-text.ts'
import { calendarMeals } from './calendar.view.ts'
import { changeMember } from './change-member.action.ts'
import { readCircle, readInvitation, readMine, readSlip } from './circle.view.ts'
import type { Place } from './circle.view.ts'
import { readFamilyDay } from './day.view.ts'
import { confirmPhone } from './confirm-phone.action.ts'
import { endCalendarFeed } from './end-calendar-feed.action.ts'
import { endMember } from './end-member.action.ts'
import { joinFamily } from './join-family.action.ts'
import { makeCalendarFeed } from './make-calendar-feed.action.ts'
import { makeInvitation } from './make-invitation.action.ts'
import { openCode } from './open-code.action.ts'
import { permissionsOf } from './permissions.rules.ts'
import { restoreMember } from './restore-member.action.ts'
import { revokeInvitation } from './revoke-invitation.action.ts'

const accountOf = ({ accountId }: Actor): number => {
  if (accountId === null) throw new Refusal('sign_in_required')
  return accountId
}

/** On the elder's own phone, and at the desk. */
const hersRoutes = ({ db, sealer }: Deps, place: Place): Route[] => [
  serve('getFamilyCircle', familyEndpoints.getFamilyCircle, ({ actor, params }) =>
    readCircle(place, actor, params.dinerId),
  ),
  serve('makeFamilyCode', familyEndpoints.makeFamilyCode, ({ actor, params, body, write }) =>
    once(db, write, (tx) =>
      makeInvitation(tx, sealer, {
        actor,
        ...params,
        kind: 'code',
        permissions: permissionsOf(body),
      }),
    ),
  ),
  serve('makeFamilySlip', familyEndpoints.makeFamilySlip, async (call) => {
    const { actor, params, body } = call
    const { invitationId } = await once(db, call.write, (tx) =>
      makeInvitation(tx, sealer, {
        actor,
        ...params,
        kind: 'slip',
        permissions: permissionsOf(body),
      }),
    )
    return readSlip(place, invitationId)
  }),
  serve('revokeFamilyInvitation', familyEndpoints.revokeFamilyInvitation, (call) =>
    once(db, call.write, async (tx) => {
      await revokeInvitation(tx, call.actor, call.params)
      return {}
    }),
  ),
  serve('changeFamilyMember', familyEndpoints.changeFamilyMember, (call) =>
    once(db, call.write, async (tx) => {
      await changeMember(tx, call.actor, {
        ...call.params,
        permissions: permissionsOf(call.body),
      })
      return {}
    }),
  ),
  serve('endFamilyMember', familyEndpoints.endFamilyMember, ({ actor, params, write }) =>
    once(db, write, async (tx) => {
      await endMember(tx, actor, params)
      return {}
    }),
  ),
  serve('restoreFamilyMember', familyEndpoints.restoreFamilyMember, ({ actor, params, write }) =>
    once(db, write, async (tx) => {
      await restoreMember(tx, actor, params)
      return {}
    }),
  ),
  serve('confirmFamilyPhone', familyEndpoints.confirmFamilyPhone, (call) =>
    once(db, call.write, async (tx) => {
      await confirmPhone(tx, call.actor, { ...call.params, ...call.body })
      return {}
    }),
  ),
]

/** On the way in. */
const joinRoutes = (gate: Gate): Route[] => [
  serve('openFamilyCode', familyEndpoints.openFamilyCode, async (call) => ({
    token: await openCode(gate, call, call.body.digits),
  })),
  serve('readFamilyInvitation', familyEndpoints.readFamilyInvitation, ({ actor, params }) =>
    readInvitation(gate.db, actor, params.token),
  ),
  serve('joinFamily', familyEndpoints.joinFamily, async (call) => {
    const { secret, accountId, dinerId } = await joinFamily(gate, call, call.body)
    // Whoever is here already stays signed in as before.
    if (secret !== '') rememberSession(call.cookies, secret)
    return { accountId, dinerId }
  }),
]

/** What a family member does. */
const theirRoutes = ({ db, config, sealer }: Deps, place: Place): Route[] => [
  serve('leaveFamily', familyEndpoints.leaveFamily, ({ actor, params, write }) =>
    once(db, write, async (tx) => {
      await endMember(tx, actor, { ...params, accountId: accountOf(actor) })
      return {}
    }),
  ),
  serve('getFamilyDay', familyEndpoints.getFamilyDay, async ({ actor, language }) => ({
    ...(await readFamilyDay(db, actor, language)),
    topUpFen: config.payOrigin === null ? [] : [...topUpChoicesFen],
  })),
  serve('getFamilyPerson', familyEndpoints.getFamilyPerson, ({ actor, params }) =>
    readMine(place, actor, params.dinerId),
  ),
  serve('makeCalendarFeed', familyEndpoints.makeCalendarFeed, ({ actor, params, write }) =>
    once(db, write, (tx) =>
      makeCalendarFeed(tx, sealer, actor, { ...params, accountId: accountOf(actor) }),
    ),
  ),
  serve('endCalendarFeed', familyEndpoints.endCalendarFeed, ({ actor, params, write }) =>
    once(db, write, async (tx) => {
      await endCalendarFeed(tx, actor, { ...params, accountId: accountOf(actor) })
      return {}
    }),
  ),
]

async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

const calendarRoute = ({ db, limits }: Gate): Route =>
  serveFile('readCalendarFeed', familyEndpoints.readCalendarFeed, async (call) => {
    await limits.take('calendarByAddress', call.address)
    const feed = await readFeedDiner(db, call.params.token)
    if (feed === null) throw new Refusal('not_found')
    await limits.take('calendarByFeed', String(feed.feedId))
    const text = calendarText(await calendarMeals(db, feed.dinerId), call.language)
    return { name: 'nuancan.ics', parts: whole(text) }
  })

export const familyRoutes = (deps: Deps): Route[] => {
  const { db, sealer, config } = deps
  const place = { db, sealer, publicUrl: config.publicUrl }
  const gate = openGate(deps)
  return [
    ...hersRoutes(deps, place),
    ...joinRoutes(gate),
    ...theirRoutes(deps, place),
    calendarRoute(gate),
  ]
}
