import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'

export interface ReadyBatch {
  readonly servingId: number
  readonly offeringId: number
  readonly portions: number
}

export const insertReadyBatch = async (
  tx: Tx,
  actor: Actor,
  { servingId, offeringId, portions }: ReadyBatch,
): Promise<void> => {
  await tx
    .insertInto('ready_batches')
    .values({
      serving_id: servingId,
      offering_id: offeringId,
      portions,
      noted_by: actor.key,
      noted_by_name: actor.name,
    })
    .execute()
}

/** Takes a batch of that dish back with a row that undoes it; false when there is none or it was taken back already. */
export const takeBackBatch = async (
  tx: Tx,
  actor: Actor,
  batch: { readonly batchId: number; readonly servingId: number; readonly offeringId: number },
): Promise<boolean> => {
  const undone = await sql`
    insert into ready_batches (serving_id, offering_id, portions, undoes, noted_by, noted_by_name)
    select serving_id, offering_id, -portions, id, ${actor.key}, ${actor.name} from ready_batches
    where id = ${batch.batchId} and serving_id = ${batch.servingId} and offering_id = ${batch.offeringId} and undoes is null
    on conflict (undoes) do nothing returning id`.execute(tx)
  return undone.rows.length === 1
}

export interface LastBatch {
  readonly offeringId: number
  readonly batchId: number
  readonly portions: number
  readonly byName: string
  readonly at: string
}

/** The latest batch of each dish of a serving that nobody took back. */
export const readLastBatches = async (reader: Reader, servingId: number): Promise<LastBatch[]> => {
  const found = await sql<LastBatch>`
    select distinct on (r.offering_id) r.offering_id as "offeringId", r.id as "batchId", r.portions, r.noted_by_name as "byName",
      to_jsonb(r.noted_at)#>>'{}' as at
    from ready_batches r
    where r.serving_id = ${servingId} and r.undoes is null and not exists (select from ready_batches u where u.undoes = r.id)
    order by r.offering_id, r.id desc`.execute(reader)
  return found.rows
}
