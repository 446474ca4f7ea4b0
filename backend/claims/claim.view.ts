import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { claimEndpoints } from '../contract/claims.ts'
import type { QueryOf, ReplyOf } from '../contract/endpoint.ts'
import { answersFor, worksAt } from '../identity/reach.rules.ts'
import type { Reader } from '../kernel/database.ts'
import type { Names } from '../payments/ledger-search.view.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { AlarmKind } from '../vocabulary/claims.ts'
import { present } from '../vocabulary/invariant.ts'
import { maskedName } from '../vocabulary/masked-name.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { saidIn } from './alarm-words.rules.ts'
import { alarms } from './alarm.kinds.ts'

type Claims = ReplyOf<typeof claimEndpoints.listClaims>
type Waiting = ReplyOf<typeof claimEndpoints.listWaitingClaims>
type Claim = ReplyOf<typeof claimEndpoints.getClaim>
type Rows = ReplyOf<typeof claimEndpoints.listClaimRows>
export type ClaimRow = Rows['rows'][number]

const pageSize = 50

const instant = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const headOf = sql`
  select c.id as "claimId", jsonb_build_object('zh', k.name, 'en', k.name_en) as canteen, jsonb_build_object('zh', f.name, 'en', f.name_en) as funder, to_char(c.month, 'YYYY-MM') as month, c.state,
    c.row_count as rows, c.amount_fen as "amountFen",
    (select count(*) from claim_rejections x where x.claim_id = c.id) as "rejectedRows",
    c.amount_fen - coalesce((select sum(r.amount_fen) from claim_rejections x join claim_rows r on r.claim_id = x.claim_id and r.row_no = x.row_no
      where x.claim_id = c.id), 0) as "payableFen",
    (select count(*) from claim_findings n where n.claim_id = c.id) as findings,
    (select count(*) from claim_findings n where n.claim_id = c.id and n.answer is null) as "openFindings"
  from claims c join funders f on f.id = c.funder_id join canteens k on k.id = c.canteen_id`

export const claimsView = async (reader: Reader, canteenId: number): Promise<Claims> => {
  const claims = await sql<Claims['claims'][number]>`
    ${headOf} where c.canteen_id = ${canteenId} order by c.month desc, c.id`.execute(reader)
  const closed = await sql<{ month: Claims['closedMonths'][number] }>`
    select to_char(m.month, 'YYYY-MM') as month from month_closes m where m.canteen_id = ${canteenId}
      and not exists (select from claims c where c.canteen_id = m.canteen_id and c.month = m.month)
      and (exists (select from jsonb_array_elements(m.totals->'figures') f where f->>'figure' = 'funded' and (f->>'amount')::bigint > 0)
        or exists (select from servings s join bookings b on b.serving_id = s.id and b.state in ('collected', 'delivered')
          join booking_operator_payments o on o.booking_id = b.id and o.revision = b.revision
          where s.canteen_id = m.canteen_id and s.day >= m.month and s.day < m.month + interval '1 month')
        or exists (select from claim_corrections k join claims c on c.id = k.claim_id and c.canteen_id = m.canteen_id
          where not exists (select from claim_rows r where r.corrects_claim_id = k.claim_id and r.corrects_row_no = k.row_no)))
    order by m.month`.execute(reader)
  return { claims: claims.rows, closedMonths: closed.rows.map(({ month }) => month) }
}

/** What waits for an officer, at whichever canteen. */
export const waitingClaimsView = async (reader: Reader, actor: Actor): Promise<Waiting> => {
  const over = actor.grants.flatMap(({ role, placeId }) =>
    role === 'officer' ? (placeId ?? []) : [],
  )
  const found = await sql<Waiting['claims'][number]>`
    select w.*, c.canteen_id as "canteenId" from (${headOf} where c.state = 'submitted') w join claims c on c.id = w."claimId"
    join canteens k on k.id = c.canteen_id join places p on p.id = k.community_id
    where p.ancestor_ids && ${over}::bigint[]
    order by (select max(m.at) from claim_moves m where m.claim_id = c.id), c.id`.execute(reader)
  return { claims: found.rows }
}

interface FoundAlarm extends Omit<Claim['findings'][number], 'name' | 'about' | 'sentence'> {
  readonly kind: AlarmKind
  readonly evidence: Readonly<Record<string, string | number>>
}

const findingsOf = async (reader: Reader, claimId: number): Promise<Claim['findings']> => {
  const found = await sql<FoundAlarm>`
    select n.id as "findingId", n.kind, n.evidence, cardinality(n.booking_ids) as meals, n.answer, n.reason,
      coalesce(n.answered_by_name, '') as "answeredBy",
      (select coalesce(sum(r.amount_fen), 0) from claim_rows r where r.claim_id = n.claim_id and r.kind <> 'correction'
        and r.booking_id = any (n.booking_ids)) as "amountFen"
    from claim_findings n where n.claim_id = ${claimId}
    order by n.kind, n.evidence->>'day', n.id`.execute(reader)
  return found.rows.map(({ evidence, ...finding }) => {
    const { name, about, sentence } = alarms[finding.kind]
    return {
      ...finding,
      name: { ...name },
      about: { ...about },
      sentence: { ...sentence(saidIn(evidence)) },
    }
  })
}

interface RestOfClaim extends Pick<Claim, 'checkedAt' | 'moves' | 'byScheme'> {
  readonly hands: readonly string[]
}

const restOf = async (reader: Reader, claimId: number): Promise<RestOfClaim> => {
  const found = await sql<RestOfClaim>`
    select ${instant(sql`c.checked_at`)} as "checkedAt",
      (select jsonb_agg(jsonb_build_object('move', m.move, 'at', ${instant(sql`m.at`)}, 'by', m.actor_name, 'reason', m.reason) order by m.seq)
       from claim_moves m where m.claim_id = c.id) as moves,
      (select jsonb_agg(distinct m.actor) from claim_moves m where m.claim_id = c.id and m.move in ('prepare', 'submit')) as hands,
      coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'version', v.version, 'rows', g.rows, 'amountFen', g.sum,
          'scheme', case when s.id is not null then jsonb_build_object('zh', s.name, 'en', s.name_en) end) order by g.kind, s.id, v.version)
        from (select r.kind, r.scheme_version_id, count(*) as rows, sum(r.amount_fen) as sum from claim_rows r
          where r.claim_id = c.id group by 1, 2) g
        left join scheme_versions v on v.id = g.scheme_version_id left join schemes s on s.id = v.scheme_id), '[]'::jsonb) as "byScheme"
    from claims c where c.id = ${claimId}`.execute(reader)
  return present(found.rows[0], 'a claim that was found')
}

/** Refuses `claim_unknown`, also for a claim of another canteen. */
export const claimView = async (
  reader: Reader,
  actor: Actor,
  { canteenId, claimId }: { readonly canteenId: number; readonly claimId: number },
): Promise<Claim> => {
  const head = await readClaimHead(reader, canteenId, claimId)
  const { hands, ...rest } = await restOf(reader, claimId)
  return {
    claim: head,
    ...rest,
    findings: await findingsOf(reader, claimId),
    own: hands.includes(actor.key),
  }
}

/** Refuses `claim_unknown`. */
export const readClaimHead = async (
  reader: Reader,
  canteenId: number,
  claimId: number,
): Promise<Claim['claim']> => {
  const found = await sql<Claim['claim']>`
    ${headOf} where c.id = ${claimId} and c.canteen_id = ${canteenId}`.execute(reader)
  const head = found.rows[0]
  if (!head) throw new Refusal('claim_unknown')
  return head
}

const rowColumns = sql`
  r.row_no as "rowNo", r.kind, r.booking_id as "bookingId", r.day, r.meal, r.way, r.portions, d.name as "dinerName",
  r.placed_by_name as "placedBy", r.channel, ${instant(sql`r.handed_at`)} as "handedAt", r.handed_by_name as "handedBy", r.verified,
  case when s.id is not null then jsonb_build_object('zh', s.name, 'en', s.name_en) end as scheme, v.version,
  r.list_fen as "listFen", r.amount_fen as "amountFen", x.reason as rejected, k.reason as "takenBack",
  case when r.corrects_row_no is not null then jsonb_build_object('claimId', r.corrects_claim_id, 'rowNo', r.corrects_row_no,
    'reason', (select o.reason from claim_corrections o where o.claim_id = r.corrects_claim_id and o.row_no = r.corrects_row_no)) end as corrects,
  exists (select from role_grants g where r.placed_by = 'account:' || g.account_id and g.role not in ('diner', 'family')) as "placerWorks"`

const rowSources = sql`
  claim_rows r join diners d on d.id = r.diner_id
  left join scheme_versions v on v.id = r.scheme_version_id left join schemes s on s.id = v.scheme_id
  left join claim_rejections x on x.claim_id = r.claim_id and x.row_no = r.row_no
  left join claim_corrections k on k.claim_id = r.claim_id and k.row_no = r.row_no`

type FoundRow = ClaimRow & { readonly placerWorks: boolean }

/** Whoever only checks the money sees who worked, not who ate. */
const shown = ({ placerWorks, ...row }: FoundRow, names: Names): ClaimRow => ({
  ...row,
  dinerName: names === 'whole' ? row.dinerName : maskedName(row.dinerName),
  placedBy: names === 'whole' || placerWorks ? row.placedBy : maskedName(row.placedBy),
})

/** Who runs the canteen and who checks it for the street know its people; an auditor checks the money. */
export const readNamesFor = async (
  reader: Reader,
  actor: Actor,
  canteenId: number,
): Promise<Names> => {
  if (worksAt(actor, canteenId, 'manager')) return 'whole'
  const found = await sql<{ places: number[] }>`
    select p.ancestor_ids as places from canteens c join places p on p.id = c.community_id where c.id = ${canteenId}`.execute(
    reader,
  )
  return answersFor(actor, found.rows[0]?.places ?? [], 'officer') ? 'whole' : 'masked'
}

/** One page of rows after a row. Refuses `claim_unknown`. */
export const claimRowsView = async (
  reader: Reader,
  { canteenId, claimId }: { readonly canteenId: number; readonly claimId: number },
  query: QueryOf<typeof claimEndpoints.listClaimRows>,
  names: Names,
): Promise<Rows> => {
  await readClaimHead(reader, canteenId, claimId)
  const behind =
    query.finding === undefined
      ? sql``
      : sql` and r.kind <> 'correction' and r.booking_id = any (select unnest(n.booking_ids) from claim_findings n
          where n.id = ${query.finding} and n.claim_id = ${claimId})`
  const rejected = query.only === undefined ? sql`` : sql` and x.row_no is not null`
  const found = await sql<FoundRow>`
    select ${rowColumns} from ${rowSources}
    where r.claim_id = ${claimId} and r.row_no > ${query.after ?? 0}${behind}${rejected}
    order by r.row_no limit ${pageSize + 1}`.execute(reader)
  return {
    rows: found.rows.slice(0, pageSize).map((row) => shown(row, names)),
    more: found.rows.length > pageSize,
  }
}

/** Rows leave in pages, so that a long claim never stands in memory whole. */
const rowsAtOnce = 2_000

export async function* exportedRows(
  reader: Reader,
  claimId: number,
  names: Names,
): AsyncGenerator<ClaimRow[]> {
  let after = 0
  for (;;) {
    const found = await sql<FoundRow>`
      select ${rowColumns} from ${rowSources}
      where r.claim_id = ${claimId} and r.row_no > ${after} order by r.row_no limit ${rowsAtOnce}`.execute(
      reader,
    )
    const last = found.rows.at(-1)
    if (last === undefined) return
    after = last.rowNo
    yield found.rows.map((row) => shown(row, names))
  }
}
