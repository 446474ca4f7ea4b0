import { pinyinOf } from '../../backend/diners/name.rules.ts'
import { readPhone } from '../../backend/diners/phone.rules.ts'
import { hashToken } from '../../backend/kernel/crypto.ts'
import type { Sealer } from '../../backend/kernel/crypto.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import { addDays, instantAt, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { LoadedPlaces } from './load-places.ts'
import { insertNumbered, insertRows } from './load-rows.ts'
import type { DemoPeople } from './people.ts'
import type { DemoResident } from './residents.ts'

const personRow = (resident: DemoResident, places: LoadedPlaces, sealer: Sealer) => {
  const { pinyin, initials } = pinyinOf(resident.name)
  const { home, canteen } = resident
  return {
    name: resident.name,
    name_pinyin: pinyin,
    name_initials: initials,
    gender: resident.gender,
    birth_date: resident.birthDate,
    id_number_sealed: sealer.seal(resident.idNumber),
    id_number_index: sealer.index(resident.idNumber),
    phone: resident.phone === null ? null : readPhone(resident.phone, 'phone'),
    community_id: places.communityId[canteen],
    building_id: home ? places.buildingId(canteen, home.compound, home.building) : null,
    door: home?.door ?? '',
    home_canteen_id: places.canteenId[canteen],
    caller_note: resident.callerNote,
    died_on: resident.diedOn,
    left_on: resident.leftOn,
  }
}

const factRows = (resident: DemoResident, dinerId: number, places: LoadedPlaces) =>
  resident.facts.map((fact) => {
    const placeId = fact.place === null ? undefined : places.placeId(fact.place)
    return {
      diner_id: dinerId,
      kind: fact.kind,
      grade: fact.grade,
      place_id: placeId ?? null,
      place_text: placeId === undefined ? fact.place : null,
      valid_from: fact.validFrom,
      valid_to: fact.validTo,
      evidence: fact.evidence,
      recorded_by: resident.canteen === 'xingfuli' ? '张站长' : '许站长',
    }
  })

/** Everybody agreed to what the meal needs; health only where there is something to know. */
const consentRows = (resident: DemoResident, dinerId: number, givenAt: Date) =>
  [
    'subsidy_data',
    'volunteer_calls',
    ...(resident.needs.length > 0 ? ['health_data'] : []),
    ...(resident.contacts.length > 0 ? ['family_sees'] : []),
  ].map((kind) => ({ diner_id: dinerId, kind, given_at: givenAt, recorded_by: '张站长' }))

const cardRow = (resident: DemoResident, dinerId: number, canteenId: number, sealer: Sealer) => ({
  diner_id: dinerId,
  canteen_id: canteenId,
  // Nobody holds this card's token: whoever wants to scan one prints a new card at the counter.
  token_hash: hashToken(sealer.index(`demo card ${resident.cardDigits}`).toString('base64url')),
  digits: resident.cardDigits,
  ended_at: endOf(resident),
})

const endOf = ({ diedOn, leftOn }: DemoResident): Date | null => {
  const day = diedOn ?? leftOn
  return day === null ? null : instantAt(day, timeOfDay('09:00'))
}

/** The residents with their facts, needs, consents and cards. Ids in the order of the people. */
export const loadResidents = async (
  tx: Tx,
  places: LoadedPlaces,
  sealer: Sealer,
  { residents }: DemoPeople,
  today: ServiceDay,
): Promise<number[]> => {
  const ids = await insertNumbered(
    tx,
    'diners',
    residents.map((resident) => personRow(resident, places, sealer)),
  )
  const registered = instantAt(addDays(today, -40), timeOfDay('10:00'))
  const each = <Row>(rowsOf: (resident: DemoResident, dinerId: number) => readonly Row[]): Row[] =>
    residents.flatMap((resident, nth) => rowsOf(resident, ids[nth] ?? 0))
  await insertRows(
    tx,
    'diner_facts',
    each((resident, dinerId) => factRows(resident, dinerId, places)),
  )
  await insertRows(
    tx,
    'diet_needs',
    each(({ needs }, dinerId) =>
      needs.map(({ kind, value, source, validFrom }) => ({
        diner_id: dinerId,
        kind,
        value,
        source,
        valid_from: validFrom,
        noted_at: instantAt(validFrom, timeOfDay('10:00')),
      })),
    ),
  )
  await insertRows(
    tx,
    'diner_contacts',
    each(({ contacts }, dinerId) =>
      contacts.map((contact, position) => ({
        ...contact,
        diner_id: dinerId,
        position: position + 1,
      })),
    ),
  )
  await insertRows(
    tx,
    'consents',
    each((resident, dinerId) => consentRows(resident, dinerId, registered)),
  )
  await insertRows(
    tx,
    'cards',
    each((resident, dinerId) => [
      cardRow(resident, dinerId, places.canteenId[resident.canteen], sealer),
    ]),
  )
  return ids
}
