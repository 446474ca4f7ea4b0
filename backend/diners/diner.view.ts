import { sql } from 'kysely'
import type { dinerEndpoints } from '../contract/diners.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { ageOn, type ServiceDay } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'

type DinerRecord = ReplyOf<typeof dinerEndpoints.getDiner>

interface Row extends Omit<DinerRecord, 'age' | 'callName' | 'idNumberMasked'> {
  readonly today: ServiceDay
  readonly idNumberSealed: Buffer | null
}

/** A place in words, from the city down: 上海市普陀区. */
const placeWords = sql`
  (select string_agg(up.name, '' order by cardinality(up.ancestor_ids))
   from places p join places up on up.id = any(p.ancestor_ids) where p.id = f.place_id)`

const facts = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'factId', f.id, 'kind', f.kind, 'grade', f.grade, 'place', coalesce(${placeWords}, f.place_text),
      'validFrom', f.valid_from, 'validTo', f.valid_to, 'evidence', f.evidence, 'recordedBy', f.recorded_by
    ) order by f.valid_to is not null, f.valid_from desc, f.id)
    from diner_facts f where f.diner_id = d.id
  ), '[]'::jsonb)`

const needs = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'needId', n.id, 'kind', n.kind, 'value', n.value, 'source', n.source, 'validFrom', n.valid_from, 'validTo', n.valid_to
    ) order by n.valid_to is not null, n.kind, n.id)
    from diet_needs n where n.diner_id = d.id
  ), '[]'::jsonb)`

const contacts = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('name', c.name, 'relation', c.relation, 'phone', c.phone) order by c.position, c.id)
    from diner_contacts c where c.diner_id = d.id
  ), '[]'::jsonb)`

const consents = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'consentId', k.id, 'kind', k.kind, 'givenAt', k.given_at, 'revokedAt', k.revoked_at) order by k.given_at desc, k.id)
    from consents k where k.diner_id = d.id
  ), '[]'::jsonb)`

const families = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.display_name, 'permissions', g.permissions) order by g.id)
    from role_grants g join accounts a on a.id = g.account_id
    where g.diner_id = d.id and g.role = 'family' and g.ended_at is null
  ), '[]'::jsonb)`

/** The whole record, as the office keeps it. `unsealed` masks the number; it leaves here in no other form. */
export const dinerView = async (
  reader: Reader,
  dinerId: number,
  unsealed: (sealed: Buffer) => string,
): Promise<DinerRecord | undefined> => {
  const found = await sql<Row>`
    select d.id as "dinerId", d.name, d.name_pinyin as "namePinyin", d.name_initials as "nameInitials", d.gender,
      d.birth_date as "birthDate", service_day_of(app_now()) as today, d.id_number_sealed as "idNumberSealed",
      coalesce(d.phone, '') as phone, d.community_id as "communityId", d.building_id as "buildingId", d.door,
      d.caller_note as "callerNote", d.died_on as "diedOn", d.left_on as "leftOn",
      (select digits from cards where diner_id = d.id and ended_at is null) as "cardDigits",
      ${facts} as facts, ${needs} as needs, ${contacts} as contacts, ${consents} as consents, ${families} as families
    from diners d where d.id = ${dinerId}`.execute(reader)
  const row = found.rows[0]
  if (!row) return undefined
  const { today, idNumberSealed, ...diner } = row
  const age = ageOn(diner.birthDate, today)
  return {
    ...diner,
    age,
    callName: callNameOf({ ...diner, age }),
    idNumberMasked: idNumberSealed ? unsealed(idNumberSealed) : '',
  }
}
