import { sql } from 'kysely'
import { readBookingContexts } from '../bookings/booking-context.store.ts'
import type { BookingContext } from '../bookings/booking-context.store.ts'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import type { SayNo } from '../bookings/offers.rules.ts'
import { saidNeeds } from '../bookings/said-needs.rules.ts'
import {
  readClosedDays,
  readPastChoicesOf,
  readServingHeads,
} from '../bookings/serving-list.view.ts'
import type { PastChoice, ServingHead } from '../bookings/serving-list.view.ts'
import type { Round, RoundResident } from '../contract/rounds.ts'
import { readDinersForBooking } from '../diners/diner.store.ts'
import type { DinerForBooking } from '../diners/diner.store.ts'
import { scopeOf } from '../diners/search-query.rules.ts'
import type { SearchScope } from '../diners/search-query.rules.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addDays, ageOn } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { readRoundCash } from './carried-cash.view.ts'
import { floorOf } from './floor.rules.ts'
import {
  readBookedMarks,
  readHoldMarks,
  readStandingMarks,
  readWaitMarks,
} from './round-marks.view.ts'
import type { HoldMark, RoundPeople } from './round-marks.view.ts'
import { isInReach } from './round-list.view.ts'
import { cellOf } from './round.rules.ts'

const daysShown = 7

interface Door {
  readonly dinerId: number
  readonly door: string
  readonly note: string
}

/** Who lives there and eats here, as far as the asker may find them, by door. */
const readDoors = async (
  reader: Reader,
  canteenId: number,
  buildingId: number,
  scope: SearchScope,
): Promise<Door[]> => {
  const found = await sql<Door>`
    select d.id as "dinerId", d.door, d.caller_note as note from diners d
    where d.building_id = ${buildingId} and d.home_canteen_id = ${canteenId} and d.died_on is null
      and (d.left_on is null or d.left_on > service_day_of(app_now())) and ${isInReach(canteenId, scope)}
    order by coalesce(nullif(substring(d.door from '([0-9]+)[^0-9]*$'), '')::numeric, 0), d.door, d.id`.execute(
    reader,
  )
  return found.rows
}

const readBuilding = async (
  reader: Reader,
  canteenId: number,
  buildingId: number,
): Promise<Round['building']> => {
  const found = await sql<Round['building']>`
    select b.id as "buildingId", concat(case when up.kind = 'compound' then up.name end, b.name) as name
    from places b join places up on up.id = b.parent_id
    where b.id = ${buildingId} and b.kind = 'building' and exists (select from canteen_communities c
      where c.canteen_id = ${canteenId} and c.community_id = any (b.ancestor_ids))`.execute(reader)
  const [building] = found.rows
  if (!building) throw new Refusal('not_found')
  return building
}

const lunchOn = (heads: readonly ServingHead[], day: ServiceDay): ServingHead | null =>
  heads.find((head) => head.day === day && head.meal === 'lunch') ?? null

const covers = ({ firstDay, lastDay }: HoldMark, day: ServiceDay): boolean =>
  firstDay <= day && (lastDay === null || day <= lastDay)

type Contexts = ReadonlyMap<ServiceDay, ReadonlyMap<number, BookingContext>>

/** Of every lunch that can still be booked: three statements a day, however many live there. */
const readContexts = async (
  reader: Reader,
  heads: readonly (ServingHead | null)[],
  dinerIds: readonly number[],
): Promise<Contexts> => {
  const contexts = new Map<ServiceDay, ReadonlyMap<number, BookingContext>>()
  for (const head of heads) {
    if (head === null || !head.bookable || dinerIds.length === 0) continue
    const found = await readBookingContexts(reader, head.servingId, dinerIds)
    contexts.set(head.day, new Map(found.map((one) => [one.diner.dinerId, one])))
  }
  return contexts
}

interface Known {
  readonly days: Round['days']
  readonly heads: readonly (ServingHead | null)[]
  readonly contexts: Contexts
  readonly past: ReadonlyMap<number, PastChoice[]>
  readonly no: SayNo
}

const readCells = async (
  reader: Reader,
  people: RoundPeople,
  { days, heads, contexts, past, no }: Known,
): Promise<{ cellsOf: (dinerId: number) => RoundResident['cells']; holds: HoldMark[] }> => {
  const booked = await readBookedMarks(reader, people)
  const waits = await readWaitMarks(reader, people)
  const standing = await readStandingMarks(reader, people)
  const holds = await readHoldMarks(reader, people)
  const cellsOf = (dinerId: number): RoundResident['cells'] =>
    days.map(({ day, closed }, index) => {
      const here = (mark: { dinerId: number; day: ServiceDay }): boolean =>
        mark.dinerId === dinerId && mark.day === day
      const mark = booked.find(here)
      return cellOf(
        {
          day,
          head: heads[index] ?? null,
          closed: closed !== null,
          booked: mark ?? null,
          waiting: waits.some(here),
          paused: holds.some((hold) => hold.dinerId === dinerId && covers(hold, day)),
          standing: standing.find(here)?.dish,
          context: contexts.get(day)?.get(dinerId) ?? null,
          past: past.get(dinerId) ?? [],
        },
        no,
      )
    })
  return { cellsOf, holds }
}

const dayOf = (
  day: ServiceDay,
  head: ServingHead | null,
  closed: { readonly zh: string; readonly en: string } | undefined,
  contexts: Contexts,
): Round['days'][number] => {
  const [context] = contexts.get(day)?.values() ?? []
  return {
    day,
    servingId: head?.servingId ?? null,
    from: head?.from ?? null,
    to: head?.to ?? null,
    cutoffAt: head?.cutoffAt.toISOString() ?? null,
    closed: closed ? { zh: closed.zh, en: closed.en } : null,
    dishes: (context?.serving.offerings ?? [])
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ offeringId, name, nameEn, size }) => ({
        offeringId,
        name: { zh: name, en: nameEn },
        size,
      })),
  }
}

const residentOf = (
  { door, note }: Door,
  diner: DinerForBooking,
  today: ServiceDay,
): Omit<RoundResident, 'cells' | 'paused'> => ({
  dinerId: diner.dinerId,
  name: diner.name,
  callName: callNameOf({ ...diner, age: ageOn(diner.birthDate, today) }),
  door,
  floor: floorOf(door),
  livesAlone: diner.facts.some(({ kind }) => kind === 'living_alone'),
  note,
  needs: saidNeeds(diner.needs),
})

/**
 * A building by doors, with the lunches of a week: what a round needs while nobody answers, and nothing else of anybody.
 * Refuses `not_found`.
 */
export const readRound = async (
  reader: Reader,
  { canteenId, buildingId }: { readonly canteenId: number; readonly buildingId: number },
  asker: Actor,
  language: Language,
): Promise<Round> => {
  const building = await readBuilding(reader, canteenId, buildingId)
  const { card, day: today, now } = await readCanteenCard(reader, canteenId)
  const doors = await readDoors(reader, canteenId, buildingId, scopeOf(asker, canteenId))
  const dinerIds = doors.map(({ dinerId }) => dinerId)
  const all = await readServingHeads(reader, canteenId)
  const shown = Array.from({ length: daysShown }, (_, nth) => addDays(today, nth))
  const heads = shown.map((day) => lunchOn(all, day))
  const closedDays = await readClosedDays(reader, canteenId)
  const contexts = await readContexts(reader, heads, dinerIds)
  const days = shown.map((day, index) =>
    dayOf(
      day,
      heads[index] ?? null,
      closedDays.find((one) => one.day === day),
      contexts,
    ),
  )
  const people = { canteenId, dinerIds, firstDay: today, lastDay: addDays(today, daysShown - 1) }
  const past = await readPastChoicesOf(reader, dinerIds)
  const no: SayNo = (code, params = {}) => ({
    allowed: false,
    because: refusalBody(code, params, language),
  })
  const { cellsOf, holds } = await readCells(reader, people, { days, heads, contexts, past, no })
  const diners = await readDinersForBooking(reader, dinerIds, today)
  return {
    nowAt: now.toISOString(),
    today,
    canteen: card,
    building,
    days,
    cash: await readRoundCash(reader, canteenId, asker.key),
    residents: doors.map((door) => {
      const { dinerId } = door
      const hold = holds.find((one) => one.dinerId === dinerId && covers(one, today))
      return {
        ...residentOf(
          door,
          present(
            diners.find((one) => one.dinerId === dinerId),
            'she lives there',
          ),
          today,
        ),
        paused: hold ? { until: hold.lastDay } : null,
        cells: cellsOf(dinerId),
      }
    }),
  }
}
