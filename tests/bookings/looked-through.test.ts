import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { amendBooking } from '../../backend/bookings/amend-booking.action.ts'
import { readServingsToLookThrough } from '../../backend/bookings/found-clash.store.ts'
import { noteClashes } from '../../backend/bookings/note-clashes.action.ts'
import { recordNeed } from '../../backend/diners/record-need.action.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aClashingMeal, listIngredients, mealDay } from '../support/clashing-meal.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { anActor } from '../support/room.ts'

const database = await aDatabase()
const { db } = database
await listIngredients(database)
const { url } = await aQuietApp(database)
const aMeal = (on?: string) => aClashingMeal(database, url, on)

describe('a ring of replacements', () => {
  test('ends, and what the recipe names counts as in the dish', async () => {
    const meal = await aMeal()
    await meal.swap('花生油', 'instead', '芝麻油')
    await meal.swap('芝麻油', 'instead', '花生油')
    const her = await aDiner(meal.canteen).allergicTo('peanut').in(db)
    expect(await meal.outcome(her.dinerId)).toBe('dish_clashes')
    expect((await meal.look()).changed).toBe(0)
  })
})

describe('two servers at once', () => {
  test('name a clash once', async () => {
    const meal = await aMeal()
    await meal.book((await meal.allergic()).dinerId)
    await database.advance('1 hour')
    await meal.swap('豆腐', 'with', '虾皮')
    const looks = await Promise.all(Array.from({ length: 6 }, () => meal.look()))
    expect(looks.filter(({ changed }) => changed > 0)).toHaveLength(1)
    expect(await meal.told()).toEqual(['meal_clashes waiting'])
  })

  test('look one after the other: who comes later has read later, and ends nothing that was found meanwhile', async () => {
    const meal = await aMeal()
    await meal.book((await meal.allergic()).dinerId)
    await database.advance('1 hour')
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const looked = Promise.withResolvers<void>()
    const first = inTransaction(db, async (tx: Tx) => {
      await noteClashes(tx, meal.servingId)
      looked.resolve()
      await held
    })
    await looked.promise
    const second = meal.look()
    await waiting()
    await meal.swap('豆腐', 'with', '虾皮')
    letGo()
    await first
    expect((await second).changed).toBe(1)
  })
})

/** Until somebody waits for a lock. */
const waiting = async (): Promise<void> => {
  for (let tries = 0; tries < 1_500; tries += 1) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      db,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
  throw new Error('nobody waits')
}

describe('an order that is changed at the same moment', () => {
  test('is looked through as it comes to stand: of a dish just given up nobody is told', async () => {
    const meal = await aMeal()
    const her = await meal.allergic()
    const { id: bookingId } = await meal.book(her.dinerId)
    await database.advance('1 hour')
    await meal.swap('豆腐', 'with', '虾皮')
    const actor = anActor({ role: 'manager', canteenId: meal.canteen.canteenId })
    const changed = Promise.withResolvers<void>()
    let look: Promise<{ changed: number }> | undefined
    await inTransaction(db, async (tx) => {
      await amendBooking(tx, { actor, bookingId, ...meal.otherwise })
      look = meal.look()
      await waiting()
      changed.resolve()
    })
    await changed.promise
    expect((await look)?.changed).toBe(0)
    expect(await meal.told()).toEqual([])
  })
})

describe('what nobody solved', () => {
  test('is looked through again when something of it changed, and every half minute, not at every turn', async () => {
    const meal = await aMeal()
    const her = await meal.allergic()
    const { id: bookingId } = await meal.book(her.dinerId)
    await database.advance('1 hour')
    await meal.swap('豆腐', 'with', '虾皮')
    await database.advance('5 minutes')
    await meal.look()
    const dueAfter = async (pause: string): Promise<boolean> => {
      await database.advance(pause)
      return meal.isDue()
    }
    expect(await dueAfter('2 seconds')).toBe(false)
    expect(await dueAfter('20 seconds')).toBe(false)
    expect(await dueAfter('8 seconds')).toBe(true)
    await meal.look()
    expect(await dueAfter('2 seconds')).toBe(false)
    await meal.otherDish(bookingId)
    expect(await dueAfter('2 seconds')).toBe(true)
    expect((await meal.look()).changed).toBe(1)
    expect(await dueAfter('5 minutes')).toBe(false)
  })

  test('a word that comes into force only while it is looked through is found within the minute', async () => {
    const meal = await aMeal()
    await meal.book((await meal.allergic()).dinerId)
    await database.advance('1 hour')
    const { canteenId } = meal.canteen
    const noted = await sql<{ at: string }>`select app_now()::text as at`.execute(db)
    await database.advance('5 seconds')
    await meal.look()
    await sql`insert into ingredient_overrides (canteen_id, ingredient, kind, other, first_day, last_day, noted_by, noted_by_name, noted_at)
      values (${canteenId}, '豆腐', 'with', '虾皮', ${mealDay}, ${mealDay}, 'test', 'test', ${noted.rows[0]?.at})`.execute(
      db,
    )
    expect(await meal.isDue()).toBe(false)
    await database.advance('10 seconds')
    expect(await meal.isDue()).toBe(true)
    expect((await meal.look()).changed).toBe(1)
  })
})

describe('nothing is missed', () => {
  test('found after cut-off it stands first on the board, with who and what, and is told', async () => {
    const meal = await aMeal()
    await meal.book((await aDiner(meal.canteen).minding('halal').in(db)).dinerId)
    const her = await meal.allergic()
    const { id: bookingId } = await meal.book(her.dinerId)
    await meal.look()
    await database.setNow(`${mealDay}T06:00:00+08:00`)
    await meal.manager.call('closeServing', { params: { servingId: meal.servingId } })
    await meal.swap('豆腐', 'with', '虾皮')
    expect(await meal.isDue()).toBe(true)
    await meal.look()
    expect((await meal.specials())[0]).toMatchObject({
      bookingId,
      clashes: [{ key: 'allergen:crustacean', because: [{ zh: '虾皮' }], answer: null }],
    })
    expect(await meal.told()).toEqual(['meal_clashes waiting'])
  })

  test('an allergy that turns out to hold earlier than was written down is looked for', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).in(db)
    const actor = anActor({ role: 'manager', canteenId: meal.canteen.canteenId })
    const soyFrom = (from: string) =>
      inTransaction(db, (tx) =>
        recordNeed(tx, actor, dinerId, {
          kind: 'allergen',
          value: 'soy',
          source: 'self',
          validFrom: serviceDay(from),
        }),
      )
    await soyFrom('2026-11-28')
    await database.advance('1 hour')
    await meal.book(dinerId)
    await meal.look()
    await database.advance('1 hour')
    expect(await meal.isDue()).toBe(false)
    await soyFrom('2026-11-24')
    expect(await meal.isDue()).toBe(true)
    expect((await meal.look()).changed).toBe(1)
  })

  test('what was looked through long ago comes before what nobody has solved yet', async () => {
    const unsolved = await aMeal('2026-11-25')
    const later = await aMeal('2026-11-28')
    for (const meal of [unsolved, later]) {
      await meal.book((await meal.allergic()).dinerId)
      await meal.look()
    }
    await database.advance('1 hour')
    await unsolved.swap('豆腐', 'with', '虾皮')
    await unsolved.look()
    await database.advance('1 hour')
    await unsolved.look()
    await later.swap('豆腐', 'with', '虾皮')
    await unsolved.look()
    // As when more meals of a city wait for somebody than are looked through at once.
    expect(await readServingsToLookThrough(db, 1)).toEqual([later.servingId])
  })

  test('it is taken back from her family too when she gets another dish', async () => {
    const meal = await aMeal()
    const her = await meal.allergic()
    const { accountId } = await aFamilyMember(db, her, 'see', 'book')
    await db
      .updateTable('accounts')
      .set({ phone: '13900000001' })
      .where('id', '=', accountId)
      .execute()
    const { id: bookingId } = await meal.book(her.dinerId)
    await database.advance('1 hour')
    await meal.swap('豆腐', 'with', '虾皮')
    await meal.look()
    expect(await meal.told()).toEqual(['meal_clashes waiting', 'her_meal_clashes waiting'])
    await meal.otherDish(bookingId)
    await meal.look()
    expect(await meal.told()).toEqual(['meal_clashes withdrawn', 'her_meal_clashes withdrawn'])
  })
})
