import * as z from 'zod/mini'
import { needKinds } from '../vocabulary/diet.ts'
import { familyPermissions } from '../vocabulary/role.ts'
import { endpoint } from './endpoint.ts'
import { phone } from './identity.ts'
import { collector } from './recognition.ts'
import { payment, suggestion, ticket } from './tickets.ts'
import {
  bilingual,
  bookingState,
  day,
  fenAmount,
  fenSigned,
  id,
  instant,
  meal,
  moment,
  timeOfDay,
  when,
  words,
} from './shapes.ts'

const dinerParams = z.object({ dinerId: id })
const memberParams = z.object({ dinerId: id, accountId: id })
const token = z.string().check(z.regex(/^[\w-]{20,64}$/))
const permissions = z.array(z.enum(familyPermissions))
/** A box of a form: sent when ticked, left out when not. */
const ticked = z._default(z.union([z.literal('on'), z.literal(''), z.boolean()]), false)

/** What she lets somebody do beside seeing whether she ate, which goes with the link itself. */
const granted = z.object({ book: ticked, pay: ticked, health: ticked })

const member = z.object({
  accountId: id,
  name: z.string(),
  relation: z.string(),
  permissions,
  since: day,
})
export type FamilyMember = z.output<typeof member>

const invitation = z.object({
  invitationId: id,
  callName: bilingual,
  url: z.string(),
  qrSvg: z.string(),
  expiresAt: instant,
})

/** A meal as far as whoever may see is concerned: what and whether, never how it is made for her. */
const seenMeal = z.object({
  bookingId: id,
  meal,
  from: timeOfDay,
  to: timeOfDay,
  /** The meal is handed out until then, whatever her turn. */
  servedUntil: timeOfDay,
  state: bookingState,
  collectedAt: z.nullable(timeOfDay),
  collector: z.nullable(collector),
  name: bilingual,
})

/** gone: she no longer eats here. late: the window has ended and nobody came. now: it is being served. */
export const familyStates = ['late', 'now', 'later', 'ate', 'none', 'gone'] as const
export type FamilyState = (typeof familyStates)[number]

/** What a day of the week was, from the worst to the best that happened on it. */
export const dayStates = ['missed', 'none', 'booked', 'ate'] as const

const person = z.object({
  dinerId: id,
  callName: bilingual,
  relation: z.string(),
  permissions,
  /** Her telephone, for a call when she did not come; empty when the canteen has none. */
  phone: z.string(),
  canteen: z.object({ name: bilingual, phone: z.string() }),
  /** The one sentence on top, with the meal it is about. */
  state: z.enum(familyStates),
  about: z.nullable(seenMeal),
  coming: z.array(ticket),
  /** Of these, what the waiting list keeps for an answer, and how it is paid if it is taken now. */
  offers: z.array(z.object({ bookingId: id, payment })),
  /** What she had last time, at the next serving she has nothing at; null when nothing can be booked. */
  next: z.nullable(z.object({ when, suggestion: z.nullable(suggestion) })),
  week: z.array(z.object({ day, state: z.enum(dayStates) })),
  /** Only for whom she lets pay. */
  balanceFen: z.nullable(fenSigned),
})
export type FamilyPerson = z.output<typeof person>

const need = z.object({ kind: z.enum(needKinds), value: z.string() })
export type FamilyNeed = z.output<typeof need>

export const familyEndpoints = {
  getFamilyCircle: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/family',
    summary: 'Who looks after her and what each may do; on her own phone also the code she shows',
    params: dinerParams,
    reply: z.object({
      now: moment,
      diner: z.object({ dinerId: id, callName: bilingual }),
      members: z.array(member),
      /** Ended in the last day: can be taken back. */
      ended: z.array(member),
      code: z.nullable(
        z.object({
          invitationId: id,
          url: z.string(),
          qrSvg: z.string(),
          /** '4711 0815'; null once somebody has typed them and is giving her name. */
          digits: z.nullable(z.string()),
          until: moment,
          permissions,
        }),
      ),
      /** At the desk: numbers that wait to be shown to be theirs. */
      phonesToConfirm: z.array(z.object({ accountId: id, phone: z.string() })),
      /** Who came in with the last code, in the last quarter of an hour. */
      joined: z.nullable(id),
    }),
    refusals: ['diner_unknown'],
  }),
  makeFamilyCode: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/codes',
    summary:
      'A code for her phone’s screen, for fifteen minutes and one person; ends the one before',
    params: dinerParams,
    body: granted,
    reply: z.object({ invitationId: id }),
    refusals: ['diner_gone'],
  }),
  makeFamilySlip: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/slips',
    summary: 'A slip with what she agreed to, for one person (24 h, once)',
    params: dinerParams,
    body: granted,
    reply: invitation,
    refusals: ['diner_gone'],
  }),
  revokeFamilyInvitation: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/invitations/:invitationId/revoke',
    summary: 'Makes a code or slip worthless',
    params: z.object({ dinerId: id, invitationId: id }),
    refusals: ['not_found'],
  }),
  changeFamilyMember: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/:accountId/change',
    summary: 'What somebody may do from now on',
    params: memberParams,
    body: granted,
    refusals: ['not_found'],
  }),
  endFamilyMember: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/:accountId/end',
    summary: 'Somebody sees and does nothing for her any more, from the next request on',
    params: memberParams,
    refusals: ['not_found'],
  }),
  restoreFamilyMember: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/:accountId/restore',
    summary: 'Takes an ending back within a day, with what was granted then',
    params: memberParams,
    refusals: ['not_found'],
  }),
  confirmFamilyPhone: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/:accountId/phone',
    summary: 'The desk has seen or heard her with this number: from now on it signs her in',
    params: memberParams,
    /** As it was shown: another one that she named meanwhile is not confirmed with it. */
    body: z.object({ phone }),
    refusals: ['not_found', 'phone_in_use'],
  }),
  openFamilyCode: endpoint({
    method: 'POST',
    path: '/api/family/codes/open',
    summary: 'Eight digits typed on a child’s phone, for a token to join with',
    body: z.object({
      digits: z.pipe(
        z.string().check(z.regex(/^\s*(\d\s*){8}$/)),
        z.transform((typed: string) => typed.replace(/\s/g, '')),
      ),
    }),
    reply: z.object({ token: z.string() }),
    refusals: ['invitation_over', 'too_many_requests', 'scan_instead'],
  }),
  readFamilyInvitation: endpoint({
    method: 'GET',
    path: '/api/family/invitations/:token',
    summary: 'Whom one would look after, and what she lets one do',
    params: z.object({ token }),
    reply: z.object({
      callName: bilingual,
      permissions,
      /** Already linked: what she calls herself there. */
      known: z.nullable(z.object({ name: z.string(), relation: z.string() })),
    }),
    refusals: ['invitation_over'],
  }),
  joinFamily: endpoint({
    method: 'POST',
    path: '/api/family/join',
    summary: 'Links this phone to her, within what she granted; a new account when there is none',
    body: z.object({
      token,
      name: words(20),
      relation: words(20),
      phone: z._default(
        z.string().check(z.trim(), z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})?$/)),
        '',
      ),
    }),
    reply: z.object({ accountId: id, dinerId: id }),
    refusals: ['invitation_over', 'invitation_own', 'phone_in_use', 'too_many_requests'],
  }),
  leaveFamily: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/family/leave',
    summary: 'A family member gives her own link up',
    params: dinerParams,
    refusals: ['not_found'],
  }),
  getFamilyDay: endpoint({
    method: 'GET',
    path: '/api/family',
    summary:
      'Have they eaten today: everybody this account looks after, the one who needs it first',
    reply: z.object({
      now: moment,
      /** Amounts to choose from; none where money cannot be paid in online. */
      topUpFen: z.array(fenAmount),
      people: z.array(person),
    }),
  }),
  getFamilyPerson: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/family/me',
    summary:
      'What she lets this family member do, her diet needs where she lets them, the calendar',
    params: dinerParams,
    reply: z.object({
      now: moment,
      diner: z.object({ dinerId: id, callName: bilingual }),
      canteen: z.object({ name: bilingual, phone: z.string() }),
      permissions,
      /** Only for whom she lets know. */
      needs: z.nullable(z.array(need)),
      /** The private address, as long as there is one. */
      calendarUrl: z.nullable(z.string()),
    }),
    refusals: ['diner_unknown'],
  }),
  makeCalendarFeed: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/calendar',
    summary: 'A private address for a calendar; the one before ends',
    params: dinerParams,
    reply: z.object({ feedId: id }),
    refusals: ['diner_gone'],
  }),
  endCalendarFeed: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/calendar/end',
    summary: 'Nobody reads the calendar under its address any more',
    params: dinerParams,
    refusals: ['not_found'],
  }),
  readCalendarFeed: endpoint({
    method: 'GET',
    path: '/api/calendar/:token',
    summary: 'Her meals as a calendar, for whoever has the private address',
    params: z.object({ token }),
    file: 'text/calendar; charset=utf-8',
    refusals: ['not_found', 'too_many_requests'],
  }),
}
