import { sql } from 'kysely'
import type { Db, Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { present } from '../vocabulary/invariant.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { DisputeState, RefundState } from './online-payment.rules.ts'

export interface NewRefund {
  readonly paymentId: number
  readonly amountFen: Fen
  readonly reason: string
  readonly actor: Actor
}

export const insertRefund = async (tx: Tx, refund: NewRefund): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into refunds (payment_id, amount_fen, reason, asked_by, asked_by_name)
    values (${refund.paymentId}, ${refund.amountFen}, ${refund.reason}, ${refund.actor.key}, ${refund.actor.name})
    returning id`.execute(tx)
  return present(made.rows[0], 'insert returns its row').id
}

export interface KeptRefund {
  readonly refundId: number
  readonly paymentId: number
  readonly amountFen: Fen
  readonly state: RefundState
  readonly refundRef: string | null
}

const columns = sql`r.id as "refundId", r.payment_id as "paymentId", r.amount_fen as "amountFen", r.state, r.refund_ref as "refundRef"`

export const readRefundById = async (
  reader: Reader,
  refundId: number,
): Promise<KeptRefund | null> => {
  const found = await sql<KeptRefund>`
    select ${columns} from refunds r where r.id = ${refundId}`.execute(reader)
  return found.rows[0] ?? null
}

export const readRefundByRef = async (
  reader: Reader,
  refundRef: string,
): Promise<KeptRefund | null> => {
  const found = await sql<KeptRefund>`
    select ${columns} from refunds r where r.refund_ref = ${refundRef}`.execute(reader)
  return found.rows[0] ?? null
}

/** Its payment is locked already, which orders everything about it. */
export const moveRefund = async (
  tx: Tx,
  refundId: number,
  to: { readonly state: RefundState; readonly refundRef: string | null; readonly failure: string },
): Promise<void> => {
  const ended = to.state === 'done' || to.state === 'failed'
  await sql`
    update refunds set state = ${to.state}, refund_ref = coalesce(${to.refundRef}, refund_ref), failure = ${to.failure},
      ended_at = case when ${ended} then app_now() end
    where id = ${refundId}`.execute(tx)
}

/**
 * The right to send a refund, for two minutes; which try it is, or null while somebody else is at it. A provider’s
 * answer comes within seconds or not at all.
 */
export const claimTry = async (db: Db, refundId: number): Promise<number | null> => {
  const claimed = await sql<{ tries: number }>`
    update refunds set tries = tries + 1, tried_at = app_now()
    where id = ${refundId} and state = 'asked' and (tried_at is null or tried_at < app_now() - interval '2 minutes')
    returning tries`.execute(db)
  return claimed.rows[0]?.tries ?? null
}

export const readRefundsUnderWay = async (
  reader: Reader,
  olderThanSeconds: number,
  most: number,
): Promise<number[]> => {
  const found = await sql<{ id: number }>`
    select id from refunds
    where state in ('asked', 'sent') and asked_at <= app_now() - make_interval(secs => ${olderThanSeconds})
    order by asked_at, id limit ${most}`.execute(reader)
  return found.rows.map(({ id }) => id)
}

export interface KeptDispute {
  readonly disputeId: number
  readonly amountFen: Fen
  readonly state: DisputeState
}

/** The dispute as we know it; opened now when we did not. Its payment is locked already. */
export const knowDispute = async (
  tx: Tx,
  dispute: { readonly paymentId: number; readonly disputeRef: string; readonly amountFen: Fen },
): Promise<KeptDispute & { readonly isNew: boolean }> => {
  const made = await sql<KeptDispute>`
    insert into disputes (payment_id, dispute_ref, amount_fen)
    values (${dispute.paymentId}, ${dispute.disputeRef}, ${dispute.amountFen})
    on conflict (dispute_ref) do nothing
    returning id as "disputeId", amount_fen as "amountFen", state`.execute(tx)
  if (made.rows[0]) return { ...made.rows[0], isNew: true }
  const known = await sql<KeptDispute>`
    select id as "disputeId", amount_fen as "amountFen", state from disputes where dispute_ref = ${dispute.disputeRef}`.execute(
    tx,
  )
  return { ...present(known.rows[0], 'a conflict means that it is there'), isNew: false }
}

export const closeDispute = async (
  tx: Tx,
  disputeId: number,
  outcome: 'won' | 'lost',
): Promise<void> => {
  await sql`update disputes set state = ${outcome}, closed_at = app_now() where id = ${disputeId}`.execute(
    tx,
  )
}
