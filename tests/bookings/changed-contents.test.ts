import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { noteClashes } from '../../backend/bookings/note-clashes.action.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { listed } from '../support/builders/ingredient.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
const before = '2026-11-24T09:00:00+08:00'
await database.setNow(before)
const app = await aQuietApp(database)
const as = apiOf(app.url)
const day = '2026-11-27'

await listed(db, '豆腐', { allergens: ['soy'] })
await listed(db, '虾皮', { allergens: ['crustacean'], traits: ['salty'] })
await listed(db, '花生油', { allergens: ['peanut'] })
await listed(db, '芝麻油')
await listed(db, '猪油', { traits: ['not_halal'] })

async function aMeal() {
  await database.setNow(before)
  const canteen = await aCanteen().in(db)
  const serving = await aServing(canteen)
    .onDay(day)
    .with(
      anOffering()
        .named('家常豆腐')
        .cookedWith('豆腐', '花生油')
        .nourishing({ saltG: 1 })
        .madeAsItIs(),
      anOffering().named('番茄炒蛋').cookedWith('番茄').nourishing({ saltG: 1 }),
    )
    .in(db)
  const manager = as(await aStaffMember(db, 'manager', canteen))
  const { canteenId } = canteen
  const { servingId, offeringId, offeringIds } = serving
  const book = (dinerId: number, offering = offeringId) =>
    manager.call('placeBooking', {
      body: {
        dinerId,
        servingId,
        lines: [{ offeringId: offering, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        channel: 'counter',
        seenPayFen: 1500,
      },
    })
  const outcome = (dinerId: number) =>
    manager.outcome('placeBooking', {
      body: {
        dinerId,
        servingId,
        lines: [{ offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        channel: 'counter',
        seenPayFen: 1500,
      },
    })
  const change = (ingredient: string, kind: 'instead' | 'with', other: string, on = day) =>
    manager.call('overrideIngredient', {
      params: { canteenId },
      body: { ingredient, kind, other, firstDay: on, lastDay: on },
    })
  const specials = async () =>
    (await manager.call('getBoard', { params: { canteenId }, query: { servingId } })).specials
  const look = () => inTransaction(db, (tx) => noteClashes(tx, servingId))
  const told = async () =>
    (
      await sql<{ kind: string; state: string; what: { zh: string } }>`
        select kind, state, params->'what' as what from notices where canteen_id = ${canteenId} and kind like '%meal_clashes' order by id`.execute(
        db,
      )
    ).rows
  return {
    canteen,
    canteenId,
    serving,
    offeringIds,
    manager,
    book,
    outcome,
    change,
    specials,
    look,
    told,
  }
}

describe('a dish says what its ingredients hold', () => {
  test('although the kitchen said nothing of the dish itself', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).allergicTo('soy').in(db)
    expect(await meal.outcome(dinerId)).toBe('dish_clashes')
  })

  test('as the canteen itself knows them, where it said so', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).allergicTo('nut').in(db)
    expect(await meal.outcome(dinerId)).toBe('accepted')
    const other = await aDiner(meal.canteen).allergicTo('nut').in(db)
    await listed(db, '豆腐', { allergens: ['soy', 'nut'], canteenId: meal.canteenId })
    expect(await meal.outcome(other.dinerId)).toBe('dish_clashes')
  })

  test('and what these days brought in is not left out for anybody, though the garnish can be', async () => {
    await database.setNow(before)
    const canteen = await aCanteen().in(db)
    const { servingId, offeringId } = await aServing(canteen)
      .onDay(day)
      .with(
        anOffering()
          .named('虾皮豆腐')
          .cookedWith('豆腐')
          .containing('crustacean')
          .omitting('crustacean'),
      )
      .in(db)
    const manager = as(await aStaffMember(db, 'manager', canteen))
    const params = { canteenId: canteen.canteenId }
    const ask = async () => {
      const { dinerId } = await aDiner(canteen).allergicTo('crustacean').in(db)
      return manager.outcome('placeBooking', {
        body: {
          dinerId,
          servingId,
          lines: [{ offeringId, quantity: 1 }],
          way: 'dine_in',
          pay: 'counter',
          channel: 'counter',
          seenPayFen: 1500,
        },
      })
    }
    expect(await ask()).toBe('accepted')
    await manager.call('overrideIngredient', {
      params,
      body: { ingredient: '豆腐', kind: 'with', other: '虾皮', firstDay: day, lastDay: day },
    })
    expect(await ask()).toBe('dish_clashes')
  })
})

describe('for some days it is cooked with something else', () => {
  test('who must not eat it is refused in those days and nobody else', async () => {
    const meal = await aMeal()
    const nuts = await aDiner(meal.canteen).allergicTo('peanut').in(db)
    expect(await meal.outcome(nuts.dinerId)).toBe('dish_clashes')
    const { overrideId } = await meal.change('花生油', 'instead', '芝麻油')
    expect(await meal.outcome(nuts.dinerId)).toBe('accepted')
    // Back to the recipe: what she booked goes against her now, and is not dropped.
    await meal.manager.call('endIngredientOverride', {
      params: { canteenId: meal.canteenId, overrideId },
    })
    const [special] = await meal.specials()
    expect(special?.clashes).toMatchObject([
      { key: 'allergen:peanut', because: [{ zh: '花生油' }], answer: null },
    ])
  })

  test('another day is cooked as the recipe says', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).allergicTo('crustacean').in(db)
    await meal.change('豆腐', 'with', '虾皮', '2026-11-28')
    expect(await meal.outcome(dinerId)).toBe('accepted')
  })

  test('what is not on the list is refused: nobody would know what is in it', async () => {
    const meal = await aMeal()
    const body = { ingredient: '豆腐', kind: 'with', firstDay: day, lastDay: day } as const
    const ask = (other: string, lastDay: string = day) =>
      meal.manager.outcome('overrideIngredient', {
        params: { canteenId: meal.canteenId },
        body: { ...body, other, lastDay },
      })
    expect(await ask('不知道什么')).toBe('ingredient_unknown')
    expect(await ask('虾皮', '2026-11-26')).toBe('date_impossible')
    expect(await ask('豆腐')).toBe('malformed')
  })
})

describe('what is booked already and goes against her now', () => {
  test('stands on the board with her name and what it is, is told once, and stays until somebody solves it', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).named('张秀英').allergicTo('crustacean').in(db)
    await aFamilyMember(db, { dinerId }, 'see', 'book')
    const { id: bookingId } = await meal.book(dinerId)
    await meal.look()
    expect(await meal.told()).toEqual([])
    await database.advance('1 hour')
    await meal.change('豆腐', 'with', '虾皮')
    const [special] = await meal.specials()
    expect(special).toMatchObject({
      bookingId,
      name: '张秀英',
      dish: { zh: '家常豆腐' },
      clashes: [{ key: 'allergen:crustacean', because: [{ zh: '虾皮' }], answer: null }],
    })
    await meal.look()
    await meal.look()
    expect((await meal.told()).map(({ kind, what }) => [kind, what.zh])).toEqual([
      ['meal_clashes', '虾皮'],
      ['her_meal_clashes', '虾皮'],
    ])
    const [listedClash] = (
      await meal.manager.call('listClashes', { params: { canteenId: meal.canteenId } })
    ).clashes
    expect(listedClash).toMatchObject({ bookingId, name: '张秀英', because: [{ zh: '虾皮' }] })
    const answer = (how: 'accepted' | 'made_apart') =>
      meal.manager.outcome('answerClash', {
        params: { bookingId },
        body: { offeringId: meal.offeringIds[0] ?? 0, clash: 'allergen:crustacean', how },
      })
    expect(await answer('accepted')).toBe('clash_forbidden')
    expect((await meal.specials())[0]?.clashes[0]?.answer).toBeNull()
    expect(await answer('made_apart')).toBe('accepted')
    expect((await meal.specials())[0]?.clashes[0]?.answer).toMatchObject({ how: 'made_apart' })
    await meal.look()
    expect((await meal.told()).map(({ state }) => state)).toContain('withdrawn')
  })

  test('is over when she gets another dish, and nobody is called any more', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).allergicTo('crustacean').in(db)
    const { id: bookingId } = await meal.book(dinerId)
    await database.advance('1 hour')
    await meal.change('豆腐', 'with', '虾皮')
    await meal.look()
    await meal.manager.call('amendBooking', {
      params: { bookingId },
      body: {
        lines: [{ offeringId: meal.offeringIds[1] ?? 0, quantity: 1 }],
        way: 'dine_in',
        seenPayFen: 1500,
      },
    })
    expect((await meal.specials()).flatMap(({ clashes }) => clashes)).toEqual([])
    await meal.look()
    expect((await meal.told()).map(({ state }) => state)).toEqual(['withdrawn'])
  })

  test('she is asked again about what she was not told, and never about what she was', async () => {
    const meal = await aMeal()
    const early = await aDiner(meal.canteen).minding('less_salt').in(db)
    const booked = await meal.book(early.dinerId)
    await database.advance('1 hour')
    await meal.change('豆腐', 'with', '虾皮')
    await database.advance('1 hour')
    const late = await aDiner(meal.canteen).minding('less_salt').in(db)
    await meal.book(late.dinerId)
    const clashing = (await meal.specials()).filter(({ clashes }) => clashes.length > 0)
    expect(clashing.map(({ bookingId }) => bookingId)).toEqual([booked.id])
    expect(clashing[0]?.clashes).toMatchObject([{ key: 'less_salt', because: [{ zh: '虾皮' }] }])
    const accepts = () =>
      meal.manager.outcome('answerClash', {
        params: { bookingId: booked.id },
        body: { offeringId: meal.offeringIds[0] ?? 0, clash: 'less_salt', how: 'accepted' },
      })
    expect(await accepts()).toBe('accepted')
    expect((await meal.specials())[0]?.clashes[0]?.answer).toMatchObject({ how: 'accepted' })
  })

  test('an allergy written down after she booked is found too', async () => {
    const meal = await aMeal()
    const { dinerId } = await aDiner(meal.canteen).in(db)
    await meal.book(dinerId)
    expect((await meal.specials()).length).toBe(0)
    await database.advance('1 hour')
    await sql`insert into diet_needs (diner_id, kind, value, valid_from) values (${dinerId}, 'allergen', 'soy', '2026-11-24')`.execute(
      db,
    )
    expect((await meal.specials())[0]?.clashes).toMatchObject([{ key: 'allergen:soy' }])
    expect((await meal.look()).changed).toBe(1)
  })
})
