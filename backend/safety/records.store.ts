import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import type {
  CheckOutcome,
  GoodsPaper,
  GoodsUnit,
  HealthCode,
  Remedy,
  TemperatureStage,
  TidyThing,
} from '../vocabulary/food-safety.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Doer } from './doer.store.ts'

export interface Measured {
  readonly servingId: number
  readonly dishId: number
  readonly stage: TemperatureStage
  /** Whole °C in the middle of the food. */
  readonly celsius: number
  readonly remedy: Remedy | null
}

export const insertTemperature = async (tx: Tx, doer: Doer, measured: Measured): Promise<void> => {
  await tx
    .insertInto('food_temperatures')
    .values({
      serving_id: measured.servingId,
      dish_id: measured.dishId,
      stage: measured.stage,
      celsius: measured.celsius,
      remedy: measured.remedy,
      measured_by: doer.key,
      measured_by_name: doer.name,
    })
    .execute()
}

export interface Looked {
  readonly canteenId: number
  readonly day: ServiceDay
  readonly accountId: number
  readonly outcome: CheckOutcome
  readonly codes: readonly HealthCode[]
  readonly putRight: readonly TidyThing[]
}

export const insertMorningCheck = async (tx: Tx, doer: Doer, looked: Looked): Promise<void> => {
  await tx
    .insertInto('morning_checks')
    .values({
      canteen_id: looked.canteenId,
      day: looked.day,
      account_id: looked.accountId,
      outcome: looked.outcome,
      codes: [...looked.codes],
      put_right: [...looked.putRight],
      checked_by: doer.key,
      checked_by_name: doer.name,
    })
    .execute()
}

export interface Goods {
  readonly canteenId: number
  readonly day: ServiceDay
  readonly supplier: string
  readonly supplierContact: string
  readonly item: string
  readonly quantity: number
  readonly unit: GoodsUnit
  readonly batch: string
  readonly producedOn: ServiceDay | null
  readonly expiresOn: ServiceDay | null
  readonly papers: readonly GoodsPaper[]
  readonly replacesId: number | null
}

/** Refuses `goods_unknown` where there is no such row of that canteen and day that still stands. */
export const readStandingGoods = async (
  reader: Reader,
  { canteenId, day, replacesId }: Pick<Goods, 'canteenId' | 'day' | 'replacesId'>,
): Promise<void> => {
  const found = await sql`
    select from goods_received g where g.id = ${replacesId} and g.canteen_id = ${canteenId} and g.day = ${day}
      and not exists (select from goods_received r where r.replaces_id = g.id)`.execute(reader)
  if (found.rows.length === 0) throw new Refusal('goods_unknown')
}

/** Returns its number. Refuses `goods_unknown` when somebody else corrected the same row meanwhile. */
export const insertGoods = async (tx: Tx, doer: Doer, goods: Goods): Promise<number> => {
  const row = await tx
    .insertInto('goods_received')
    .values({
      canteen_id: goods.canteenId,
      day: goods.day,
      supplier: goods.supplier,
      supplier_contact: goods.supplierContact,
      item: goods.item,
      quantity: goods.quantity,
      unit: goods.unit,
      batch: goods.batch,
      produced_on: goods.producedOn,
      expires_on: goods.expiresOn,
      papers: [...goods.papers],
      replaces_id: goods.replacesId,
      received_by: doer.key,
      received_by_name: doer.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('goods_unknown')
  return row.id
}
