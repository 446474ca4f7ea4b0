import pg from 'pg'

/** A month of lunches at one canteen, as the database has it when everybody was honest. */
export interface LivedMonth {
  readonly canteenId: number
  readonly placeId: number
  readonly funderId: number
  readonly schemeVersionId: number
  /** 'YYYY-MM-01' */
  readonly firstDay: string
  readonly days: number
  readonly diners: number
  /** How many accounts hand meals over. */
  readonly hands: number
}

/**
 * The superuser's own connection, with triggers and foreign keys asleep: what is planted here could not be done with
 * the application, and a month is written in seconds. Whoever opens it closes it.
 */
export async function aBackDoor(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`set session_replication_role = replica; set timezone = 'UTC'`)
  return client
}

/** A number that is the same on every run, from 0 to below the given one. */
const drawn = (of: string, below: number): string => `(abs(hashtext(${of})::bigint) % ${below})`

const people = `
  with made as (
    insert into diners (name, name_pinyin, name_initials, gender, birth_date, community_id, home_canteen_id)
    select (array['张秀英', '李建国', '王桂兰', '陈志明', '周阿宝', '吴玉珍', '赵德福', '孙美娣'])[1 + n % 8], 'zhang zhe', 'zz', 'female', '1945-03-01', $1, $2 from generate_series(1, $3::int) n returning id
  )
  insert into cards (diner_id, canteen_id, token_hash, digits, issued_at)
  select id, $2, sha256(('card' || id)::bytea), lpad((id % 1000000)::text, 6, '0'), '2024-01-01' from made`

const servings = `
  with made as (
    insert into servings (canteen_id, day, meal, state, cutoff_at, window_from, window_to, closed_at, served_at, settled_at)
    select $1, $2::date + n, 'lunch', 'settled', ($2::date + n) - interval '1 day', '11:00', '13:00',
      ($2::date + n) - interval '1 day', ($2::date + n) + interval '5 hours', ($2::date + n) + interval '6 hours'
    from generate_series(0, $3::int - 1) n returning id
  )
  insert into serving_ways (serving_id, way, capacity) select id, 'dine_in', 100000 from made`

/** Who comes on which day, when, and to whose till: nine of ten, in the middle of the meal, to the second. */
const meals = `
  select s.id as serving_id, d.id as diner_id, s.day,
    (s.day + time '11:05' + make_interval(secs => ${drawn(`d.id || ' at ' || s.day`, 6000)})) at time zone 'Asia/Shanghai' as at,
    'account:' || (900000 + ${drawn(`d.id || ' hand ' || s.day`, 1_000_000)} % $2) as hand
  from servings s join diners d on d.home_canteen_id = s.canteen_id
  where s.canteen_id = $1 and ${drawn(`d.id || ' eats ' || s.day`, 10)} > 0`

const bookings = `
  with meals as (${meals}), made as (
    insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions,
      price_fen, own_fen, placed_at, ended_at)
    select serving_id, $1, diner_id, 'collected', 'dine_in', 'wallet', 'app', 'account:' || (500000 + diner_id), '女儿', 1, 1500, 1200,
      day - interval '14 hours', at from meals
    returning id, serving_id, diner_id, ended_at, placed_at
  ), payers as (
    insert into booking_payers (booking_id, revision, line_no, funder_id, scheme_version_id, amount_fen)
    select id, 1, x.n, x.funder, x.version, x.fen from made, (values (1, null::bigint, null::bigint, 1200), (2, $3::bigint, $4::bigint, 300)) x(n, funder, version, fen)
  )
  insert into booking_moves (booking_id, seq, state, move, actor, actor_name, at, verified)
  select m.id, 1, 'placed'::booking_state, 'place', 'account:' || (500000 + m.diner_id), '女儿', m.placed_at, '' from made m
  union all
  select m.id, 2, 'collected', 'collect', k.hand, '窗口' || right(k.hand, 1), m.ended_at, 'card'
  from made m join meals k on k.serving_id = m.serving_id and k.diner_id = m.diner_id`

const cooked = `
  with sold as (select serving_id, sum(portions) as portions from bookings where canteen_id = $1 group by serving_id), kept as (
    update servings s set booked_portions = sold.portions from sold where sold.serving_id = s.id
  )
  insert into frozen_counts (serving_id, offering_id, texture, tweaks, omits, portions)
  select serving_id, 0, 'regular', '{}', '{}', portions from sold`

/** Writes the month and closes it. */
export async function liveMonth(client: pg.Client, month: LivedMonth): Promise<void> {
  const { canteenId, placeId, funderId, schemeVersionId, firstDay, days, diners, hands } = month
  await client.query(people, [placeId, canteenId, diners])
  await client.query(servings, [canteenId, firstDay, days])
  // Nothing is known of tables this fresh, and one guess too low makes every row look at every other.
  await client.query('analyze diners, servings; set enable_nestloop = off')
  await client.query(bookings, [canteenId, hands, funderId, schemeVersionId])
  await client.query(cooked, [canteenId])
  await client.query('reset enable_nestloop')
  await client.query(
    `insert into month_closes (canteen_id, month, closed_by, closed_by_name, totals)
     select $1, $2, 'test', 'test', jsonb_build_object('through', 0, 'balances', '[]'::jsonb, 'figures', jsonb_build_array(
       jsonb_build_object('figure', 'funded', 'funderId', $3::bigint, 'amount', (select 300 * count(*) from bookings where canteen_id = $1))))`,
    [canteenId, firstDay, funderId],
  )
}

/** Moves a hand-over in time, as the meal and its move both have it. */
export async function handedAt(
  client: pg.Client,
  bookingId: number,
  at: string,
  hand: string | null = null,
): Promise<void> {
  await client.query(`update bookings set ended_at = $2 where id = $1`, [bookingId, at])
  await client.query(
    `update booking_moves set at = $2, actor = coalesce($3, actor) where booking_id = $1 and seq = 2`,
    [bookingId, at, hand],
  )
}
