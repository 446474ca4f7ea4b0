import { sql } from 'kysely'
import { refusalFrom } from '../bookings/offers.rules.ts'
import type { SayNo } from '../bookings/offers.rules.ts'
import type { saleEndpoints } from '../contract/sales.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { assertUndoable } from './sale.rules.ts'

type GuestSale = ReplyOf<typeof saleEndpoints.getWalkIn>['guests'][number]
type Row = Omit<GuestSale, 'can'> & { readonly minutesAgo: number }

const shown = 3

/** The last sales to guests at one serving that still stand, the latest first. */
export const readGuestSales = async (
  reader: Reader,
  servingId: number,
  undoMinutes: number,
  no: SayNo,
): Promise<GuestSale[]> => {
  const found = await sql<Row>`
    select g.id as "saleId", g.ticket_no as number, g.portions, g.price_fen as "priceFen",
      to_char(g.sold_at at time zone 'Asia/Shanghai', 'HH24:MI') as at,
      extract(epoch from app_now() - g.sold_at)::float8 / 60 as "minutesAgo",
      jsonb_build_object('offeringId', o.id, 'name', jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)),
        'sides', jsonb_build_object('zh', coalesce(st.sides, ''), 'en', coalesce(st.sides_en, '')),
        'picture', coalesce(st.picture, di.picture), 'size', o.size) as plate
    from guest_sales g join offerings o on o.id = g.offering_id
    left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
    where g.serving_id = ${servingId} and g.undone_at is null order by g.id desc limit ${shown}`.execute(
    reader,
  )
  return found.rows.map(({ minutesAgo, ...sale }) => {
    const late = refusalFrom(() => assertUndoable(minutesAgo, undoMinutes))
    return { ...sale, can: { undo: late ? no(late.code, late.params) : { allowed: true } } }
  })
}
