import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { ServiceDay, TimeOfDay } from '../vocabulary/calendar.ts'
import type { FactName } from '../vocabulary/facts.ts'
import type { MissedMealPolicy } from '../vocabulary/meal.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { WithoutCard } from '../vocabulary/recognition.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** The canteen's own rules. */
export interface CanteenPolicy {
  readonly cutoffDaysBefore: number
  readonly cutoffTime: TimeOfDay
  readonly bookDaysAhead: number
  readonly maxPortionsPerBooking: number
  readonly dailyPortionLimit: number
  readonly missedMealPolicy: MissedMealPolicy
  readonly familyMayOrder: boolean
  readonly volunteerMayOrder: boolean
  readonly othersMayCollect: boolean
  readonly withoutCard: WithoutCard
  readonly undoMinutes: number
  readonly kitchenShowsNames: boolean
  readonly overdraftFen: Fen
  readonly lowBalanceFen: Fen
  readonly waitingFirst: FactName[]
  readonly waitingOfferMinutes: number
  readonly quietFrom: TimeOfDay
  readonly quietTo: TimeOfDay
  readonly volunteersMayCall: boolean
  readonly roundCash: boolean
  readonly roundCashNoteFen: Fen
  readonly roundCashCarriedFen: Fen
}

export const readPolicy = async (
  reader: Reader,
  canteenId: number,
): Promise<CanteenPolicy | undefined> => {
  const found = await sql<CanteenPolicy>`
    select cutoff_days_before as "cutoffDaysBefore", to_char(cutoff_time, 'HH24:MI') as "cutoffTime",
      book_days_ahead as "bookDaysAhead", max_portions_per_booking as "maxPortionsPerBooking",
      daily_portion_limit as "dailyPortionLimit", missed_meal_policy as "missedMealPolicy",
      family_may_order as "familyMayOrder", volunteer_may_order as "volunteerMayOrder",
      others_may_collect as "othersMayCollect", without_card as "withoutCard",
      undo_minutes as "undoMinutes", kitchen_shows_names as "kitchenShowsNames",
      overdraft_fen as "overdraftFen", low_balance_fen as "lowBalanceFen",
      waiting_first as "waitingFirst", waiting_offer_minutes as "waitingOfferMinutes",
      to_char(quiet_from, 'HH24:MI') as "quietFrom", to_char(quiet_to, 'HH24:MI') as "quietTo",
      volunteers_may_call as "volunteersMayCall", round_cash as "roundCash",
      round_cash_note_fen as "roundCashNoteFen", round_cash_carried_fen as "roundCashCarriedFen"
    from canteens where id = ${canteenId}`.execute(reader)
  return found.rows[0]
}

/** One change of rules, calendar or menu of a canteen at a time; bookings never wait for it. */
export const lockCanteen = async (tx: Tx, canteenId: number): Promise<void> => {
  const locked =
    await sql`select 1 from canteens where id = ${canteenId} for no key update`.execute(tx)
  if (locked.rows.length === 0) throw new Refusal('not_found')
}

/** Makes a canteen that serves the community it stands in, with the rules every canteen begins with. */
export const insertCanteen = async (
  tx: Tx,
  canteen: {
    readonly communityId: number
    readonly name: string
    readonly phone: string
    readonly address: string
  },
): Promise<number> => {
  const { communityId, name, phone, address } = canteen
  const made = await tx
    .insertInto('canteens')
    .values({ community_id: communityId, name, name_en: '', phone, address })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('canteen_communities')
    .values({ canteen_id: made.id, community_id: communityId })
    .execute()
  return made.id
}

export const writePolicy = async (
  tx: Tx,
  canteenId: number,
  policy: CanteenPolicy,
): Promise<void> => {
  await tx
    .updateTable('canteens')
    .set({
      cutoff_days_before: policy.cutoffDaysBefore,
      cutoff_time: policy.cutoffTime,
      book_days_ahead: policy.bookDaysAhead,
      max_portions_per_booking: policy.maxPortionsPerBooking,
      daily_portion_limit: policy.dailyPortionLimit,
      missed_meal_policy: policy.missedMealPolicy,
      family_may_order: policy.familyMayOrder,
      volunteer_may_order: policy.volunteerMayOrder,
      others_may_collect: policy.othersMayCollect,
      without_card: policy.withoutCard,
      undo_minutes: policy.undoMinutes,
      kitchen_shows_names: policy.kitchenShowsNames,
      overdraft_fen: policy.overdraftFen,
      low_balance_fen: policy.lowBalanceFen,
      waiting_first: policy.waitingFirst,
      waiting_offer_minutes: policy.waitingOfferMinutes,
      quiet_from: policy.quietFrom,
      quiet_to: policy.quietTo,
      volunteers_may_call: policy.volunteersMayCall,
      round_cash: policy.roundCash,
      round_cash_note_fen: policy.roundCashNoteFen,
      round_cash_carried_fen: policy.roundCashCarriedFen,
    })
    .where('id', '=', canteenId)
    .execute()
}

export const readTraits = async (reader: Reader, canteenId: number): Promise<string[]> => {
  const found = await reader
    .selectFrom('canteens')
    .select('traits')
    .where('id', '=', canteenId)
    .executeTakeFirst()
  return found?.traits ?? []
}

export const writeTraits = async (
  tx: Tx,
  canteenId: number,
  traits: readonly string[],
): Promise<void> => {
  await tx
    .updateTable('canteens')
    .set({ traits: [...traits] })
    .where('id', '=', canteenId)
    .execute()
}

export interface ClosedDay {
  readonly day: ServiceDay
  readonly reason: string
  readonly reasonEn: string
}

/** Days without service from one day up to, not including, another. */
export const readClosedDays = async (
  reader: Reader,
  canteenId: number,
  from: ServiceDay,
  before: ServiceDay,
): Promise<ClosedDay[]> =>
  reader
    .selectFrom('closed_days')
    .select(['day', 'reason', 'reason_en as reasonEn'])
    .where('canteen_id', '=', canteenId)
    .where('day', '>=', from)
    .where('day', '<', before)
    .orderBy('day')
    .execute()

export const writeClosedDay = async (
  tx: Tx,
  canteenId: number,
  closed: ClosedDay,
): Promise<void> => {
  await tx
    .insertInto('closed_days')
    .values({
      canteen_id: canteenId,
      day: closed.day,
      reason: closed.reason,
      reason_en: closed.reasonEn,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['canteen_id', 'day'])
        .doUpdateSet({ reason: closed.reason, reason_en: closed.reasonEn }),
    )
    .execute()
}

/**
 * Takes the day's meals back out of booking and returns how many portions are booked on it. Bookings update the
 * same rows while they are open, so none can slip in after this.
 */
export const withdrawServingsOn = async (
  tx: Tx,
  canteenId: number,
  day: ServiceDay,
): Promise<number> => {
  const locked = await sql<{ booked: number }>`
    select booked_portions as booked from servings
    where canteen_id = ${canteenId} and day = ${day} order by id for update`.execute(tx)
  await sql`update servings set state = 'planned'
    where canteen_id = ${canteenId} and day = ${day} and state = 'open'`.execute(tx)
  return locked.rows.reduce((sum, row) => sum + row.booked, 0)
}
