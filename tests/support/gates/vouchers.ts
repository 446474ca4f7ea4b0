import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'

/** A scheme of next summer that asks for vouchers, and somebody with one in each state. */
export async function vouchersIn(db: Db, canteenId: number, dinerId: number): Promise<void> {
  const terms = {
    order: 30,
    choose: 'best',
    funder: '区民政局',
    limits: [],
    rounding: 'half-up',
    rules: [
      {
        label: { zh: '助餐券抵 3 元', en: 'voucher worth 3 yuan' },
        when: [],
        benefit: { kind: 'voucher', fen: 300 },
      },
    ],
  }
  await sql`
    with s as (insert into schemes (code, name, name_en) values ('vouchers', '高龄助餐券', 'Meal vouchers') returning id),
    v as (insert into scheme_versions (scheme_id, version, state, place_id, valid_from, source_title, terms)
      select s.id, 1, 'active', p.parent_id, '2027-06-01', '区民政局文件', ${JSON.stringify(terms)}::jsonb
      from s, canteens c join places p on p.id = c.community_id where c.id = ${canteenId})
    insert into vouchers (scheme_id, diner_id, serial, uses, used, valid_from, valid_to, canteen_id, issued_by, issued_by_name,
      voided_at, voided_by, void_reason)
    select s.id, ${dinerId}, x.serial, x.uses, 0, '2026-11-01', x.valid_to::date, ${canteenId}, 'test', '王芳芳',
      case when x.lost then app_now() end, case when x.lost then 'test' end, case when x.lost then '丢了' end
    from s, (values ('PT-0001', 1, '2026-11-20', false), ('PT-0002', 1, '2027-09-01', true), ('PT-0003', 1, '2027-09-01', false),
      ('PT-0010', 10, null, false)) as x(serial, uses, valid_to, lost)`.execute(db)
}
