import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { SchemeInForce, UsageSoFar } from './quote.rules.ts'

/** Everything a price depends on besides the meal itself. */
export interface PricingContext {
  readonly schemes: readonly SchemeInForce[]
  readonly usage: UsageSoFar
  readonly balanceFen: Fen
}

/**
 * Scheme versions in force on a day at a canteen (named by the places it lies in), what the diner has used of
 * limits whose period may hold that day, and her balance: one statement.
 */
export const readPricing = async (reader: Reader, dinerId: number, day: ServiceDay, canteenPlaceIds: readonly number[]): Promise<PricingContext> => {
  const found = await sql<PricingContext>`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'versionId', v.id, 'code', s.code, 'name', jsonb_build_object('zh', s.name, 'en', s.name_en),
          'funderId', f.id, 'funderIsCanteen', f.is_canteen, 'terms', v.terms) order by v.id)
        from scheme_versions v join schemes s on s.id = v.scheme_id join funders f on f.name = v.terms->>'funder'
        where v.state = 'active' and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
          and v.place_id = any (${[...canteenPlaceIds]}::bigint[])
      ), '[]'::jsonb) as schemes,
      coalesce((
        select jsonb_object_agg(u.limit_key || '@' || u.period_start, u.used)
        from usage_counters u
        where u.diner_id = ${dinerId} and u.period_start between ${day}::date - 31 and ${day}::date
      ), '{}'::jsonb) as usage,
      coalesce((select a.balance_fen from ledger_accounts a where a.kind = 'wallet' and a.diner_id = ${dinerId}), 0) as "balanceFen"`.execute(reader)
  const row = found.rows[0]
  return { schemes: row?.schemes ?? [], usage: row?.usage ?? {}, balanceFen: row?.balanceFen ?? (0 as Fen) }
}
