import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Doer } from './doer.store.ts'

/** A dish on the menu of a meal, and what day it is now. */
export interface ServedDish {
  readonly canteenId: number
  readonly day: ServiceDay
  readonly today: ServiceDay
}

/** Refuses `dish_not_served` where the menu of the meal has no such dish, alone or in a set. */
export const readServedDish = async (
  reader: Reader,
  servingId: number,
  dishId: number,
): Promise<ServedDish> => {
  const found = await sql<ServedDish>`
    select s.canteen_id as "canteenId", s.day::text as day, (app_now() at time zone 'Asia/Shanghai')::date::text as today
    from servings s where s.id = ${servingId} and exists (
      select from offerings o left join set_dishes sd on sd.set_id = o.set_id
      where o.serving_id = s.id and ${dishId} in (o.dish_id, sd.dish_id) and (o.withdrawn_at is null or o.booked > 0))`.execute(
    reader,
  )
  const [row] = found.rows
  if (!row) throw new Refusal('dish_not_served')
  return row
}

export interface KeptSample {
  readonly sampleId: number
  readonly canteenId: number
  readonly revision: number
  readonly grams: number
  readonly place: string
  readonly takenAt: Date
  readonly disposed: boolean
  readonly now: Date
}

/** The latest word on the sample of a dish of a meal. */
export const readSample = async (
  reader: Reader,
  servingId: number,
  dishId: number,
): Promise<KeptSample | undefined> => {
  const found = await sql<KeptSample>`
    select f.id as "sampleId", s.canteen_id as "canteenId", f.revision, f.grams, f.place, f.taken_at as "takenAt", app_now() as now,
      exists (select from sample_disposals d where d.serving_id = f.serving_id and d.dish_id = f.dish_id) as disposed
    from food_samples f join servings s on s.id = f.serving_id
    where f.serving_id = ${servingId} and f.dish_id = ${dishId} order by f.revision desc limit 1`.execute(
    reader,
  )
  return found.rows[0]
}

export interface Taken {
  readonly servingId: number
  readonly dishId: number
  readonly grams: number
  readonly place: string
}

/** Adds a revision; the moment is that of the one before. Refuses `busy` when somebody was quicker. */
export const insertSample = async (
  tx: Tx,
  doer: Doer,
  taken: Taken,
  before: KeptSample | undefined,
): Promise<void> => {
  const inserted = await tx
    .insertInto('food_samples')
    .values({
      serving_id: taken.servingId,
      dish_id: taken.dishId,
      revision: (before?.revision ?? 0) + 1,
      grams: taken.grams,
      place: taken.place,
      ...(before === undefined ? {} : { taken_at: before.takenAt }),
      noted_by: doer.key,
      noted_by_name: doer.name,
    })
    .onConflict((conflict) => conflict.columns(['serving_id', 'dish_id', 'revision']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw new Refusal('busy')
}

/** Refuses `sample_disposed` when somebody was quicker. */
export const insertDisposal = async (
  tx: Tx,
  doer: Doer,
  { servingId, dishId }: Pick<Taken, 'servingId' | 'dishId'>,
  sample: KeptSample,
): Promise<void> => {
  const inserted = await tx
    .insertInto('sample_disposals')
    .values({
      serving_id: servingId,
      dish_id: dishId,
      sample_id: sample.sampleId,
      taken_at: sample.takenAt,
      disposed_by: doer.key,
      disposed_by_name: doer.name,
    })
    .onConflict((conflict) => conflict.columns(['serving_id', 'dish_id']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw new Refusal('sample_disposed')
}
