import { sql } from 'kysely'
import { expect } from 'vitest'
import { quoteMeal } from '../../../backend/subsidies/quote.rules.ts'
import {
  inputsAsStored,
  type StoredInputs,
} from '../../../backend/subsidies/stored-inputs.rules.ts'
import type { Play } from './help.ts'
import { usual } from './help-deeds.ts'

/** Throws when something is not as it must be after this step. */
export type Look = (play: Play, after: string) => Promise<void>

/** What everybody was given, read from who pays for the meals: nothing of it comes from the counters. */
interface Given {
  readonly day: string
  readonly dinerId: number
  readonly helpFen: number
  readonly publicFen: number
  readonly usual: boolean
  /** Counts against the money set aside, whenever it was set: not missed. */
  readonly fromBudget: boolean
}

const readGiven = async ({ town, code, dinerIds }: Play): Promise<Given[]> => {
  const found = await sql<Given>`
    select s.day, b.diner_id as "dinerId", sum(p.amount_fen)::int as "helpFen",
      coalesce(sum(p.amount_fen) filter (where not f.is_canteen), 0)::int as "publicFen",
      b.state <> 'missed' as "fromBudget",
      exists (select from jsonb_array_elements(q.quote->'steps') t
        where (t->>'applied')::boolean and t->'why'->>'zh' = ${usual}) as usual
    from bookings b join servings s on s.id = b.serving_id
    join booking_payers p on p.booking_id = b.id and p.revision = b.revision
    join funders f on f.id = p.funder_id
    join scheme_versions v on v.id = p.scheme_version_id join schemes c on c.id = v.scheme_id and c.code = ${code}
    join booking_quotes q on q.booking_id = b.id and q.revision = b.revision
    where b.diner_id = any (${[...dinerIds]}::bigint[]) and b.state <> 'cancelled'
    group by s.day, b.id, b.diner_id, b.state, q.quote`.execute(town.database.db)
  return found.rows
}

const sumOf = (list: readonly Given[], of: (one: Given) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0)

/** Nobody was given more than the most generous version allowed, and all of them not more than was set aside. */
export const lookAtCaps: Look = async (play, after) => {
  const given = await readGiven(play)
  const most = (of: (caps: Play['versions'][number]) => number) =>
    Math.max(...play.versions.map(of))
  for (const dinerId of play.dinerIds) {
    const hers = given.filter((one) => one.dinerId === dinerId)
    for (const day of play.days)
      expect(
        hers.filter((one) => one.day === day).length,
        `${after}: meals helped on one day`,
      ).toBeLessThanOrEqual(most(({ timesADay }) => timesADay))
    expect(
      sumOf(hers, ({ helpFen }) => helpFen),
      `${after}: fen in one week`,
    ).toBeLessThanOrEqual(most(({ fenAWeek }) => fenAWeek))
    expect(
      hers.filter((one) => one.usual).length,
      `${after}: meals of one rule in one week`,
    ).toBeLessThanOrEqual(most(({ usualTimesAWeek }) => usualTimesAWeek))
  }
  if (play.totalFen === null) return
  const spent = given.filter(({ fromBudget }) => fromBudget)
  expect(
    sumOf(spent, ({ publicFen }) => publicFen),
    `${after}: money set aside`,
  ).toBeLessThanOrEqual(play.totalFen)
}

/** Every counter is the sum of what is held, none is above its cap or below nothing. */
export const lookAtCounters: Look = async ({ town, code, dinerIds }, after) => {
  const people = [...dinerIds]
  const broken = await sql<{ what: string }>`
    select 'usage ' || u.limit_key || ' used ' || u.used || ' of ' || u.cap || ', held ' || coalesce(h.held, 0) as what
    from usage_counters u left join (
      select b.diner_id, x.limit_key, x.period_start, sum(x.amount) as held from booking_usages x
      join bookings b on b.id = x.booking_id where b.state <> 'cancelled' and b.diner_id = any (${people}::bigint[]) group by 1, 2, 3
    ) h using (diner_id, limit_key, period_start)
    where u.diner_id = any (${people}::bigint[]) and (u.used <> coalesce(h.held, 0) or u.used > u.cap or u.used < 0)
    union all
    select 'budget ' || b.id || ' is not its reserve and slices' from budgets b join schemes c on c.id = b.scheme_id
    where c.code = ${code} and (b.reserve_fen < 0
      or b.total_fen <> b.reserve_fen + (select coalesce(sum(allotted_fen), 0) from budget_slices where budget_id = b.id))
    union all
    select 'slice at ' || s.canteen_id || ' spent ' || s.spent_fen || ' of ' || s.allotted_fen
    from budget_slices s join budgets b on b.id = s.budget_id join schemes c on c.id = b.scheme_id
    where c.code = ${code} and (s.spent_fen > s.allotted_fen or s.spent_fen < 0 or s.spent_fen <> (
      select coalesce(sum(x.amount_fen), 0) from booking_budgets x join bookings k on k.id = x.booking_id
      where x.budget_id = s.budget_id and k.canteen_id = s.canteen_id))
    union all
    select 'payers of booking ' || b.id from bookings b join booking_payers p on p.booking_id = b.id and p.revision = b.revision
    where b.diner_id = any (${people}::bigint[])
    group by b.id having sum(p.amount_fen) <> b.price_fen or min(p.amount_fen) < 0
      or sum(p.amount_fen) filter (where p.funder_id is null) is distinct from b.own_fen`.execute(
    town.database.db,
  )
  expect(broken.rows.map(({ what }) => what).join('; '), after).toBe('')
}

/** Each price that was ever agreed on is worked out again from what was stored with it. */
export const lookAtPrices: Look = async ({ town, dinerIds, checked }, after) => {
  const found = await sql<{ key: string; inputs: StoredInputs; quote: unknown }>`
    select q.booking_id || '/' || q.revision as key, q.inputs, q.quote from booking_quotes q
    join bookings b on b.id = q.booking_id
    where b.diner_id = any (${[...dinerIds]}::bigint[])
      and not q.booking_id || '/' || q.revision = any (${[...checked]}::text[])`.execute(
    town.database.db,
  )
  for (const { key, inputs, quote } of found.rows) {
    checked.add(key)
    const again: unknown = JSON.parse(JSON.stringify(quoteMeal(inputsAsStored(inputs))))
    expect(again, `${after}: price of ${key}`).toEqual(quote)
  }
}

export const look: Look = async (play, after) => {
  await lookAtCaps(play, after)
  await lookAtCounters(play, after)
  await lookAtPrices(play, after)
}
