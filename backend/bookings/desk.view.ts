import { sql } from 'kysely'
import type { counterEndpoints } from '../contract/counter.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { SearchScope } from '../diners/search-query.rules.ts'
import type { Reader } from '../kernel/database.ts'
import { ageOn, serviceDayAt } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readPastChoices, readServingHeads } from './serving-list.view.ts'
import type { PastChoice } from './serving-list.view.ts'
import { readComingTickets } from './ticket.view.ts'
import { momentOf, readNext, whenOf } from './today.view.ts'
import { readCanteenCard } from './canteen-card.store.ts'
import { allergiesOf, neededTexture } from './variant.rules.ts'

type Desk = ReplyOf<typeof counterEndpoints.getDesk>
type CallBacks = ReplyOf<typeof counterEndpoints.listCallBacks>

interface DeskRow {
  readonly now: Date
  readonly callerNote: string
  readonly door: string
  readonly phoneTail: string | null
  readonly balanceFen: Desk['balanceFen']
  readonly week: Desk['week']
}

const deskRow = async (reader: Reader, dinerId: number): Promise<DeskRow> => {
  const found = await sql<DeskRow>`
    select app_now() as now, d.caller_note as "callerNote", concat_ws(' ', p.name, d.door) as door, d.phone_tail as "phoneTail",
      coalesce((select a.balance_fen from ledger_accounts a where a.kind = 'wallet' and a.diner_id = d.id), 0) as "balanceFen",
      (select jsonb_agg(jsonb_build_object('day', g.day, 'ate', exists (
          select 1 from bookings b join servings s on s.id = b.serving_id
          where b.diner_id = d.id and s.day = g.day and b.state in ('collected', 'delivered'))) order by g.day)
       from (select service_day_of(app_now()) - n as day from generate_series(1, 7) n) g) as week
    from diners d left join places p on p.id = d.building_id where d.id = ${dinerId}`.execute(
    reader,
  )
  if (!found.rows[0]) throw new Refusal('diner_unknown')
  return found.rows[0]
}

const recently = 5

const usualOf = (past: readonly PastChoice[], next: Desk['next']): Desk['usual'] => {
  const last = past.slice(0, recently)
  const alike = (choice: PastChoice): PastChoice[] =>
    last.filter((other) => other.setId === choice.setId && other.dishId === choice.dishId)
  const usual = last.toSorted((a, b) => alike(b).length - alike(a).length)[0]
  if (!usual) return null
  const suggested = next.state === 'open' ? next.suggestion : null
  const onMenu = suggested && suggested.plate.name.zh === usual.name ? suggested.plate : null
  return {
    plate: onMenu,
    name: { zh: usual.name, en: usual.nameEn },
    variant: { texture: usual.texture, tweaks: [...usual.tweaks], omits: [] },
    way: usual.way,
    times: alike(usual).length,
    of: last.length,
  }
}

/** What a volunteer needs while she has this person on the phone; nothing more. Refuses `diner_unknown`. */
export const readDesk = async (
  reader: Reader,
  dinerId: number,
  language: Language,
): Promise<Desk> => {
  const row = await deskRow(reader, dinerId)
  const day = serviceDayAt(row.now)
  const diner = await readDinerForBooking(reader, dinerId, day)
  if (!diner) throw new Refusal('diner_unknown')
  const tickets = await readComingTickets(reader, dinerId, language)
  const past = await readPastChoices(reader, dinerId)
  const next = await readNext({ reader, diner, tickets, past, language })
  const age = ageOn(diner.birthDate, day)
  return {
    now: momentOf(row.now),
    diner: {
      dinerId,
      name: diner.name,
      callName: callNameOf({ ...diner, age }),
      gender: diner.gender,
      age,
      livesAlone: diner.facts.some((fact) => fact.kind === 'living_alone'),
      callerNote: row.callerNote,
      door: row.door,
      phoneTail: row.phoneTail ?? '',
    },
    needs: {
      allergens: allergiesOf(diner.needs),
      texture: {
        texture: neededTexture(diner.needs),
        tweaks: diner.needs.flatMap((need) =>
          need.kind === 'less_salt' || need.kind === 'no_sugar' ? [need.kind] : [],
        ),
        omits: [],
      },
      others: diner.needs.flatMap((need) =>
        need.kind === 'low_purine'
          ? ['low_purine']
          : need.kind === 'halal'
            ? ['halal']
            : need.kind === 'other'
              ? [need.value]
              : [],
      ),
    },
    balanceFen: row.balanceFen,
    usual: usualOf(past, next),
    week: row.week,
    next,
  }
}

interface CallBackRow {
  readonly dinerId: number
  readonly name: string
  readonly door: string
  readonly phone: string
  readonly lastAte: ServiceDay | null
  readonly daysAway: number
}

/** Ate on at least a third of the last three weeks' days, and nothing is booked for the next meal. Longest absent first. Of those, whom the asker looks after. */
export const readCallBacks = async (
  reader: Reader,
  canteenId: number,
  scope: SearchScope,
): Promise<CallBacks> => {
  const { day, time } = await readCanteenCard(reader, canteenId)
  const now = { day, time }
  const next = (await readServingHeads(reader, canteenId)).find(
    (head) => head.bookable && head.meal === 'lunch',
  )
  if (!next) return { now, when: null, cutoff: null, rows: [] }
  const within = sql`(${scope.canteen} = 'served' or (${scope.canteen} = 'home' and d.home_canteen_id = ${canteenId})
    or exists (select 1 from places p where p.id in (d.building_id, d.community_id) and p.ancestor_ids && ${[...scope.placeIds]}::bigint[]))`
  const found = await sql<CallBackRow>`
    with recent as (
      select b.diner_id, max(s.day) filter (where b.state in ('collected', 'delivered')) as last_ate, count(distinct s.day) as days
      from bookings b join servings s on s.id = b.serving_id
      where b.canteen_id = ${canteenId} and s.meal = ${next.meal} and s.day between ${next.day}::date - 21 and ${next.day}::date - 1
        and b.state <> 'cancelled'
      group by b.diner_id having count(distinct s.day) >= 5
    )
    select d.id as "dinerId", d.name, concat_ws(' ', p.name, d.door) as door, coalesce(d.phone, '') as phone, r.last_ate as "lastAte",
      coalesce(service_day_of(app_now()) - r.last_ate, 21) as "daysAway"
    from recent r join diners d on d.id = r.diner_id left join places p on p.id = d.building_id
    where d.died_on is null and d.left_on is null and ${within}
      and not exists (select 1 from bookings b where b.serving_id = ${next.servingId} and b.diner_id = d.id and b.state <> 'cancelled')
    order by r.last_ate nulls first, d.id limit 40`.execute(reader)
  return { now, when: whenOf(next), cutoff: momentOf(next.cutoffAt), rows: found.rows }
}
