import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { MoneyCaseKind } from '../vocabulary/money-case.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export interface NewMoneyCase {
  readonly canteenId: number | null
  readonly kind: MoneyCaseKind
  /** 'payment:12', 'session:cs_…': found twice it is one case. */
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

export const openMoneyCase = async (tx: Tx, found: NewMoneyCase): Promise<void> => {
  await sql`
    insert into money_cases (canteen_id, kind, subject, detail)
    values (${found.canteenId}, ${found.kind}, ${found.subject}, ${JSON.stringify(found.detail)}::jsonb)
    on conflict (kind, subject) where closed_at is null do nothing`.execute(tx)
}

/** Any canteen may close what is nobody's. Refuses `not_found` for a case of another canteen or one that is closed. */
export const closeMoneyCaseRow = async (
  tx: Tx,
  canteenId: number,
  caseId: number,
  closed: { readonly actor: Actor; readonly note: string },
): Promise<void> => {
  const done = await sql`
    update money_cases set closed_at = app_now(), closed_by = ${closed.actor.key}, closed_by_name = ${closed.actor.name},
      note = ${closed.note}
    where id = ${caseId} and (canteen_id = ${canteenId} or canteen_id is null) and closed_at is null`.execute(
    tx,
  )
  if (done.numAffectedRows !== 1n) throw new Refusal('not_found')
}
