import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Packing } from '../../backend/contract/packing.ts'
import { timeOfDay } from '../../backend/vocabulary/calendar.ts'
import type { Reply } from '../support/api.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import {
  cut,
  cutBy,
  eater,
  figures,
  grams,
  made,
  onTheBooks,
  plates,
  portionsOf,
  recipes,
  smallPercent,
  turns,
} from '../support/model/counted.ts'
import type { Booked, Eater, Oracle, People, Wish } from '../support/model/counted.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-22T09:00:00+08:00')
const app = await aQuietApp(database)
const as = apiOf(app.url)
const priceFen = 1500
/** Each kitchen's dishes have names of their own: what is bought is summed by name. */
async function aKitchen(people: People) {
  const canteen = await aCanteen().in(db)
  await sql`update canteens set max_portions_per_booking = 8, daily_portion_limit = 8, small_portion_percent = ${smallPercent}
    where id = ${canteen.canteenId}`.execute(db)
  const meal = aServing(canteen).onDay('2026-11-23')
  if (people === 'in turns') meal.inTurnsOf(30)
  const serving = await meal
    .with(
      ...plates.map(({ dish, size }) => {
        const plate = anOffering()
          .named(`第${dish + 1}道`)
          .priced(priceFen)
          .cookedWith(...(recipes[dish] ?? []))
        if (dish === 0) plate.containing('peanut').omitting('peanut')
        return size === 'small' ? plate.small() : plate
      }),
    )
    .in(db)
  const manager = as(await aStaffMember(db, 'manager', canteen))
  return { people, canteen, serving, manager }
}
type Kitchen = Awaited<ReturnType<typeof aKitchen>>

const bodyOf = ({ people, serving }: Kitchen, { lines, way, turn }: Wish) => ({
  lines: lines.map(({ plate, quantity, ...variant }) => ({
    offeringId: serving.offeringIds[plate] ?? 0,
    quantity,
    variant: { ...variant, tweaks: [...variant.tweaks], omits: [...variant.omits] },
  })),
  way,
  seenPayFen: priceFen * lines.reduce((sum, { quantity }) => sum + quantity, 0),
  ...(turn !== null && people === 'in turns' && { arriveFrom: timeOfDay(turn) }),
})

/** Books as she says and does what she does then. */
async function live(kitchen: Kitchen, asked: Eater): Promise<void> {
  const { dinerId } = await aDiner(kitchen.canteen).in(db)
  const { id: bookingId } = await kitchen.manager.call('placeBooking', {
    body: {
      dinerId,
      servingId: kitchen.serving.servingId,
      pay: 'counter',
      channel: 'counter',
      ...bodyOf(kitchen, asked),
    },
  })
  const params = { bookingId }
  if (asked.later === 'cancels it')
    await kitchen.manager.call('cancelBooking', { params, body: {} })
  else if (asked.later !== 'keeps it')
    await kitchen.manager
      .call('amendBooking', { params, body: bodyOf(kitchen, asked.later) })
      // Wanting what one has already is no change.
      .catch((error: unknown) =>
        expect(error).toMatchObject({ refusal: { code: 'nothing_to_change' } }),
      )
}

type Board = Reply<'getPrepSheet'>['board']

/** Every figure of the board, from the finest to the sum of all. */
function expectBoard(board: Board, { serving, people }: Kitchen, lines: readonly Booked[]): void {
  const plateOf = (offeringId: number): number => serving.offeringIds.indexOf(offeringId)
  const variantOf = (one: { readonly variant: Board['counts'][number]['variant'] }) =>
    made(one.variant)
  expect(
    figures(board.counts, ({ offeringId, size, way, arriveFrom, ...one }) => [
      plateOf(offeringId),
      size,
      variantOf(one),
      way,
      arriveFrom,
    ]),
  ).toEqual(
    cutBy(lines, (one) => [one.plate, plates[one.plate]?.size, made(one), one.way, one.turn]),
  )
  const variants = board.tiles.flatMap(({ offeringId, variants: of }) =>
    of.map((one) => ({ ...one, offeringId })),
  )
  expect(figures(variants, (one) => [plateOf(one.offeringId), variantOf(one)])).toEqual(
    cutBy(lines, (one) => [one.plate, made(one)]),
  )
  expect(figures(board.tiles, ({ offeringId }) => plateOf(offeringId))).toEqual(
    cutBy(lines, ({ plate }) => plate),
  )
  expect(figures(board.totals, variantOf)).toEqual(cutBy(lines, made))
  expect(figures(board.ways, ({ way }) => way)).toEqual(cutBy(lines, ({ way }) => way))
  expect(board.windows.map(({ from }) => from)).toEqual(people === 'in turns' ? turns : [])
  expect(figures(board.windows, ({ from }) => from)).toEqual(
    people === 'in turns' ? cutBy(lines, ({ turn }) => turn) : {},
  )
  expect(board.serving?.booked).toBe(portionsOf(lines))
}

/** A box a portion that leaves the canteen, those of the first turn first. */
function expectPacking(boxes: Packing['portions'], lines: readonly Booked[]): void {
  const packed = lines.filter(({ way }) => way === 'pick_up')
  const shown = new Map<string, number>()
  for (const { dish, size, variant, window } of boxes) {
    const key = JSON.stringify([dish.zh, size, made(variant), window?.from ?? null])
    shown.set(key, (shown.get(key) ?? 0) + 1)
  }
  expect(Object.fromEntries(shown)).toEqual(
    cutBy(packed, ({ plate, turn, ...one }) => [
      `第${(plates[plate]?.dish ?? 0) + 1}道`,
      plates[plate]?.size,
      made(one),
      turn,
    ]),
  )
  const order = boxes.map(({ window }) => window?.from ?? '')
  expect(order).toEqual(order.toSorted())
}

/** What to weigh and buy follows from the same portions, a small one as part of a whole. */
function expectRecipe({ dishes, shopping }: Reply<'getPrepSheet'>, lines: readonly Booked[]): void {
  const whole = (of: readonly Booked[]): number =>
    of.reduce(
      (sum, { plate, quantity }) =>
        sum + quantity * (plates[plate]?.size === 'small' ? smallPercent / 100 : 1),
      0,
    )
  for (const [dish, ingredients] of recipes.entries()) {
    const of = lines.filter(({ plate }) => plates[plate]?.dish === dish)
    const shown = dishes.find(({ name }) => name.zh === `第${dish + 1}道`)
    expect(shown?.portions ?? 0).toBe(portionsOf(of))
    expect(shown?.ingredients ?? []).toEqual(
      of.length === 0
        ? []
        : ingredients.map((name) => ({ name: { zh: name, en: name }, grams: grams * whole(of) })),
    )
  }
  for (const name of new Set(recipes.flat())) {
    const of = lines.filter(({ plate }) =>
      recipes[plates[plate]?.dish ?? 0]?.some((one) => one === name),
    )
    expect(shopping.find((one) => one.name.zh === name)?.grams ?? 0).toBe(grams * whole(of))
  }
}

const property = (oracle: Oracle) =>
  fc.asyncProperty(cut, fc.array(eater, { minLength: 1, maxLength: 6 }), async (people, eaters) => {
    const kitchen = await aKitchen(people)
    const { serving, manager, canteen } = kitchen
    const params = { servingId: serving.servingId }
    for (const one of eaters) await live(kitchen, one)
    const lines = oracle(people, eaters)
    const sheet = await manager.call('getPrepSheet', { params })
    const plan = await manager.call('getKitchenPlan', { params })
    const board = await manager.call('getBoard', {
      params: { canteenId: canteen.canteenId },
      query: params,
    })
    for (const shown of [sheet.board, plan.board, board]) expectBoard(shown, kitchen, lines)
    expectRecipe(sheet, lines)
    expectPacking((await manager.call('getPacking', { params })).portions, lines)
  })

const plain: Wish = {
  lines: [
    { plate: 0, quantity: 1, texture: 'regular', tweaks: [], omits: [] },
    { plate: 2, quantity: 2, texture: 'soft', tweaks: [], omits: [] },
  ],
  way: 'pick_up',
  turn: '12:00',
}
const story: [People, Eater[]] = [
  'in turns',
  [
    { ...plain, later: 'keeps it' },
    { ...plain, later: 'cancels it' },
    { ...plain, later: { ...plain, way: 'dine_in', turn: '11:30' } },
  ],
]

test('booked is the sum of active bookings by every cut, and the sheet weighs it out by the recipe', async () => {
  const wantsTheSame: [People, Eater[]] = ['in turns', [{ ...plain, later: plain }]]
  await fc.assert(property(onTheBooks), { numRuns: 20, examples: [wantsTheSame] })
})

test.each([
  ['a cancelled meal is counted', (one: Eater) => [{ ...one, later: 'keeps it' as const }]],
  ['a second line is dropped', (one: Eater) => [{ ...one, lines: one.lines.slice(0, 1) }]],
  [
    'a change of turn is not heard',
    (one: Eater) => [
      typeof one.later === 'object' ? { ...one, later: { ...one.later, turn: one.turn } } : one,
    ],
  ],
])('control: where %s, the figures do not add up', async (_, slip) => {
  const wrong: Oracle = (people, eaters) => onTheBooks(people, eaters.flatMap(slip))
  const run = { examples: [story], numRuns: 1, endOnFailure: true }
  await fc.assert(property(onTheBooks), run)
  await expect(fc.assert(property(wrong), run)).rejects.toThrow('Property failed')
})
