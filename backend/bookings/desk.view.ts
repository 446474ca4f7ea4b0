import { sql } from 'kysely'
import type { counterEndpoints } from '../contract/counter.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { readDinerForBooking } from '../diners/diner.store.ts'
import type { Reader } from '../kernel/database.ts'
import { ageOn, serviceDayAt } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import type { ReadBack } from '../vocabulary/meal.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readPastChoices } from './serving-list.view.ts'
import type { PastChoice } from './serving-list.view.ts'
import { readComingTickets } from './ticket.view.ts'
import { readTurns } from './arrival.store.ts'
import { saidNeeds } from './said-needs.rules.ts'
import { momentOf, readNext } from './today.view.ts'

type Desk = ReplyOf<typeof counterEndpoints.getDesk>

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

interface WrittenRow {
  readonly by: string
  readonly at: Date
  readonly readBack: ReadBack
}

/** Whose hand the meal as it stands is in. */
const readWritten = async (reader: Reader, bookingId: number): Promise<Desk['written']> => {
  const found = await sql<WrittenRow>`
    select actor_name as by, at, case when read_back_at is null then 'no' else 'yes' end as "readBack" from booking_moves
    where booking_id = ${bookingId} and move in ('place', 'amend', 'hold') order by seq desc limit 1`.execute(
    reader,
  )
  const row = found.rows[0]
  return row ? { ...row, at: momentOf(row.at) } : null
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

const turnsOf = async (reader: Reader, next: Desk['next']): Promise<Desk['windows']> => {
  if (next.state !== 'open' && next.state !== 'booked') return []
  const { when } = next.state === 'booked' ? next.ticket : next
  return readTurns(reader, when.servingId)
}

/** What a volunteer needs while she has this person on the phone; nothing more. Refuses `diner_unknown`. */
export const readDesk = async (
  reader: Reader,
  dinerId: number,
  language: Language,
  servingId?: number,
): Promise<Desk> => {
  const row = await deskRow(reader, dinerId)
  const day = serviceDayAt(row.now)
  const diner = await readDinerForBooking(reader, dinerId, day)
  if (!diner) throw new Refusal('diner_unknown')
  const tickets = await readComingTickets(reader, dinerId, language)
  const past = await readPastChoices(reader, dinerId)
  const next = await readNext({ reader, diner, tickets, past, language, servingId })
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
    needs: saidNeeds(diner.needs),
    balanceFen: row.balanceFen,
    usual: usualOf(past, next),
    week: row.week,
    next,
    windows: await turnsOf(reader, next),
    written: next.state === 'booked' ? await readWritten(reader, next.ticket.bookingId) : null,
  }
}
