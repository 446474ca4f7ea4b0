import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { readServingsToLookThrough } from '../../backend/bookings/found-clash.store.ts'
import { noteClashes } from '../../backend/bookings/note-clashes.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { apiOf } from './api.ts'
import { aDiner } from './builders/diner.ts'
import { listed } from './builders/ingredient.ts'
import { aStaffMember } from './builders/people.ts'
import { aCanteen } from './builders/place.ts'
import { anOffering, aServing } from './builders/serving.ts'
import type { TestDatabase } from './database.ts'

export const mealDay = '2026-11-27'
const plain = { texture: 'regular' as const, tweaks: [], omits: [] }
const before = '2026-11-24T09:00:00+08:00'

/** What the kitchen here cooks with, on every canteen's list. */
export const listIngredients = async ({ db, setNow }: TestDatabase): Promise<void> => {
  await setNow(before)
  await listed(db, '豆腐', { allergens: ['soy'] })
  await listed(db, '虾皮', { allergens: ['crustacean'] })
  await listed(db, '花生油', { allergens: ['peanut'] })
  await listed(db, '芝麻油')
}

/** A meal of a canteen of its own, booked days ahead, whose first dish may be cooked with something else. */
export async function aClashingMeal(database: TestDatabase, url: string, on = mealDay) {
  const { db } = database
  const as = apiOf(url)
  await database.setNow(before)
  const canteen = await aCanteen()
    .named(`对菜${randomUUID().slice(0, 6)}`)
    .in(db)
  const { servingId, offeringIds } = await aServing(canteen)
    .onDay(on)
    .with(
      anOffering().named('家常豆腐').cookedWith('豆腐', '花生油').madeAsItIs(),
      anOffering().named('番茄炒蛋').cookedWith('番茄'),
    )
    .in(db)
  const manager = as(await aStaffMember(db, 'manager', canteen))
  const { canteenId } = canteen
  const order = (dinerId: number) => ({
    body: {
      dinerId,
      servingId,
      lines: [{ offeringId: offeringIds[0] ?? 0, quantity: 1 }],
      way: 'dine_in' as const,
      pay: 'counter' as const,
      channel: 'counter' as const,
      seenPayFen: 1500,
    },
  })
  const told = async (): Promise<string[]> => {
    const { rows } = await sql<{ said: string }>`
      select kind || ' ' || state as said from notices where canteen_id = ${canteenId} and kind like '%meal_clashes' order by id`.execute(
      db,
    )
    return rows.map(({ said }) => said)
  }
  return {
    canteen,
    servingId,
    manager,
    told,
    book: (dinerId: number) => manager.call('placeBooking', order(dinerId)),
    outcome: (dinerId: number) => manager.outcome('placeBooking', order(dinerId)),
    allergic: () => aDiner(canteen).allergicTo('crustacean').in(db),
    swap: (ingredient: string, kind: 'instead' | 'with', other: string) =>
      manager.call('overrideIngredient', {
        params: { canteenId },
        body: { ingredient, kind, other, firstDay: on, lastDay: on },
      }),
    otherDish: (bookingId: number) =>
      manager.call('amendBooking', {
        params: { bookingId },
        body: {
          lines: [{ offeringId: offeringIds[1] ?? 0, quantity: 1 }],
          way: 'dine_in',
          seenPayFen: 1500,
        },
      }),
    otherwise: {
      lines: [{ offeringId: offeringIds[1] ?? 0, quantity: 1, variant: plain }],
      way: 'dine_in' as const,
      seenPayFen: fen(1500),
    },
    look: () => inTransaction(db, (tx) => noteClashes(tx, servingId)),
    isDue: async () => (await readServingsToLookThrough(db)).includes(servingId),
    specials: async () =>
      (await manager.call('getBoard', { params: { canteenId }, query: { servingId } })).specials,
  }
}
