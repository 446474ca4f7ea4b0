import * as z from 'zod/mini'
import { needKinds } from '../vocabulary/diet.ts'
import { factNames, ownFact } from '../vocabulary/facts.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, cardShown, day, id, instant, optionalWords, words } from './shapes.ts'

const dinerParams = z.object({ dinerId: id })
const canteenParams = z.object({ canteenId: id })

/** One of the known facts, or a status only this city has. */
const factKind = z.union([z.enum(factNames), z.string().check(z.regex(ownFact))])

const fact = z.object({
  factId: id,
  kind: factKind,
  grade: z.nullable(z.string()),
  place: z.nullable(z.string()),
  validFrom: day,
  validTo: z.nullable(day),
  evidence: z.string(),
  recordedBy: z.string(),
})
const need = z.object({
  needId: id,
  kind: z.enum(needKinds),
  value: z.string(),
  source: z.enum(['self', 'family', 'doctor']),
  validFrom: day,
  validTo: z.nullable(day),
})
const contact = z.object({ name: words(40), relation: words(20), phone: words(20) })

const found = z.object({
  dinerId: id,
  name: z.string(),
  door: z.string(),
  age: z.int(),
  phoneTail: z.string(),
  /** What matched: so that the list can say why a person is in it. */
  matched: z.enum(['initials', 'pinyin', 'name', 'door', 'phone', 'card']),
})

const twins = z.object({
  name: z.string(),
  birthDate: day,
  records: z.array(z.object({ dinerId: id, door: z.string(), phoneTail: z.string() })),
})

const identity = {
  name: words(40),
  gender: z.enum(['female', 'male']),
  birthDate: day,
  idNumber: z._default(optionalWords(20), ''),
  phone: z._default(optionalWords(20), ''),
  buildingId: z._default(z.nullable(id), null),
  door: z._default(optionalWords(40), ''),
  callerNote: z._default(optionalWords(100), ''),
}

const diner = z.object({
  dinerId: id,
  name: z.string(),
  callName: bilingual,
  namePinyin: z.string(),
  nameInitials: z.string(),
  gender: z.enum(['female', 'male']),
  birthDate: day,
  age: z.int(),
  /** 310107********1234 */
  idNumberMasked: z.string(),
  phone: z.string(),
  communityId: id,
  buildingId: z.nullable(id),
  door: z.string(),
  callerNote: z.string(),
  diedOn: z.nullable(day),
  leftOn: z.nullable(day),
  cardDigits: z.nullable(z.string()),
  facts: z.array(fact),
  needs: z.array(need),
  contacts: z.array(contact),
  consents: z.array(
    z.object({ consentId: id, kind: z.string(), givenAt: instant, revokedAt: z.nullable(instant) }),
  ),
  families: z.array(
    z.object({ accountId: id, name: z.string(), permissions: z.array(z.string()) }),
  ),
})

export const dinerEndpoints = {
  searchDiners: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/diners',
    summary: 'One box: initials, pinyin, name, door, last four of the phone, card digits',
    params: canteenParams,
    query: z.object({ q: z._default(z.string().check(z.maxLength(40)), '') }),
    reply: z.object({ total: z.int(), diners: z.array(found) }),
  }),
  listLikelyTwins: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/likely-twins',
    summary: 'Records that may be one person: same name and birth date, and door or telephone',
    params: canteenParams,
    reply: z.object({ people: z.array(twins) }),
  }),
  lookUpCard: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cards/look-up',
    summary: 'Scanned card or six typed digits, on a registered device or by staff; masked name',
    params: canteenParams,
    body: cardShown,
    /** bookingId: today's meal at this canteen, the uncollected one first, else the one already collected. */
    reply: z.object({ dinerId: id, maskedName: z.string(), bookingId: z.nullable(id) }),
    refusals: ['card_unknown', 'device_required', 'too_many_requests'],
  }),
  getDiner: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId',
    summary: 'The whole record, for the office; every look is logged',
    params: dinerParams,
    reply: diner,
    refusals: ['diner_unknown'],
  }),
  registerDiner: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/diners',
    summary: 'Registers a resident',
    params: canteenParams,
    body: z.object({
      ...identity,
      communityId: id,
      contacts: z._default(z.array(contact).check(z.maxLength(5)), []),
    }),
    reply: z.object({ dinerId: id }),
    refusals: ['id_number_wrong', 'birth_date_wrong', 'diner_exists'],
  }),
  changeDiner: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId',
    summary: 'Corrects name, phone, door and the like',
    params: dinerParams,
    body: z.object({
      ...identity,
      namePinyin: z._default(optionalWords(80), ''),
      contacts: z._default(z.array(contact).check(z.maxLength(5)), []),
    }),
    refusals: ['id_number_wrong', 'birth_date_wrong', 'diner_exists', 'diner_unknown'],
  }),
  endDiner: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/end',
    summary: 'Died or moved away, from a date',
    params: dinerParams,
    body: z.object({ why: z.enum(['died', 'left']), on: day }),
    refusals: ['diner_unknown'],
  }),
  recordFact: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/facts',
    summary: 'A fact with its evidence and dates',
    params: dinerParams,
    body: z.object({
      kind: factKind,
      grade: z._default(z.nullable(words(20)), null),
      placeId: z._default(z.nullable(id), null),
      placeText: z._default(z.nullable(words(40)), null),
      validFrom: day,
      validTo: z._default(z.nullable(day), null),
      evidence: optionalWords(200),
    }),
    reply: z.object({ factId: id }),
    refusals: ['date_impossible'],
  }),
  endFact: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/facts/:factId/end',
    summary: 'The fact no longer holds from a date',
    params: z.object({ dinerId: id, factId: id }),
    body: z.object({ on: day }),
    refusals: ['not_found', 'date_impossible'],
  }),
  recordNeed: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/needs',
    summary: 'A diet need and who says so',
    params: dinerParams,
    body: z.object({
      kind: z.enum(needKinds),
      value: z._default(optionalWords(60), ''),
      source: z.enum(['self', 'family', 'doctor']),
      validFrom: day,
    }),
    reply: z.object({ needId: id }),
  }),
  endNeed: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/needs/:needId/end',
    summary: 'The need no longer holds',
    params: z.object({ dinerId: id, needId: id }),
    body: z.object({ on: day }),
    refusals: ['not_found', 'date_impossible'],
  }),
  recordConsent: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/consents',
    summary: 'Gives or revokes one consent',
    params: dinerParams,
    body: z.object({
      kind: z.enum(['subsidy_data', 'health_data', 'family_sees', 'volunteer_calls', 'photo']),
      given: z.boolean(),
    }),
  }),
  issueCard: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/card',
    summary: 'A new card; the old one ends',
    params: dinerParams,
    reply: z.object({ digits: z.string(), qrSvg: z.string(), token: z.string() }),
    refusals: ['diner_gone'],
  }),
}
