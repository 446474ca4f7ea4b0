import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface IssuedVoucher {
  readonly voucherId: number
  readonly dinerId: number
  readonly serial: string
}

interface NewVouchers {
  readonly canteenId: number
  readonly schemeId: number
  readonly firstDay: ServiceDay
  readonly lastDay: ServiceDay | null
  readonly uses: number
  readonly vouchers: readonly { readonly dinerId: number; readonly serial?: string | undefined }[]
  readonly actor: Actor
}

/** How many of these people the canteen serves. */
export const countDinersServed = async (
  reader: Reader,
  canteenId: number,
  dinerIds: readonly number[],
): Promise<number> => {
  const found = await sql<{ served: number }>`
    select count(*)::int as served from diners d
    where d.id = any (${[...dinerIds]}::bigint[]) and (d.home_canteen_id = ${canteenId} or exists (
      select from canteen_communities cc where cc.canteen_id = ${canteenId} and cc.community_id = d.community_id))`.execute(
    reader,
  )
  return found.rows[0]?.served ?? 0
}

/** In the order given. Refuses `voucher_exists` for a number that is taken, or said twice. */
export const insertVouchers = async (tx: Tx, asked: NewVouchers): Promise<IssuedVoucher[]> => {
  const { canteenId, schemeId, firstDay, lastDay, uses, vouchers, actor } = asked
  const rows = JSON.stringify(
    vouchers.map(({ dinerId, serial = null }) => ({ diner_id: dinerId, serial })),
  )
  const issued = await sql<IssuedVoucher>`
    insert into vouchers (scheme_id, diner_id, serial, uses, valid_from, valid_to, canteen_id, issued_by, issued_by_name)
    select ${schemeId}, r.diner_id, coalesce(r.serial, 'Q' || lpad(nextval('voucher_serials')::text, 7, '0')), ${uses}::smallint,
      ${firstDay}::date, ${lastDay}::date + 1, ${canteenId}, ${actor.key}, ${actor.name}
    from rows from (jsonb_to_recordset(${rows}::jsonb) as (diner_id bigint, serial text)) with ordinality as r(diner_id, serial, nth)
    order by r.nth
    on conflict on constraint vouchers_serial do nothing
    returning id as "voucherId", diner_id as "dinerId", serial`.execute(tx)
  if (issued.rows.length === vouchers.length)
    return issued.rows.toSorted((a, b) => a.voucherId - b.voucherId)
  const made = new Map(issued.rows.map((row) => [row.serial, row]))
  const said = vouchers.flatMap(({ serial }) => serial ?? [])
  const taken = said.find((serial, nth) => !made.has(serial) || said.indexOf(serial) < nth)
  throw new Refusal('voucher_exists', { serial: taken ?? '' })
}

/** Locks one of hers. Refuses `not_found`. */
export const lockVoucher = async (
  tx: Tx,
  dinerId: number,
  voucherId: number,
): Promise<{ serial: string; canteenId: number; usesLeft: number; voided: boolean }> => {
  const found = await sql<{
    serial: string
    canteenId: number
    usesLeft: number
    voided: boolean
  }>`
    select serial, canteen_id as "canteenId", uses - used as "usesLeft", voided_at is not null as voided
    from vouchers where id = ${voucherId} and diner_id = ${dinerId} for no key update`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new Refusal('not_found')
  return row
}

export const setVoid = async (
  tx: Tx,
  voucherId: number,
  actor: Actor,
  reason: string,
): Promise<void> => {
  await sql`
    update vouchers set voided_at = app_now(), voided_by = ${actor.key}, void_reason = ${reason}
    where id = ${voucherId}`.execute(tx)
}
