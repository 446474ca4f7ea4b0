import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { UsageSoFar } from './limit.rules.ts'
import type { SchemeInForce } from './scheme-outcome.rules.ts'
import type { KnownVoucher } from './voucher.rules.ts'

/** Everything a price depends on besides the meal itself. */
export interface PricingContext {
  readonly schemes: readonly SchemeInForce[]
  readonly usage: UsageSoFar
  /** In her name: what she may still use, what a booking at this serving holds, what she names. */
  readonly vouchers: readonly KnownVoucher[]
  /** Who the canteen itself is among the funders. */
  readonly canteenFunder: { readonly id: number; readonly name: string } | null
  readonly balanceFen: Fen
  /** How far below zero her wallet may go. */
  readonly overdraftFen: Fen
  /** She has a booking at this serving: said before any change of price that this very booking caused. */
  readonly alreadyBooked: boolean
}

/** With so much within reach of one canteen, nobody has to ask all canteens of a city what is left: 1,000 yuan. */
const plentyFen = 100_000

export interface PricedMeal {
  readonly servingId: number
  readonly canteenId: number
  readonly day: ServiceDay
  /** Ids of the places the canteen lies in. */
  readonly placeIds: readonly number[]
  /** Numbers of vouchers she hands over. */
  readonly serials: readonly string[]
}

/** What is the same for all: sent once, with the first of them. */
type Shared = Pick<PricingContext, 'schemes' | 'canteenFunder'>

/**
 * Scheme versions in force at the canteen on the day of the meal, and of each diner what she has used of limits whose
 * period may hold that day, her vouchers, and her balance: one statement, however many diners.
 */
export const readPricings = async (
  reader: Reader,
  dinerIds: readonly number[],
  { servingId, canteenId, day, placeIds, serials }: PricedMeal,
): Promise<Map<number, PricingContext>> => {
  const found = await sql<
    Omit<PricingContext, keyof Shared> & { dinerId: number; shared: Shared | null }
  >`
    select d.id as "dinerId",
      case when d.nth = 1 then jsonb_build_object('canteenFunder', (
        select jsonb_build_object('id', f.id, 'name', f.name) from funders f where f.is_canteen order by f.id limit 1
      ), 'schemes', coalesce((
        select jsonb_agg(jsonb_build_object(
          'versionId', v.id, 'code', s.code, 'name', jsonb_build_object('zh', s.name, 'en', s.name_en),
          'funders', (select coalesce(jsonb_object_agg(f.name, jsonb_build_object('id', f.id, 'isCanteen', f.is_canteen)), '{}'::jsonb)
            from funders f where f.name in (select named #>> '{}' from jsonb_path_query(v.terms, '$.**.funder') named)),
          'settings', v.settings, 'budget', case when b.id is not null then jsonb_build_object('id', b.id, 'leftFen', b.left_fen) end,
          'terms', v.terms) order by v.id)
        from scheme_versions v join schemes s on s.id = v.scheme_id
        left join lateral (
          select x.id, case when near.fen >= ${plentyFen} then near.fen
            else x.total_fen - coalesce((select sum(spent_fen) from budget_slices where budget_id = x.id), 0) end as left_fen
          from budgets x left join budget_slices own on own.budget_id = x.id and own.canteen_id = ${canteenId},
            lateral (select x.reserve_fen + coalesce(own.allotted_fen - own.spent_fen, 0) as fen) near
          where x.scheme_id = v.scheme_id and x.valid_from <= ${day} and x.valid_to > ${day} limit 1
        ) b on true
        where v.state = 'active' and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
          and v.place_id = any (${[...placeIds]}::bigint[])
      ), '[]'::jsonb)) end as shared,
      coalesce((
        select jsonb_object_agg(u.limit_key || '@' || u.period_start, u.used)
        from usage_counters u
        where u.diner_id = d.id and u.period_start in (${day}::date, date_trunc('week', ${day}::date)::date,
          date_trunc('month', ${day}::date)::date, date_trunc('quarter', ${day}::date)::date, date_trunc('year', ${day}::date)::date, '2000-01-01')
      ), '{}'::jsonb) as usage,
      coalesce((
        select jsonb_agg(jsonb_build_object('voucherId', w.id, 'serial', w.serial, 'scheme', s.code, 'firstDay', w.valid_from,
          'lastDay', w.valid_to - 1, 'usesLeft', w.uses - w.used, 'voided', w.voided_at is not null) order by w.id)
        from vouchers w join schemes s on s.id = w.scheme_id
        where w.diner_id = d.id and (w.used < w.uses and w.voided_at is null or w.serial = any (${[...serials]}::text[])
          or exists (select from booking_vouchers x join bookings h on h.id = x.booking_id
            where x.voucher_id = w.id and h.serving_id = ${servingId} and h.state <> 'cancelled'))
      ), '[]'::jsonb) as vouchers,
      coalesce((select a.balance_fen from ledger_accounts a where a.kind = 'wallet' and a.diner_id = d.id), 0) as "balanceFen",
      coalesce((select -a.floor_fen from ledger_accounts a where a.kind = 'wallet' and a.diner_id = d.id),
        (select c.overdraft_fen from diners x join canteens c on c.id = x.home_canteen_id where x.id = d.id), 0) as "overdraftFen",
      exists (select 1 from bookings b where b.serving_id = ${servingId} and b.diner_id = d.id and b.state <> 'cancelled') as "alreadyBooked"
    from unnest(${[...dinerIds]}::bigint[]) with ordinality as d (id, nth) order by d.nth`.execute(
    reader,
  )
  const { schemes, canteenFunder } = found.rows[0]?.shared ?? { schemes: [], canteenFunder: null }
  return new Map(
    found.rows.map(({ dinerId, usage, vouchers, balanceFen, overdraftFen, alreadyBooked }) => [
      dinerId,
      { schemes, canteenFunder, usage, vouchers, balanceFen, overdraftFen, alreadyBooked },
    ]),
  )
}
