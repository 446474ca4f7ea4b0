import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { voucherEndpoints } from '../contract/vouchers.ts'
import type { Reader } from '../kernel/database.ts'
import { readVersions } from './scheme-version.store.ts'
import { asksForPaper } from './voucher.rules.ts'

type Vouchers = ReplyOf<typeof voucherEndpoints.listVouchers>['vouchers']
type Schemes = ReplyOf<typeof voucherEndpoints.listVoucherSchemes>['schemes']

export const readVouchers = async (reader: Reader, dinerId: number): Promise<Vouchers> => {
  const found = await sql<Vouchers[number]>`
    select v.id as "voucherId", v.serial, jsonb_build_object('zh', s.name, 'en', s.name_en) as scheme, v.valid_from as "firstDay",
      v.valid_to - 1 as "lastDay", v.uses, v.uses - v.used as "usesLeft",
      case when v.voided_at is not null then 'void' when v.used = v.uses then 'used'
        when v.valid_to <= service_day_of(app_now()) then 'expired' else 'good' end as state,
      coalesce((select jsonb_agg(jsonb_build_object('bookingId', b.id, 'day', e.day, 'meal', e.meal,
          'canteen', jsonb_build_object('zh', c.name, 'en', c.name_en)) order by e.day, b.id)
        from booking_vouchers x join bookings b on b.id = x.booking_id join servings e on e.id = b.serving_id
        join canteens c on c.id = b.canteen_id where x.voucher_id = v.id), '[]'::jsonb) as "usedFor",
      to_json(v.issued_at)#>>'{}' as "issuedAt", v.issued_by_name as "issuedBy"
    from vouchers v join schemes s on s.id = v.scheme_id where v.diner_id = ${dinerId} order by v.id desc`.execute(
    reader,
  )
  return found.rows
}

/** Schemes of versions in force here, now or later, that ask for paper. */
export const readVoucherSchemes = async (reader: Reader, canteenId: number): Promise<Schemes> => {
  const versions = await readVersions(reader, canteenId)
  const found = new Map(
    versions
      .filter(({ state, entry }) => state === 'active' && asksForPaper(entry.terms))
      .map(({ schemeId, entry }) => [schemeId, { schemeId, name: { ...entry.name } }]),
  )
  return [...found.values()]
}
