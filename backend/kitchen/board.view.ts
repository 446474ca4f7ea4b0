import { sql } from 'kysely'
import type { MissingEvidence } from '../contract/food-safety.ts'
import type { Board } from '../contract/kitchen.ts'
import { readCanteenCard } from '../bookings/canteen-card.store.ts'
import { readClashes } from '../bookings/found-clashes.view.ts'
import type { FoundClash } from '../bookings/found-clashes.view.ts'
import { readServingHeads } from '../bookings/serving-list.view.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { isWhole, nothingMissing } from '../safety/evidence.rules.ts'
import { readMissing } from '../safety/missing-evidence.view.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Language } from '../vocabulary/role.ts'
import { mergeChanges, sumVariants } from './board.rules.ts'
import { portionsToCook } from './cook-plan.rules.ts'
import { whyNotMove } from './serving-moves.rules.ts'
import type { ServingMove } from './serving-moves.rules.ts'

type Tile = Board['tiles'][number]
type Change = Board['changes'][number]
type Special = Board['specials'][number]
type SpecialRow = Omit<Special, 'clashes'> & { readonly maskedName: string }

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
  readonly tiles: (Omit<Tile, 'toCook'> & { readonly extra: number | null })[]
  readonly ways: Board['ways']
  readonly windows: Board['windows']
  readonly counts: Board['counts']
  readonly specials: SpecialRow[]
  readonly changes: Change[]
  readonly showsNames: boolean
}

/** What each turn expects, and the finest cut of all portions: columns of the board's statement. */
const turnsAndCounts = sql`
      coalesce((select jsonb_agg(jsonb_build_object('from', to_char(w.window_from, 'HH24:MI'), 'to', to_char(w.window_to, 'HH24:MI'),
          'portions', coalesce((select sum(p.portions) from portions p where p.arrive_from = w.window_from), 0)) order by w.window_from)
        from serving_windows w where w.serving_id = s.id), '[]'::jsonb) as windows,
      coalesce((select jsonb_agg(jsonb_build_object('offeringId', o.id, 'size', o.size,
          'variant', jsonb_build_object('texture', p.texture, 'tweaks', p.tweaks, 'omits', p.omits), 'way', p.way,
          'arriveFrom', to_char(p.arrive_from, 'HH24:MI'), 'portions', p.portions)
          order by o.position, o.id, p.arrive_from, p.way, p.portions desc, p.texture, p.tweaks, p.omits)
        from portions p join offered o on o.id = p.offering_id), '[]'::jsonb) as counts`

/** One serving's whole board in one statement. Every part is reached by the serving's own index: past bookings cost nothing. */
const boardRow = async (
  reader: Reader,
  canteenId: number,
  servingId: number,
  clashing: readonly FoundClash[],
): Promise<BoardRow | undefined> => {
  const clashingLines = sql`(select * from unnest(${clashing.map((one) => one.bookingId)}::bigint[], ${clashing.map((one) => one.offeringId)}::bigint[]))`
  const found = await sql<BoardRow>`
    with serving as (select s.*, c.kitchen_shows_names from servings s join canteens c on c.id = s.canteen_id
      where s.id = ${servingId} and s.canteen_id = ${canteenId}),
    active as (select b.* from bookings b where b.serving_id = ${servingId} and b.state <> 'cancelled' and b.channel <> 'walk_in'),
    portions as (
      select l.offering_id, l.texture, l.tweaks, l.omits, b.way, b.arrive_from, sum(l.quantity)::int as portions
      from active b join booking_lines l on l.booking_id = b.id and l.revision = b.revision
      group by l.offering_id, l.texture, l.tweaks, l.omits, b.way, b.arrive_from),
    variants as (
      select offering_id, texture, tweaks, omits, sum(portions)::int as portions from portions group by offering_id, texture, tweaks, omits),
    plans as (select distinct on (p.offering_id) p.offering_id, p.extra from cook_plans p where p.serving_id = ${servingId}
      order by p.offering_id, p.id desc),
    ready as (select r.offering_id, sum(r.portions)::int as portions from ready_batches r where r.serving_id = ${servingId} group by r.offering_id),
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
          'extra', (select p.extra from plans p where p.offering_id = o.id),
          'ready', coalesce((select r.portions from ready r where r.offering_id = o.id), 0),
          'variants', coalesce((select jsonb_agg(jsonb_build_object('portions', p.portions,
              'variant', jsonb_build_object('texture', p.texture, 'tweaks', p.tweaks, 'omits', p.omits))
              order by cardinality(p.omits), cardinality(p.tweaks), array_position(array['regular', 'soft', 'minced', 'pureed'], p.texture), p.portions desc)
            from variants p where p.offering_id = o.id), '[]'::jsonb)) order by o.position, o.id)
        from offered o where o.withdrawn_at is null or o.booked > 0), '[]'::jsonb) as tiles,
      coalesce((select jsonb_agg(jsonb_build_object('way', w.way, 'portions', w.booked) order by w.way) from serving_ways w where w.serving_id = s.id),
        '[]'::jsonb) as ways,
      ${turnsAndCounts},
      coalesce((select jsonb_agg(jsonb_build_object(
          'bookingId', b.id, 'offeringId', o.id, 'number', b.ticket_no, 'name', d.name, 'maskedName', left(d.name, 1) || '*' || case when length(d.name) > 2 then right(d.name, 1) else '' end,
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
        where jsonb_array_length(n.allergens) > 0 or jsonb_array_length(n.notes) > 0 or l.texture in ('minced', 'pureed')
          or (b.id, o.id) in ${clashingLines}), '[]'::jsonb) as specials,
      coalesce((select jsonb_agg(jsonb_build_object('at', c.at, 'offeringId', c.offering_id, 'name', jsonb_build_object('zh', o.name, 'en', o.name_en),
          'from', c.from_portions, 'to', c.to_portions, 'late', c.late) order by c.at desc, c.id desc)
        from (select * from count_changes where serving_id = ${servingId} order by at desc, id desc limit 60) c join offered o on o.id = c.offering_id),
        '[]'::jsonb) as changes
    from serving s`.execute(reader)
  return found.rows[0]
}

/** Whom nobody has found a way for yet comes first. */
const specialsOf = ({ specials, showsNames }: BoardRow, found: readonly FoundClash[]): Special[] =>
  specials
    .map(({ maskedName, ...special }) => ({
      ...special,
      name: showsNames ? special.name : maskedName,
      clashes: found
        .filter(
          ({ bookingId, offeringId }) =>
            bookingId === special.bookingId && offeringId === special.offeringId,
        )
        .map(({ key, clash, because, answer }) => ({ key, clash, because: [...because], answer })),
    }))
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))

const isOpen = ({ clashes }: Special): boolean => clashes.some(({ answer }) => answer === null)

const canMove = (
  row: BoardRow,
  missing: MissingEvidence,
  language: Language,
): NonNullable<Board['serving']>['can'] => {
  const allowed = (move: ServingMove): NonNullable<Board['serving']>['can']['close'] => {
    const why = whyNotMove(move, row)
    if (why !== null) return { allowed: false, because: refusalBody(why, {}, language) }
    return move === 'close' || isWhole(missing)
      ? { allowed: true }
      : { allowed: false, because: refusalBody('evidence_missing', missing, language) }
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
    windows: [],
    counts: [],
    totals: [],
    specials: [],
    changes: [],
  }
  if (chosen === undefined) return nothing
  const { found } = await readClashes(reader, chosen)
  const row = await boardRow(reader, canteenId, chosen, found)
  if (!row) throw new Refusal('serving_unknown')
  const tiles = row.tiles.map(({ extra, ...tile }) => ({
    ...tile,
    toCook: extra === null ? null : portionsToCook(tile.portions, extra),
  }))
  const finishing = row.windowOver && (row.state === 'closed' || row.state === 'served')
  const missing = finishing ? await readMissing(reader, chosen) : nothingMissing
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
      can: canMove(row, missing, language),
    },
    tiles,
    ways: row.ways.filter((way) => way.portions > 0),
    windows: row.windows,
    counts: row.counts,
    totals: sumVariants(tiles),
    specials: specialsOf(row, found),
    changes: mergeChanges(row.changes).slice(0, shownChanges),
  }
}
