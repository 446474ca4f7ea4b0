import { sql } from 'kysely'
import type { familyEndpoints, FamilyPerson } from '../contract/family.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import { comingAt, usualArrival } from '../bookings/arrival.rules.ts'
import { readBookingContext } from '../bookings/booking-context.store.ts'
import { readLivePlaces } from '../bookings/queue-place.view.ts'
import { suggestFor } from '../bookings/offers.rules.ts'
import { readPastChoices, readServingHeads } from '../bookings/serving-list.view.ts'
import { collectorOf } from '../bookings/recognition.store.ts'
import { readComingTickets } from '../bookings/ticket.view.ts'
import { untold } from '../bookings/told.rules.ts'
import { mealsOf, momentOf, whenOf } from '../bookings/today.view.ts'
import { readClock } from '../kernel/clock.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { ageOn } from '../vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { Actor, Grant } from '../vocabulary/actor.ts'
import { callNameOf } from '../vocabulary/call-name.ts'
import { present } from '../vocabulary/invariant.ts'
import type { BookingState, Meal } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Collector } from '../vocabulary/recognition.ts'
import type { Language } from '../vocabulary/role.ts'
import { payingFor } from '../waiting/waiting.rules.ts'
import { byNeed, dayState, mealToTell } from './day.rules.ts'

type Day = ReplyOf<typeof familyEndpoints.getFamilyDay>

interface SeenRow {
  readonly bookingId: number
  readonly day: ServiceDay
  readonly meal: Meal
  readonly from: TimeOfDay
  readonly to: TimeOfDay
  readonly servedUntil: TimeOfDay
  readonly state: BookingState
  readonly collectedAt: TimeOfDay | null
  readonly collector: Collector | null
  readonly name: { readonly zh: string; readonly en: string }
}

interface PersonRow {
  readonly name: string
  readonly namePinyin: string
  readonly gender: 'female' | 'male'
  readonly birthDate: ServiceDay
  readonly phone: string | null
  readonly relation: string
  readonly gone: boolean
  readonly homeCanteenId: number
  readonly canteenName: string
  readonly canteenNameEn: string
  readonly canteenPhone: string
  readonly balanceFen: Fen
  readonly days: readonly ServiceDay[]
  readonly meals: readonly SeenRow[]
}

/** One person with her last seven days, today included: one statement. */
const personRow = async (
  reader: Reader,
  accountId: number,
  dinerId: number,
): Promise<PersonRow> => {
  const found = await sql<PersonRow>`
    select d.name, d.name_pinyin as "namePinyin", d.gender, d.birth_date as "birthDate", d.phone,
      (select g.relation from role_grants g where g.account_id = ${accountId} and g.diner_id = d.id
        and g.role = 'family' and g.ended_at is null) as relation,
      d.died_on is not null or coalesce(d.left_on <= service_day_of(app_now()), false) as gone,
      c.id as "homeCanteenId", c.name as "canteenName", c.name_en as "canteenNameEn", c.phone as "canteenPhone",
      coalesce((select a.balance_fen from ledger_accounts a where a.kind = 'wallet' and a.diner_id = d.id), 0) as "balanceFen",
      (select jsonb_agg(service_day_of(app_now()) - n order by n desc) from generate_series(0, 6) n) as days,
      coalesce((select jsonb_agg(jsonb_build_object('bookingId', b.id, 'day', s.day, 'meal', s.meal,
          'from', to_char(coalesce(b.arrive_from, s.window_from), 'HH24:MI'), 'to', to_char(coalesce(b.arrive_to, s.window_to), 'HH24:MI'),
          'servedUntil', to_char(s.window_to, 'HH24:MI'), 'state', b.state,
          'collectedAt', (select to_char(coalesce(m.handed_at, m.at) at time zone 'Asia/Shanghai', 'HH24:MI') from booking_moves m
            where m.booking_id = b.id and m.state in ('collected', 'delivered') order by m.seq desc limit 1),
          'collector', ${collectorOf},
          'name', (select jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en))
            from booking_lines l join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id
            left join dishes di on di.id = o.dish_id
            where l.booking_id = b.id and l.revision = b.revision order by l.line_no limit 1)))
        from bookings b join servings s on s.id = b.serving_id
        where b.diner_id = d.id and b.state not in ('cancelled', 'held')
          and s.day between service_day_of(app_now()) - 6 and service_day_of(app_now())), '[]') as meals
    from diners d join canteens c on c.id = d.home_canteen_id where d.id = ${dinerId}`.execute(
    reader,
  )
  return present(found.rows[0], 'a grant names a diner')
}

interface Asked {
  readonly reader: Reader
  readonly actor: Actor
  readonly now: Day['now']
  readonly language: Language
}

/** The first serving she has nothing at, with what she had last time. */
const nextFor = async (
  { reader, language }: Asked,
  dinerId: number,
  canteenId: number,
  coming: FamilyPerson['coming'],
): Promise<FamilyPerson['next']> => {
  const past = await readPastChoices(reader, dinerId)
  const wanted = mealsOf(past)
  const booked = new Set(coming.map((ticket) => ticket.when.servingId))
  const head = (await readServingHeads(reader, canteenId)).find(
    (one) => one.bookable && wanted.has(one.meal) && !booked.has(one.servingId),
  )
  if (!head) return null
  const context = await readBookingContext(reader, head.servingId, dinerId)
  const suggestion = suggestFor(context, past, (code, params = {}) => ({
    allowed: false,
    because: refusalBody(code, params, language),
  }))
  return { when: { ...whenOf(head), ...comingAt(head, usualArrival(context)) }, suggestion }
}

/** What the waiting list keeps for her answer: whoever may book for her may give it. */
const offersFor = async (reader: Reader, dinerId: number): Promise<FamilyPerson['offers']> => {
  const offers: FamilyPerson['offers'] = []
  for (const { bookingId, payFen, state, when } of await readLivePlaces(reader, dinerId)) {
    if (state !== 'offered' || bookingId === null) continue
    const context = await readBookingContext(reader, when.servingId, dinerId)
    offers.push({ bookingId, payment: payingFor(context, payFen) })
  }
  return offers
}

const personOf = async (asked: Asked, grant: Grant, dinerId: number): Promise<FamilyPerson> => {
  const { reader, actor, now, language } = asked
  const { permissions } = grant
  const row = await personRow(reader, actor.accountId ?? 0, dinerId)
  const on = (day: ServiceDay): SeenRow[] => row.meals.filter((meal) => meal.day === day)
  const { state, meal } = mealToTell(on(now.day), now.time)
  const coming = row.gone ? [] : await readComingTickets(reader, dinerId, language)
  const books = permissions.includes('book') && !row.gone
  return {
    dinerId,
    callName: callNameOf({ ...row, age: ageOn(row.birthDate, now.day) }),
    relation: row.relation,
    permissions: [...permissions],
    phone: row.gone ? '' : (row.phone ?? ''),
    canteen: { name: { zh: row.canteenName, en: row.canteenNameEn }, phone: row.canteenPhone },
    state: row.gone ? 'gone' : state,
    about: row.gone ? null : meal,
    coming: coming
      .filter((ticket) => ticket.when.day > now.day || ticket.servedUntil > now.time)
      // How a meal is made for her is health, and nothing is ordered once more from this list.
      .map((ticket) => (permissions.includes('health') ? ticket : untold(ticket))),
    offers: row.gone ? [] : await offersFor(reader, dinerId),
    next: books ? await nextFor(asked, dinerId, row.homeCanteenId, coming) : null,
    week: row.gone
      ? []
      : row.days.map((day) => ({
          day,
          state: dayState(on(day), day === now.day ? 'today' : 'past', now.time),
        })),
    balanceFen: permissions.includes('pay') ? row.balanceFen : null,
  }
}

/** Everybody this account looks after, whoever needs somebody first. Nobody's data without her grant as it is now. */
export const readFamilyDay = async (
  reader: Reader,
  actor: Actor,
  language: Language,
): Promise<Pick<Day, 'now' | 'people'>> => {
  const now = momentOf((await readClock(reader)).now)
  const people: FamilyPerson[] = []
  for (const grant of actor.grants) {
    if (grant.role !== 'family' || grant.dinerId === null) continue
    if (!grant.permissions.includes('see')) continue
    people.push(await personOf({ reader, actor, now, language }, grant, grant.dinerId))
  }
  return { now, people: byNeed(people) }
}
