import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareClaims } from '../../backend/claims/prepare-claims.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import type { AlarmKind } from '../../backend/vocabulary/claims.ts'
import { aCanteen, type Canteen } from '../support/builders/place.ts'
import { aScheme } from '../support/builders/scheme.ts'
import { aBackDoor, handedAt, liveMonth } from '../support/claim-month.ts'
import { aDatabase } from '../support/database.ts'

const database = await aDatabase()
const { db } = database
const door = await aBackDoor(database.adminUrl)
afterAll(() => door.end())
const actor = jobActor('test')

let elsewhere: Canteen

const ids = async (query: string, ...values: unknown[]): Promise<number[]> =>
  (await door.query<{ id: number }>(query, values)).rows.map(({ id }) => id)

/** Meals of the canteen's month, those of one day or one person first where asked for. */
const mealsOf = (canteenId: number, where = 'true', most = 1000): Promise<number[]> =>
  ids(
    `select b.id from bookings b join servings s on s.id = b.serving_id
     where b.canteen_id = $1 and ${where} order by s.day, b.diner_id limit ${most}`,
    canteenId,
  )
const onThe8th = `s.day = '2026-10-08'`
const regular = (canteenId: number): Promise<number> =>
  ids(
    `select diner_id as id from bookings where canteen_id = $1 group by 1 order by count(*) desc, 1 limit 1`,
    canteenId,
  ).then(([id]) => id ?? 0)

/** The same person's meal at the other canteen, so many minutes later. */
const andElsewhere = async (
  bookingId: number,
  minutes: number,
  { meal, ownFen }: { meal: string; ownFen: number },
): Promise<void> => {
  await door.query(
    `with other as (
       insert into servings (canteen_id, day, meal, state, cutoff_at, window_from, window_to)
       select $2, s.day, $3, 'settled', s.cutoff_at, '11:00', '13:00' from bookings b join servings s on s.id = b.serving_id where b.id = $1
       on conflict (canteen_id, day, meal) do update set state = 'settled' returning id
     )
     insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions, price_fen,
       own_fen, ended_at)
     select other.id, $2, b.diner_id, 'collected', 'dine_in', 'wallet', 'app', 'x', 'x', 1, 1500, $5, b.ended_at + make_interval(mins => $4)
     from bookings b, other where b.id = $1`,
    [bookingId, elsewhere.canteenId, meal, minutes, ownFen],
  )
}

/** What somebody did at this canteen; answers with the meals an alarm must name, and no other. */
type Fraud = (canteenId: number) => Promise<number[]>

const frauds: Record<Exclude<AlarmKind, 'fact_lapsed'>, Fraud> = {
  two_places: async (canteenId) => {
    const [first = 0, second = 0] = await mealsOf(canteenId, onThe8th)
    await andElsewhere(first, 20, { meal: 'dinner', ownFen: 1500 })
    // An hour and a half lies between: she may have walked.
    await andElsewhere(second, 90, { meal: 'dinner', ownFen: 1500 })
    return [first]
  },
  same_meal_twice: async (canteenId) => {
    const [first = 0, second = 0] = await mealsOf(canteenId, onThe8th)
    await andElsewhere(first, 90, { meal: 'lunch', ownFen: 1200 })
    // Paid in full there: nobody helped twice.
    await andElsewhere(second, 90, { meal: 'lunch', ownFen: 1500 })
    return [first]
  },
  burst: async (canteenId) => {
    const taken = await mealsOf(canteenId, onThe8th, 20)
    for (const [n, id] of taken.entries())
      await handedAt(
        door,
        id,
        `2026-10-08T11:30:${String((n * 17) % 41).padStart(2, '0')}+08:00`,
        'account:900000',
      )
    return taken
  },
  regular_intervals: async (canteenId) => {
    const taken = await mealsOf(canteenId, onThe8th, 10)
    // Its own till, so that no honest hand-over comes between.
    for (const [n, id] of taken.entries()) {
      const at = new Date(Date.parse('2026-10-08T11:30:00+08:00') + n * 45_000)
      await handedAt(door, id, at.toISOString(), 'account:900099')
    }
    // The first has no distance to one before it.
    return taken.slice(1)
  },
  outside_hours: async (canteenId) => {
    const [late = 0, early = 0, within = 0] = await mealsOf(canteenId, onThe8th)
    await handedAt(door, late, '2026-10-08T20:30:07+08:00')
    await handedAt(door, early, '2026-10-08T10:29:00+08:00')
    await handedAt(door, within, '2026-10-08T10:31:00+08:00')
    return [late, early]
  },
  closed_day: async (canteenId) => {
    await door.query(
      `insert into closed_days (canteen_id, day, reason, reason_en) values ($1, '2026-10-08', '检修', 'repairs')`,
      [canteenId],
    )
    return mealsOf(canteenId, onThe8th)
  },
  above_seats: async (canteenId) => {
    await door.query(
      `update serving_ways w set capacity = 5 from servings s where s.id = w.serving_id and s.canteen_id = $1 and ${onThe8th}`,
      [canteenId],
    )
    return mealsOf(canteenId, onThe8th)
  },
  above_cooked: async (canteenId) => {
    await door.query(
      `update frozen_counts f set portions = portions - 1 from servings s where s.id = f.serving_id and s.canteen_id = $1 and ${onThe8th}`,
      [canteenId],
    )
    return mealsOf(canteenId, onThe8th)
  },
  after_death: async (canteenId) => {
    const who = await regular(canteenId)
    await door.query(`update diners set died_on = '2026-10-20' where id = $1`, [who])
    return mealsOf(canteenId, `b.diner_id = ${who} and s.day > '2026-10-20'`)
  },
  gone_away: async (canteenId) => {
    const who = await regular(canteenId)
    await door.query(`update diners set left_on = '2026-10-20' where id = $1`, [who])
    return mealsOf(canteenId, `b.diner_id = ${who} and s.day >= '2026-10-20'`)
  },
  in_care_home: async (canteenId) => {
    const who = await regular(canteenId)
    await door.query(
      `insert into diner_facts (diner_id, kind, valid_from, valid_to, recorded_by) values ($1, 'in_institution', '2026-10-12', '2026-10-20', 'test')`,
      [who],
    )
    return mealsOf(
      canteenId,
      `b.diner_id = ${who} and s.day >= '2026-10-12' and s.day < '2026-10-20'`,
    )
  },
  same_hand: async (canteenId) => {
    const who = await regular(canteenId)
    const taken = await mealsOf(canteenId, `b.diner_id = ${who}`, 5)
    await door.query(`update bookings set placed_by = 'account:900001' where id = any($1)`, [taken])
    await door.query(
      `update booking_moves set actor = 'account:900001', verified = 'name' where booking_id = any($1) and seq = 2`,
      [taken],
    )
    return taken
  },
  without_card: async (canteenId) => {
    const who = await regular(canteenId)
    const taken = await mealsOf(canteenId, `b.diner_id = ${who}`, 12)
    await door.query(
      `update booking_moves set verified = 'birthday' where booking_id = any($1) and seq = 2`,
      [taken],
    )
    return taken
  },
  late_share: async (canteenId) => {
    const all = await mealsOf(canteenId)
    const late = all.filter((_, n) => n % 8 === 0)
    for (const id of late)
      await door.query(
        `with moved as (update bookings b set ended_at = (s.day + time '13:16' + make_interval(secs => b.id % 2400)) at time zone 'Asia/Shanghai'
           from servings s where s.id = b.serving_id and b.id = $1 returning b.ended_at)
         update booking_moves m set at = moved.ended_at from moved where m.booking_id = $1 and m.seq = 2`,
        [id],
      )
    return late
  },
  new_card_every_day: async (canteenId) => {
    const who = await regular(canteenId)
    await door.query(
      `update cards set issued_at = '2026-09-28T10:00:00+08:00' where diner_id = $1`,
      [who],
    )
    // The canteen is no beginner, where every card would be new.
    await door.query(`update canteens set created_at = '2024-01-01' where id = $1`, [canteenId])
    // The days she did not come, the canteen did not cook.
    await door.query(
      `update servings s set booked_portions = 0 where s.canteen_id = $1
         and not exists (select from bookings b where b.serving_id = s.id and b.diner_id = $2)`,
      [canteenId, who],
    )
    return mealsOf(canteenId, `b.diner_id = ${who}`)
  },
  template: async (canteenId) => {
    const who = await regular(canteenId)
    const taken = await mealsOf(canteenId, `b.diner_id = ${who}`, 5)
    for (const id of taken) {
      const { rows } = await door.query<{ day: string }>(
        `select s.day::text from bookings b join servings s on s.id = b.serving_id where b.id = $1`,
        [id],
      )
      await handedAt(door, id, `${rows[0]?.day ?? ''}T11:47:13+08:00`)
    }
    return taken
  },
}

const aMonthAt = async (name: string): Promise<number> => {
  const canteen = await aCanteen().named(name).in(db)
  const { schemeVersionId } = await aScheme().in(db, canteen.communityId)
  const [funderId = 0] = await ids(
    `select f.id from funders f join scheme_versions v on v.terms->>'funder' = f.name where v.id = $1`,
    schemeVersionId,
  )
  const { canteenId, communityId } = canteen
  const lived = { canteenId, placeId: communityId, funderId, schemeVersionId }
  await liveMonth(door, { ...lived, firstDay: '2026-10-01', days: 30, diners: 40, hands: 2 })
  return canteenId
}

const foundAt = async (canteenId: number) => {
  await inTransaction(db, (tx) => prepareClaims(tx, actor, canteenId, '2026-10' as Month))
  const { rows } = await door.query<{ kind: string; meals: string[] }>(
    `select f.kind, f.booking_ids as meals from claim_findings f join claims c on c.id = f.claim_id where c.canteen_id = $1`,
    [canteenId],
  )
  return {
    kinds: [...new Set(rows.map(({ kind }) => kind))],
    meals: rows.flatMap(({ meals }) => meals.map(Number)).toSorted((a, b) => a - b),
  }
}

beforeAll(async () => {
  elsewhere = await aCanteen().named('隔壁食堂').in(db)
})

test('an honest month of a thousand meals raises no alarm', async () => {
  const canteenId = await aMonthAt('老实食堂')
  expect((await mealsOf(canteenId)).length).toBeGreaterThan(950)
  expect(await foundAt(canteenId)).toEqual({ kinds: [], meals: [] })
})

describe('in the same month of another canteen', () => {
  test.each(Object.entries(frauds))(
    '%s is found, with its meals and no other',
    async (kind, plant) => {
      const canteenId = await aMonthAt(`${kind}食堂`)
      const planted = (await plant(canteenId)).map(Number)
      expect(planted.length).toBeGreaterThan(0)
      expect(await foundAt(canteenId)).toEqual({
        kinds: [kind],
        meals: planted.toSorted((a, b) => a - b),
      })
    },
  )
})
