import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { familyChecks } from '../../backend/kernel/verify-family.store.ts'
import { standingChecks } from '../../backend/kernel/verify-standing.store.ts'
import { waitingChecks } from '../../backend/kernel/verify-waiting.store.ts'
import { checkedInvariants, findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aStandingTown } from '../standing/town.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering } from '../support/builders/serving.ts'
import { aQueueRoom, queuePriceFen } from '../support/queue.ts'

/** A canteen with somebody in line, somebody asked, somebody's standing order and somebody's daughter: all of it sound. */
async function aSoundTown() {
  const town = await aStandingTown()
  const { db, canteen } = town
  const far = await aCanteen().named('双山食堂').in(db)
  const lunch = await town.lunch('2026-12-01', anOffering().priced(queuePriceFen).limitedTo(3))
  const supper = await town.lunch('2026-12-02', anOffering().named('清蒸鲈鱼').priced(1200))
  const room = aQueueRoom(town, canteen, lunch)
  const [mother, holder, asked, waiting] = [
    await town.diner(),
    await town.diner(),
    await town.diner(),
    await town.diner(),
  ]
  await town.order(mother)
  const byHand = await room.book(holder.dinerId)
  const given = await room.book((await town.diner()).dinerId)
  const askedWait = await room.join(asked.dinerId, { wish: 'ask' })
  await room.join(waiting.dinerId)
  await room.cancel(given)
  await room.tend()
  await room.close()
  const daughter = await aFamilyMember(db, mother, 'see', 'book')
  const manager = await aStaffMember(db, 'manager', canteen)
  return {
    db,
    far: far.canteenId,
    fish: supper.offeringId,
    lunch,
    mother: mother.dinerId,
    byHand,
    askedWait,
    standing: await town.bookingOn(mother, '2026-12-01'),
    daughter: daughter.accountId,
    manager: manager.accountId,
  }
}

const town = await aSoundTown()
const { db } = town
const found = async (): Promise<string[]> => [
  ...new Set((await findBrokenInvariants(db)).map(({ invariant }) => invariant)),
]
/** Of `verify`, by its beginning. */
const named = (begins: string): string => {
  const [name, ...others] = checkedInvariants.filter((one) => one.startsWith(begins))
  if (name === undefined || others.length > 0) throw new Error(`${begins} names no one invariant`)
  return name
}

interface Case {
  readonly what: string
  readonly invariant: string
  readonly breaks: readonly string[]
  readonly mends: readonly string[]
}

/** One statement that breaks a row, and the one that makes it whole again. */
const row = (what: string, invariant: string, breaks: string, mends: string): Case => ({
  what,
  invariant,
  breaks: [breaks],
  mends: [mends],
})

/** A row that a trigger or an index would not let in. */
const behind = (guard: readonly [off: string, on: string], one: Case): Case => ({
  ...one,
  breaks: [guard[0], ...one.breaks],
  mends: [...one.mends, guard[1]],
})

const wait = `update waits set`
const askedIs = `where id = ${town.askedWait}`
const grant = (columns: string, values: string): string =>
  `insert into role_grants (account_id, role, granted_by, ${columns}) values (${values})`
const withoutApart = [
  'alter table standing_orders disable trigger standing_orders_apart',
  'alter table standing_orders enable trigger standing_orders_apart',
] as const
const appending = [
  'alter table standing_withdrawals disable trigger standing_withdrawals_append_only',
  'alter table standing_withdrawals enable trigger standing_withdrawals_append_only',
] as const
const twoMeals = [
  'drop index bookings_one_per_diner',
  `create unique index bookings_one_per_diner on bookings (serving_id, diner_id) where state <> 'cancelled'`,
] as const

const waitingCases: Case[] = [
  row(
    'a dish counts one more than wait',
    'I1 waiting counters',
    `update offerings set waiting = waiting + 1 where id = ${town.lunch.offeringId}`,
    `update offerings set waiting = waiting - 1 where id = ${town.lunch.offeringId}`,
  ),
  row(
    'a way of eating counts one more than wait',
    'I1 waiting counters',
    `update serving_ways set waiting = waiting + 1 where serving_id = ${town.lunch.servingId} and way = 'dine_in'`,
    `update serving_ways set waiting = waiting - 1 where serving_id = ${town.lunch.servingId} and way = 'dine_in'`,
  ),
  row(
    'an offer is somebody else’s meal',
    'I1 a place in the queue is held',
    `${wait} booking_id = ${town.byHand} ${askedIs}`,
    `${wait} booking_id = (select id from bookings where diner_id = waits.diner_id and state = 'held') ${askedIs}`,
  ),
  row(
    'somebody waits at one canteen for a meal of another',
    'I1 a place in the queue is for dishes',
    `${wait} canteen_id = ${town.far} ${askedIs}`,
    `${wait} canteen_id = (select canteen_id from servings where id = waits.serving_id) ${askedIs}`,
  ),
  row(
    'somebody waits for a dish of another day',
    'I1 a place in the queue is for dishes',
    `update wait_lines set offering_id = ${town.fish} where wait_id = ${town.askedWait}`,
    `update wait_lines set offering_id = ${town.lunch.offeringId} where wait_id = ${town.askedWait}`,
  ),
  row(
    'a portion is kept for an answer that nobody is asked for',
    'I1 what is kept for an answer',
    `${wait} state = 'ended', ended_because = 'lapsed' ${askedIs}`,
    `${wait} state = 'offered', ended_because = null ${askedIs}`,
  ),
  row(
    'somebody has her meal from the queue, and it is only held',
    'I1 what is kept for an answer',
    `${wait} state = 'booked' ${askedIs}`,
    `${wait} state = 'offered' ${askedIs}`,
  ),
  row(
    'somebody waits and nobody knows since when',
    'I9 whoever waits',
    `insert into waits (serving_id, canteen_id, diner_id, way, wish, payment, seen_pay_fen, class, channel, asked_by, asked_by_name, state, ended_because)
      select serving_id, canteen_id, ${town.mother}, way, wish, payment, 0, 2, channel, '', '没有记录', 'ended', 'left' from waits ${askedIs};
     insert into wait_lines select max(id), ${town.lunch.offeringId} from waits`,
    `delete from wait_lines where wait_id = (select id from waits where asked_by_name = '没有记录');
     delete from waits where asked_by_name = '没有记录'`,
  ),
]

const standingCases: Case[] = [
  row(
    'an order’s meal is somebody else’s',
    'I11 a standing order’s outcome',
    `update standing_outcomes set booking_id = ${town.byHand} where booking_id = ${town.standing}`,
    `update standing_outcomes set booking_id = ${town.standing} where booking_id = ${town.byHand}`,
  ),
  row(
    'a meal was booked for an order and the order does not know',
    'I11 each live meal',
    `update standing_outcomes set booking_id = null, result = 'skipped', reason = 'sold_out' where booking_id = ${town.standing}`,
    `update standing_outcomes set booking_id = ${town.standing}, result = 'booked', reason = null where result = 'skipped'`,
  ),
  row(
    'a meal was booked in a pause',
    'I11 a standing order’s outcome',
    `insert into standing_holds (diner_id, valid_from, set_by, set_by_name, changed_at) values (${town.mother}, '2026-12-01', '', '', '2026-01-01')`,
    `delete from standing_holds`,
  ),
  behind(
    withoutApart,
    row(
      'two orders want the same meals',
      'I1 two standing orders',
      `insert into standing_orders (diner_id, canteen_id, meal, weekdays, way, payment, limit_fen, valid_from, set_by, set_by_name)
        select diner_id, canteen_id, meal, '{3}', way, payment, limit_fen, valid_from, set_by, 'twice' from standing_orders`,
      `delete from standing_orders where set_by_name = 'twice'`,
    ),
  ),
  behind(
    appending,
    row(
      'a meal that no order booked is to be taken back',
      'I11 only meals',
      `insert into standing_withdrawals (booking_id, order_id, asked_by, asked_by_name) select ${town.byHand}, id, '', '' from standing_orders`,
      `delete from standing_withdrawals`,
    ),
  ),
  behind(
    twoMeals,
    row(
      'somebody has two meals, one by hand and one of her order',
      'I1 one booking per diner',
      `update bookings set diner_id = ${town.mother}, placed_by_name = placed_by_name || diner_id where id = ${town.byHand}`,
      `update bookings set diner_id = substring(placed_by_name from '\\d+$')::bigint, placed_by_name = regexp_replace(placed_by_name, '\\d+$', '')
        where id = ${town.byHand}`,
    ),
  ),
]

const familyCases: Case[] = [
  ...['{book}', '{see,see}', '{see,cook}'].map((rights) =>
    row(
      `a daughter may ${rights}`,
      'I10 rights over a diner',
      `update role_grants set permissions = '${rights}' where account_id = ${town.daughter}`,
      `update role_grants set permissions = '{see,book}' where account_id = ${town.daughter}`,
    ),
  ),
  row(
    'a manager is somebody’s son',
    'I10 rights over a diner',
    `update role_grants set relation = '儿子' where account_id = ${town.manager}`,
    `update role_grants set relation = '' where account_id = ${town.manager}`,
  ),
  row(
    'somebody is her own daughter',
    'I10 nobody is her own family',
    grant('diner_id', `${town.daughter}, 'diner', 'test', ${town.mother}`),
    `delete from role_grants where account_id = ${town.daughter} and role = 'diner'`,
  ),
  row(
    'a link was ended by somebody and goes on',
    'I10 nobody is her own family',
    `update role_grants set ended_by = 'test' where account_id = ${town.daughter}`,
    `update role_grants set ended_by = null where account_id = ${town.daughter}`,
  ),
  row(
    'an invitation was used and let nobody in',
    'I10 an invitation',
    `insert into family_invitations (diner_id, kind, permissions, nonce, token_hash, made_by, expires_at, used_at, used_by)
      values (${town.mother}, 'slip', '{see}', '', '', 'test', app_now(), app_now(), ${town.daughter})`,
    `delete from family_invitations`,
  ),
  row(
    'an invitation let somebody in and can be used again',
    'I10 an invitation',
    `insert into family_invitations (diner_id, kind, permissions, nonce, token_hash, made_by, expires_at)
      values (${town.mother}, 'slip', '{see}', '', '', 'test', app_now());
     update role_grants set granted_by = 'invitation:' || (select max(id) from family_invitations) where account_id = ${town.daughter}`,
    `update role_grants set granted_by = 'test' where account_id = ${town.daughter}; delete from family_invitations`,
  ),
  row(
    'a calendar goes on for somebody who never was let in',
    'I10 a calendar',
    `insert into calendar_feeds (account_id, diner_id, nonce, token_hash) values (${town.manager}, ${town.mother}, '', '')`,
    `delete from calendar_feeds`,
  ),
]

const run = async (statements: readonly string[]): Promise<void> => {
  for (const one of statements.flatMap((text) => text.split(';\n'))) await sql.raw(one).execute(db)
}

test('the town is sound, and somebody waits, is asked, has an order and a daughter', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
  const there = await sql<{ there: string }>`
    select (select string_agg(state::text, ' ' order by id) from waits) || ', ' || (select channel from bookings where id = ${town.standing}) as there`.execute(
    db,
  )
  expect(there.rows).toEqual([{ there: 'offered waiting, standing' }])
})

describe.each([
  ['the queue', waitingCases],
  ['standing orders', standingCases],
  ['the family', familyCases],
])('of %s', (_of, cases) => {
  test.each(cases)('$what: found, and gone when it is mended', async (one) => {
    await run(one.breaks)
    expect(await found()).toContain(named(one.invariant))
    await run(one.mends)
    expect(await found()).toEqual([])
  })
})

test('no check of theirs was left out', () => {
  const broken = [...waitingCases, ...standingCases, ...familyCases].map(({ invariant }) =>
    named(invariant),
  )
  const theirs = [...waitingChecks, ...standingChecks, ...familyChecks].map(([name]) => name)
  expect(theirs.filter((name) => !broken.includes(name))).toEqual([])
})
