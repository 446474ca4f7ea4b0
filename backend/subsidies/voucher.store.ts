import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { TakenVoucher } from './voucher.rules.ts'

interface Holder {
  readonly bookingId: number
  readonly dinerId: number
}

/** Of two people with one voucher the second waits for the row, and is judged by what it says then. */
const take = async (tx: Tx, { bookingId, dinerId }: Holder, voucher: TakenVoucher) => {
  const { voucherId, serial, backWhenMissed } = voucher
  const taken = await sql`
    with taken as (
      update vouchers set used = used + 1
      where id = ${voucherId} and diner_id = ${dinerId} and voided_at is null and used < uses returning id
    )
    insert into booking_vouchers (booking_id, voucher_id, back_when_missed)
    select ${bookingId}, id, ${backWhenMissed} from taken`.execute(tx)
  if (taken.numAffectedRows !== 1n) throw new Refusal('voucher_used', { serial })
}

const giveBack = (tx: Tx, bookingId: number, voucherId: number) =>
  sql`
    with given as (
      delete from booking_vouchers where booking_id = ${bookingId} and voucher_id = ${voucherId} returning voucher_id
    )
    update vouchers set used = used - 1 from given where id = given.voucher_id`.execute(tx)

/**
 * Exchanges the vouchers a booking holds for those it is paid with now, row by row in one order; an end takes none.
 * Refuses `voucher_used` when somebody was quicker with one.
 */
export const exchangeVouchers = async (
  tx: Tx,
  booking: Holder & { readonly vouchers: readonly TakenVoucher[] },
  wanted: readonly TakenVoucher[],
): Promise<void> => {
  const [before, after] = [booking.vouchers, wanted].map(
    (list) => new Map(list.map((voucher) => [voucher.voucherId, voucher])),
  ) as [Map<number, TakenVoucher>, Map<number, TakenVoucher>]
  for (const voucherId of [...new Set([...before.keys(), ...after.keys()])].toSorted(
    (a, b) => a - b,
  )) {
    const taken = after.get(voucherId)
    if (before.has(voucherId) && !taken) await giveBack(tx, booking.bookingId, voucherId)
    if (taken && !before.has(voucherId)) await take(tx, booking, taken)
  }
}

/** Uses up what a new booking is paid with. Refuses `voucher_used`. */
export const takeVouchers = (
  tx: Tx,
  holder: Holder,
  vouchers: readonly TakenVoucher[],
): Promise<void> => exchangeVouchers(tx, { ...holder, vouchers: [] }, vouchers)

/** Of meals nobody came for: gone, unless the scheme said otherwise when they were sold. */
export const returnMissedVouchers = async (
  tx: Tx,
  bookingIds: readonly number[],
): Promise<void> => {
  await sql`
    with given as (
      delete from booking_vouchers where booking_id = any (${[...bookingIds]}::bigint[]) and back_when_missed returning voucher_id
    ), counted as (
      select voucher_id, count(*)::int as meals from given group by voucher_id
    ), locked as (
      select v.id from vouchers v join counted c on c.voucher_id = v.id order by v.id for no key update of v
    )
    update vouchers v set used = v.used - c.meals from counted c join locked l on l.id = c.voucher_id where v.id = l.id`.execute(
    tx,
  )
}
