import { sql } from 'kysely'
import type { Board } from '../contract/kitchen.ts'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import { readServingHeads } from '../bookings/serving-list.view.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { mergeChanges, sumVariants } from './board.rules.ts'
import { whyNotMove } from './serving-moves.rules.ts'
import type { ServingMove } from './serving-moves.rules.ts'

type Tile = Board['tiles'][number]
type Change = Board['changes'][number]
type Special = Board['specials'][number]

interface BoardRow {
  readonly asOf: Date
  readonly when: NonNullable<Board['serving']>['when']
  readonly state: NonNullable<Board['serving']>['state']
  readonly cutoffAt: Date
  readonly closedAt: Date | null
  readonly booked: number
  readonly collected: number
  readonly pastCutoff: boolean
  readonly windowOver: boolean
  readonly tiles: Tile[]
  readonly ways: Board['ways']
  readonly specials: (Special & { readonly maskedName: string })[]
  readonly changes: Change[]
  readonly showsNames: boolean
}

/** One serving's whole board in one statement. Every part is reached by the serving's own index: past bookings cost nothing. */
const boardRow = async (
  reader: Reader,
  canteenId: number,
  servingId: number,
): Promise<BoardRow | undefined> => {
  const found = await sql<BoardRow>`
    with serving as (select s.*, c.kitchen_shows_names from servings s join canteens c on c.id = s.canteen_id
      where s.id = ${servingId} and s.canteen_id = ${canteenId}),
    active as (select b.* from bookings b where b.serving_id = ${servingId} and b.state <> 'cancelled'),
    portions as (
      select l.offering_id, l.texture, l.tweaks, l.omits, sum(l.quantity)::int as portions
      from active b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
      group by l.offering_id, l.texture, l.tweaks, l.omits),
    offered as (
      select o.*, coalesce(st.name, di.name) as name, coalesce(st.name_en, di.name_en) as name_en, coalesce(st.sides, '') as sides,
        coalesce(st.sides_en, '') as sides_en
      from offerings o left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id where o.serving_id = ${servingId})
    select app_now() as "asOf", s.state, s.cutoff_at as "cutoffAt", s.closed_at as "closedAt",
      jsonb_build_object('servingId', s.id, 'canteenId', s.canteen_id, 'day', s.day, 'meal', s.meal, 'from', to_char(s.window_from, 'HH24:MI'),
        'to', to_char(s.window_to, 'HH24:MI')) as when,
      coalesce((select sum(portions) from active), 0)::int as booked,
      coalesce((select sum(portions) from active where state in ('collected', 'delivered')), 0)::int as collected,
      app_now() >= s.cutoff_at as "pastCutoff", app_now() >= (s.day + s.window_to) at time zone 'Asia/Shanghai' as "windowOver",
      s.kitchen_shows_names as "showsNames",
      coalesce((select jsonb_agg(jsonb_build_object(
          'offeringId', o.id, 'name', jsonb_build_object('zh', o.name, 'en', o.name_en), 'sides', jsonb_build_object('zh', o.sides, 'en', o.sides_en),
          'size', o.size, 'portionLimit', o.portion_limit,
          'portions', coalesce((select sum(p.portions) from portions p where p.offering_id = o.id), 0),
          'frozenPortions', case when s.closed_at is null then null else
            coalesce((select sum(f.portions) from frozen_counts f where f.serving_id = s.id and f.offering_id = o.id), 0) end,
          'variants', coalesce((select jsonb_agg(jsonb_build_object('portions', p.portions,
              'variant', jsonb_build_object('texture', p.texture, 'tweaks', p.tweaks, 'omits', p.omits))
              order by cardinality(p.omits), cardinality(p.tweaks), array_position(array['regular', 'soft', 'minced', 'pureed'], p.texture), p.portions desc)
            from portions p where p.offering_id = o.id), '[]'::jsonb)) order by o.position, o.id)
        from offered o where o.withdrawn_at is null or o.booked > 0), '[]'::jsonb) as tiles,
      coalesce((select jsonb_agg(jsonb_build_object('way', w.way, 'portions', w.booked) order by w.way) from serving_ways w where w.serving_id = s.id),
        '[]'::jsonb) as ways,
      coalesce((select jsonb_agg(jsonb_build_object(
          'bookingId', b.id, 'number', b.ticket_no, 'name', d.name, 'maskedName', left(d.name, 1) || '*' || case when length(d.name) > 2 then right(d.name, 1) else '' end,
          'dish', jsonb_build_object('zh', o.name, 'en', o.name_en), 'quantity', l.quantity,
          'variant', jsonb_build_object('texture', l.texture, 'tweaks', l.tweaks, 'omits', l.omits),
          'allergens', n.allergens, 'notes', n.notes) order by cardinality(l.omits) = 0, jsonb_array_length(n.allergens) = 0, b.ticket_no)
        from active b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
        join offered o on o.id = l.offering_id join diners d on d.id = b.diner_id
        cross join lateral (
          select coalesce(jsonb_agg(distinct x.value) filter (where x.kind = 'allergen'), '[]'::jsonb) as allergens,
            coalesce(jsonb_agg(distinct case when x.kind = 'other' then x.value else x.kind::text end) filter (where x.kind in ('low_purine', 'halal', 'other')),
              '[]'::jsonb) as notes
          from diet_needs x where x.diner_id = b.diner_id and x.valid_from <= s.day and (x.valid_to is null or x.valid_to > s.day)) n
        where jsonb_array_length(n.allergens) > 0 or jsonb_array_length(n.notes) > 0 or l.texture in ('minced', 'pureed')), '[]'::jsonb) as specials,
      coalesce((select jsonb_agg(jsonb_build_object('at', c.at, 'offeringId', c.offering_id, 'name', jsonb_build_object('zh', o.name, 'en', o.name_en),
          'from', c.from_portions, 'to', c.to_portions, 'late', c.late) order by c.at desc, c.id desc)
        from (select * from count_changes where serving_id = ${servingId} order by at desc, id desc limit 60) c join offered o on o.id = c.offering_id),
        '[]'::jsonb) as changes
    from serving s`.execute(reader)
  return found.rows[0]
}

const canMove = (row: BoardRow, language: Language): NonNullable<Board['serving']>['can'] => {
  const allowed = (move: ServingMove): NonNullable<Board['serving']>['can']['close'] => {
    const why = whyNotMove(move, row)
    return why === null
      ? { allowed: true }
      : { allowed: false, because: refusalBody(why, {}, language) }
  }
  return { close: allowed('close'), markServed: allowed('markServed'), settle: allowed('settle') }
}

const shownChanges = 12

/** The kitchen's board: the serving named, or the next one not over. Refuses `serving_unknown`. */
export const readBoard = async (
  reader: Reader,
  canteenId: number,
  servingId: number | undefined,
  language: Language,
): Promise<Board> => {
  const { card, now } = await readCanteenCard(reader, canteenId)
  const heads = await readServingHeads(reader, canteenId)
  const servings = heads.slice(0, 8).map(({ state, day, meal, from, to, ...head }) => ({
    state,
    when: { servingId: head.servingId, canteenId, day, meal, from, to },
  }))
  const canteen = { canteenId, name: card.name }
  const chosen =
    servingId ?? heads.find((head) => !head.over && head.state !== 'settled')?.servingId
  const nothing: Board = {
    asOf: now.toISOString(),
    canteen,
    serving: null,
    servings,
    tiles: [],
    ways: [],
    totals: [],
    specials: [],
    changes: [],
  }
  if (chosen === undefined) return nothing
  const row = await boardRow(reader, canteenId, chosen)
  if (!row) throw new Refusal('serving_unknown')
  return {
    ...nothing,
    asOf: row.asOf.toISOString(),
    serving: {
      when: row.when,
      state: row.state,
      cutoffAt: row.cutoffAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      booked: row.booked,
      collected: row.collected,
      can: canMove(row, language),
    },
    tiles: row.tiles,
    ways: row.ways.filter((way) => way.portions > 0),
    totals: sumVariants(row.tiles),
    specials: row.specials.map(({ maskedName, ...special }) => ({
      ...special,
      name: row.showsNames ? special.name : maskedName,
    })),
    changes: mergeChanges(row.changes).slice(0, shownChanges),
  }
}
