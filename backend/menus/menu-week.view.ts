import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { menuEndpoints } from '../contract/menus.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { addDays, type ServiceDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Allowed, RefusalCode } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'

type MenuWeek = ReplyOf<typeof menuEndpoints.getMenuWeek>
type Day = MenuWeek['days'][number]
type Serving = Day['servings'][number]

interface Head {
  readonly exists: boolean
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  readonly closed: Readonly<Record<string, { zh: string; en: string }>>
  readonly offeredLastWeek: boolean
  readonly openable: boolean
}

type ServingRow = Omit<Serving, 'cutoffAt' | 'offerings'> & {
  readonly cutoffAt: Date
  readonly offerings: readonly Omit<Serving['offerings'][number], 'can'>[]
}

const readHead = async (reader: Reader, canteenId: number, monday: ServiceDay): Promise<Head> => {
  const found = await sql<Head>`
    with days as (select ${monday}::date as first, ${monday}::date + 7 as after)
    select w.id is not null as exists, w.published_at as "publishedAt", w.published_by as "publishedBy",
      coalesce((
        select jsonb_object_agg(x.day, jsonb_build_object('zh', x.reason, 'en', x.reason_en))
        from closed_days x where x.canteen_id = ${canteenId} and x.day >= days.first and x.day < days.after
      ), '{}'::jsonb) as closed,
      exists (
        select from servings s join offerings o on o.serving_id = s.id and o.withdrawn_at is null
        where s.canteen_id = ${canteenId} and s.day >= days.first - 7 and s.day < days.first
      ) as "offeredLastWeek",
      exists (
        select from servings s join offerings o on o.serving_id = s.id and o.withdrawn_at is null
        where s.canteen_id = ${canteenId} and s.day >= days.first and s.day < days.after
          and s.state = 'planned' and s.cutoff_at > app_now()
          and not exists (select from closed_days x where x.canteen_id = s.canteen_id and x.day = s.day)
      ) as openable
    from days left join menu_weeks w on w.canteen_id = ${canteenId} and w.monday = days.first`.execute(
    reader,
  )
  return present(found.rows[0], 'the head of a week is one row')
}

const offeringsOfServing = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'offeringId', o.id, 'setId', o.set_id, 'dishId', o.dish_id,
      'name', jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)),
      'sides', jsonb_build_object('zh', coalesce(st.sides, ''), 'en', coalesce(st.sides_en, '')),
      'picture', coalesce(st.picture, di.picture), 'size', o.size, 'priceFen', o.price_fen,
      'portionLimit', o.portion_limit, 'booked', o.booked, 'withdrawn', o.withdrawn_at is not null
    ) order by o.withdrawn_at is not null, o.position, o.id)
    from offerings o left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
    where o.serving_id = s.id
  ), '[]'::jsonb)`

const readServings = async (
  reader: Reader,
  canteenId: number,
  monday: ServiceDay,
): Promise<ServingRow[]> => {
  const found = await sql<ServingRow>`
    select s.id as "servingId", s.day, s.meal, s.state, s.cutoff_at as "cutoffAt",
      to_char(s.window_from, 'HH24:MI') as "from", to_char(s.window_to, 'HH24:MI') as "to",
      coalesce((select capacity from serving_ways where serving_id = s.id and way = 'dine_in'), 0) as "dineInCapacity",
      coalesce((select capacity from serving_ways where serving_id = s.id and way = 'pick_up'), 0) as "pickUpCapacity",
      s.booked_portions as booked, ${offeringsOfServing} as offerings
    from servings s
    where s.canteen_id = ${canteenId} and s.day >= ${monday} and s.day < ${monday}::date + 7
    order by s.day, s.meal`.execute(reader)
  return found.rows
}

/** A week as the office plans it: seven days, what each serves, and what may be done next. */
export const menuWeekView = async (
  reader: Reader,
  canteenId: number,
  monday: ServiceDay,
  language: Language,
): Promise<MenuWeek> => {
  const head = await readHead(reader, canteenId, monday)
  const servings = await readServings(reader, canteenId, monday)
  const unless = (code: RefusalCode | null): Allowed =>
    code === null ? { allowed: true } : { allowed: false, because: refusalBody(code, {}, language) }
  const offered = servings.some((serving) =>
    serving.offerings.some((offering) => !offering.withdrawn),
  )
  const servingsOn = (day: ServiceDay): Serving[] =>
    servings
      .filter((serving) => serving.day === day)
      .map((serving) => ({
        ...serving,
        cutoffAt: serving.cutoffAt.toISOString(),
        offerings: serving.offerings.map((offering) => ({
          ...offering,
          can: { remove: unless(offering.withdrawn ? 'offering_withdrawn' : null) },
        })),
      }))
  return {
    monday,
    exists: head.exists,
    publishedAt: head.publishedAt?.toISOString() ?? null,
    publishedBy: head.publishedBy,
    days: [0, 1, 2, 3, 4, 5, 6].map((after) => {
      const day = addDays(monday, after)
      return { day, closed: head.closed[day] ?? null, servings: servingsOn(day) }
    }),
    can: {
      publish: unless(head.openable ? null : offered ? 'nothing_to_change' : 'menu_week_empty'),
      copyLastWeek: unless(
        servings.length > 0 ? 'menu_week_exists' : head.offeredLastWeek ? null : 'menu_week_empty',
      ),
    },
  }
}
