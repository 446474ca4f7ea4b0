import { renderSVG } from 'uqr'
import type { familyEndpoints } from '../contract/family.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { DinerForBooking } from '../diners/diner.store.ts'
import { readEndedFamily, readFamilyLink, readFamily } from '../identity/family-grant.store.ts'
import { readUnprovenOfFamily } from '../identity/own-phone.store.ts'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import { momentOf } from '../bookings/today.view.ts'
import { readClock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { ageOn } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import type { CallName } from '../vocabulary/call-name.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readFeedNonce } from './calendar-feed.store.ts'
import {
  readInvitationById,
  readInvitationByToken,
  readLastJoined,
  readOpenCode,
} from './invitation.store.ts'
import type { OpenInvitation } from './invitation.store.ts'
import { calendarToken, invitationDigits, invitationToken } from './secrets.ts'

type Circle = ReplyOf<typeof familyEndpoints.getFamilyCircle>
type Mine = ReplyOf<typeof familyEndpoints.getFamilyPerson>
type Slip = ReplyOf<typeof familyEndpoints.makeFamilySlip>
type Seen = ReplyOf<typeof familyEndpoints.readFamilyInvitation>

/** Where things are, and what makes secrets readable. */
export interface Place {
  readonly db: Reader
  readonly sealer: Sealer
  readonly publicUrl: string
}

const dinerOn = async (
  db: Reader,
  dinerId: number,
  today: ServiceDay,
): Promise<DinerForBooking> => {
  const diner = await readDinerForBooking(db, dinerId, today)
  if (!diner) throw new Refusal('diner_unknown')
  return diner
}

const callName = (diner: DinerForBooking, today: ServiceDay): CallName =>
  callNameOf({ ...diner, age: ageOn(diner.birthDate, today) })

const pageOf = (publicUrl: string, path: string): string => `${publicUrl.replace(/\/$/, '')}${path}`

const scannable = ({ sealer, publicUrl }: Place, nonce: Buffer) => {
  const url = pageOf(publicUrl, `/join/${invitationToken(sealer, nonce)}`)
  // As on the other slips: medium correction and a wide margin.
  return { url, qrSvg: renderSVG(url, { ecc: 'M', border: 4 }) }
}

const shownCode = (place: Place, code: OpenInvitation): Circle['code'] => ({
  invitationId: code.invitationId,
  ...scannable(place, code.nonce),
  digits: code.digitsTyped
    ? null
    : invitationDigits(place.sealer, code.nonce).replace(/(.{4})/, '$1 '),
  until: momentOf(code.expiresAt),
  permissions: code.permissions,
})

/** Who looks after her. The code that lets somebody in is on her own phone only. Refuses `diner_unknown`. */
export const readCircle = async (place: Place, actor: Actor, dinerId: number): Promise<Circle> => {
  const { db } = place
  const { now, today } = await readClock(db)
  const diner = await dinerOn(db, dinerId, today)
  const isHerself = actor.grants.some((one) => one.role === 'diner' && one.dinerId === dinerId)
  const code = isHerself ? await readOpenCode(db, dinerId) : null
  return {
    now: momentOf(now),
    diner: { dinerId, callName: callName(diner, today) },
    members: await readFamily(db, dinerId),
    ended: await readEndedFamily(db, dinerId),
    code: code && shownCode(place, code),
    phonesToConfirm: isHerself ? [] : await readUnprovenOfFamily(db, dinerId),
    joined: isHerself ? await readLastJoined(db, dinerId) : null,
  }
}

/** The slip that was just made, to be printed. */
export const readSlip = async (place: Place, invitationId: number): Promise<Slip> => {
  const slip = present(await readInvitationById(place.db, invitationId), 'an invitation stays')
  const { today } = await readClock(place.db)
  return {
    invitationId,
    callName: callName(await dinerOn(place.db, slip.dinerId, today), today),
    ...scannable(place, slip.nonce),
    expiresAt: slip.expiresAt.toISOString(),
  }
}

/** Whom one would look after, by what the elder is called. Refuses `invitation_over`. */
export const readInvitation = async (db: Reader, actor: Actor, token: string): Promise<Seen> => {
  const invitation = await readInvitationByToken(db, token)
  const { today } = await readClock(db)
  const diner = invitation && (await readDinerForBooking(db, invitation.dinerId, today))
  if (!invitation || !diner || diner.diedOn !== null) throw new Refusal('invitation_over')
  if (diner.leftOn !== null && diner.leftOn <= today) throw new Refusal('invitation_over')
  const known = await readFamilyLink(db, invitation.dinerId, actor.accountId)
  return {
    callName: callName(diner, today),
    permissions: invitation.permissions,
    known: known && { name: known.name, relation: known.relation },
  }
}

/** What one family member may know and do for her. Refuses `diner_unknown`. */
export const readMine = async (place: Place, actor: Actor, dinerId: number): Promise<Mine> => {
  const { db, sealer, publicUrl } = place
  const { now, today } = await readClock(db)
  const diner = await dinerOn(db, dinerId, today)
  const grant = actor.grants.find((one) => one.role === 'family' && one.dinerId === dinerId)
  const permissions = [...(grant?.permissions ?? [])]
  const nonce = await readFeedNonce(db, { dinerId, accountId: actor.accountId ?? 0 })
  return {
    now: momentOf(now),
    diner: { dinerId, callName: callName(diner, today) },
    canteen: (await readCanteenCard(db, diner.homeCanteenId)).card,
    permissions,
    needs: permissions.includes('health') ? [...diner.needs] : null,
    calendarUrl: nonce && pageOf(publicUrl, `/api/calendar/${calendarToken(sealer, nonce)}`),
  }
}
