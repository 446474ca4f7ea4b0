import { sql } from 'kysely'
import type { Carried, RoundCash } from '../contract/carried-cash.ts'
import type { carriedCashEndpoints } from '../contract/carried-cash.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Language } from '../vocabulary/role.ts'
import { mayReceive } from './carried-cash.rules.ts'
import { readCashRules } from './carried-cash.store.ts'

type Note = Omit<RoundCash['notes'][number], 'notedAt'> & { readonly notedAt: Date }

/** What somebody may take at doors here, and what she carries: as long as she carries it, also where it is over. */
export const readRoundCash = async (
  reader: Reader,
  canteenId: number,
  carrier: string,
): Promise<RoundCash> => {
  const rules = present(await readCashRules(reader, canteenId), 'a canteen has rules')
  const found = await sql<Note>`
    select n.note_key as "noteKey", n.diner_id as "dinerId", d.name, d.door, n.amount_fen as "amountFen", n.noted_at as "notedAt"
    from carried_cash c join cash_notes n on n.carried_id = c.id and n.taken_back_at is null join diners d on d.id = n.diner_id
    where c.canteen_id = ${canteenId} and c.carrier = ${carrier} and c.received_at is null
    order by n.noted_at, n.arrived_at, n.note_key`.execute(reader)
  const { taken, noteMostFen, carriedMostFen } = rules
  const notes = found.rows.map((note) => ({ ...note, notedAt: note.notedAt.toISOString() }))
  return { taken, noteMostFen, carriedMostFen, notes }
}

type Row = Omit<Carried, 'can'> & { readonly carrier: string }
type Received = ReplyOf<typeof carriedCashEndpoints.listCarriedCash>['received'][number]

/** What is on its way to a canteen by who carries it, what waits longest first; and the last thirty that came in. */
export const carriedCashView = async (
  reader: Reader,
  canteenId: number,
  { key, language }: { readonly key: string; readonly language: Language },
): Promise<ReplyOf<typeof carriedCashEndpoints.listCarriedCash>> => {
  const carried = await sql<Row>`
    select c.id as "carriedId", c.carrier, c.carrier_name as "carrierName", c.noted_fen as "notedFen",
      min(n.noted_at) < app_now() - interval '1 day' as overdue,
      jsonb_agg(jsonb_build_object('name', d.name, 'door', concat_ws(' ', b.name, nullif(d.door, '')), 'amountFen', n.amount_fen,
        'notedAt', to_char(n.noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by n.noted_at, n.arrived_at, n.note_key) as notes
    from carried_cash c join cash_notes n on n.carried_id = c.id and n.taken_back_at is null
    join diners d on d.id = n.diner_id left join places b on b.id = d.building_id
    where c.canteen_id = ${canteenId} and c.received_at is null group by c.id order by min(n.noted_at)`.execute(
    reader,
  )
  const received = await sql<Omit<Received, 'receivedAt'> & { receivedAt: Date }>`
    select id as "carriedId", carrier_name as "carrierName", received_by_name as "receivedByName", received_at as "receivedAt",
      noted_fen as "notedFen", difference_fen as "differenceFen", explanation
    from carried_cash where canteen_id = ${canteenId} and received_at is not null order by received_at desc limit 30`.execute(
    reader,
  )
  return {
    carried: carried.rows.map(({ carrier, ...one }) => ({
      ...one,
      can: {
        receive: mayReceive(carrier, key)
          ? { allowed: true as const }
          : { allowed: false as const, because: refusalBody('carried_own', {}, language) },
      },
    })),
    received: received.rows.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })),
  }
}
