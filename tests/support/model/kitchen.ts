import fc from 'fast-check'
import { expect } from 'vitest'
import { addDays, serviceDay } from '../../../backend/vocabulary/calendar.ts'
import type { Texture, Tweak } from '../../../backend/vocabulary/diet.ts'
import type { Way } from '../../../backend/vocabulary/meal.ts'
import { apiOf, type Api, type Reply } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aDevice, aStaffMember, type SignedIn } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { startApp } from '../server.ts'

interface Line {
  readonly offering: number
  readonly quantity: number
  readonly texture: Texture
  readonly tweaks: readonly Tweak[]
}

/** What may happen to one diner's lunch before cut-off. */
export type Step =
  | {
      readonly kind: 'book' | 'amend'
      readonly who: number
      readonly lines: readonly Line[]
      readonly way: Way
    }
  | { readonly kind: 'cancel'; readonly who: number }

const people = 6
const prices = [1500, 1000, 1200] as const

const line: fc.Arbitrary<Line> = fc.record({
  offering: fc.integer({ min: 0, max: prices.length - 1 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  texture: fc.constantFrom('regular', 'soft', 'minced'),
  tweaks: fc.constantFrom([], ['less_salt'], ['less_salt', 'no_sugar']),
})

export const steps = (longest: number): fc.Arbitrary<Step[]> => {
  const who = fc.integer({ min: 0, max: people - 1 })
  const lines = fc.array(line, { minLength: 1, maxLength: 3 })
  const way = fc.constantFrom<Way>('dine_in', 'pick_up')
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('book' as const), who, lines, way }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('amend' as const), who, lines, way }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), who }) },
    ),
    { minLength: 1, maxLength: longest },
  )
}

export interface Kitchen {
  readonly database: TestDatabase
  readonly canteen: Canteen
  readonly diners: readonly (Diner & SignedIn)[]
  readonly api: (who: { cookies: Readonly<Record<string, string>> }) => Api
  readonly board: Api
  readonly manager: Api
  day: number
}

/** Half of the people live in no building: nobody's list of routes may decide who eats. */
export async function aKitchen(): Promise<Kitchen> {
  const database = await aDatabase()
  const { db } = database
  const server = await startApp(database)
  const canteen = await aCanteen().servingAtMost(20, 60).bookableAhead(60).in(db)
  const housed = await aDiner(canteen)
    .allergicTo('peanut')
    .signedInTimes(people / 2, db)
  const homeless = await aDiner(canteen)
    .withoutBuilding()
    .signedInTimes(people / 2, db)
  const api = apiOf(server.url)
  const board = api(await aDevice(db, 'board', canteen))
  const manager = api(await aStaffMember(db, 'manager', canteen))
  return { database, canteen, diners: [...housed, ...homeless], api, board, manager, day: 0 }
}

interface Held {
  readonly bookingId: number
  readonly lines: readonly Line[]
  readonly way: Way
}

/** Plays the steps at a fresh serving and holds the board to what was accepted; then once more after cut-off. */
export async function lunchHours(kitchen: Kitchen, commands: readonly Step[]): Promise<void> {
  kitchen.day += 1
  const day = addDays(serviceDay('2031-01-01'), kitchen.day)
  await kitchen.database.setNow(`${day}T00:00:00+08:00`)
  await kitchen.database.advance('-2 days')
  const serving = await aServing(kitchen.canteen)
    .onDay(day)
    .with(
      anOffering().named('双份的套餐').priced(prices[0]),
      anOffering().named('双份的套餐').small().priced(prices[1]),
      anOffering().named('萝卜排骨套餐').containing('peanut').priced(prices[2]).limitedTo(12),
    )
    .in(kitchen.database.db)
  const held = new Map<number, Held>()
  for (const command of commands) await play(kitchen, serving, held, command)
  const open = await kitchen.board.call('getBoard', asked(kitchen, serving))
  expectSums(open, serving, [...held.values()])
  await kitchen.database.setNow(serving.cutoffAt)
  // The job that closes servings at their cut-off may have been quicker.
  const closing = await kitchen.manager.outcome('closeServing', {
    params: { servingId: serving.servingId },
  })
  expect(['accepted', 'serving_not_open']).toContain(closing)
  const closed = await kitchen.board.call('getBoard', asked(kitchen, serving))
  expectSums(closed, serving, [...held.values()])
  expect(closed.tiles.map((tile) => tile.frozenPortions ?? 0)).toEqual(
    closed.tiles.map((tile) => tile.portions),
  )
}

const asked = ({ canteen }: Kitchen, { servingId }: Serving) => ({
  params: { canteenId: canteen.canteenId },
  query: { servingId },
})

async function play(
  kitchen: Kitchen,
  serving: Serving,
  held: Map<number, Held>,
  command: Step,
): Promise<void> {
  const diner = kitchen.diners[command.who]
  if (!diner) return
  const api = kitchen.api(diner)
  const has = held.get(command.who)
  if (command.kind === 'cancel') {
    const bookingId = has?.bookingId ?? 0
    const outcome =
      bookingId === 0
        ? 'nothing'
        : await api.outcome('cancelBooking', { params: { bookingId }, body: {} })
    if (outcome === 'accepted') held.delete(command.who)
    return
  }
  const lines = command.lines.map(({ offering, quantity, texture, tweaks }) => ({
    offeringId: serving.offeringIds[offering] ?? 0,
    quantity,
    variant: { texture, tweaks: [...tweaks] },
  }))
  const seenPayFen = command.lines.reduce(
    (sum, each) => sum + (prices[each.offering] ?? 0) * each.quantity,
    0,
  )
  const { way } = command
  if (command.kind === 'amend') {
    if (!has) return
    const params = { bookingId: has.bookingId }
    const outcome = await api.outcome('amendBooking', { params, body: { lines, way, seenPayFen } })
    if (outcome === 'accepted') held.set(command.who, { ...has, lines: command.lines, way })
    return
  }
  const { dinerId } = diner
  const body = {
    dinerId,
    servingId: serving.servingId,
    lines,
    way,
    pay: 'counter' as const,
    seenPayFen,
  }
  const reply = await api.call('placeBooking', { body }).catch(() => undefined)
  if (reply) held.set(command.who, { bookingId: reply.id, lines: command.lines, way })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

function expectSums(board: Reply<'getBoard'>, serving: Serving, held: readonly Held[]): void {
  const lines = held.flatMap((booking) => booking.lines)
  const total = sum(lines.map(({ quantity }) => quantity))
  expect(board.serving?.booked).toBe(total)
  for (const [index, offeringId] of serving.offeringIds.entries()) {
    const wanted = lines.filter(({ offering }) => offering === index)
    const tile = board.tiles.find((each) => each.offeringId === offeringId)
    expect(tile?.portions ?? 0).toBe(sum(wanted.map(({ quantity }) => quantity)))
    const variants = tile?.variants ?? []
    expect(sum(variants.map(({ portions }) => portions))).toBe(tile?.portions ?? 0)
    for (const texture of ['regular', 'soft', 'minced'] as const) {
      const shown = variants.filter(({ variant }) => variant.texture === texture)
      const asking = wanted.filter((each) => each.texture === texture)
      expect(sum(shown.map(({ portions }) => portions))).toBe(
        sum(asking.map(({ quantity }) => quantity)),
      )
    }
  }
  for (const way of ['dine_in', 'pick_up'] as const) {
    const asking = held.filter((booking) => booking.way === way).flatMap((booking) => booking.lines)
    expect(board.ways.find((each) => each.way === way)?.portions ?? 0).toBe(
      sum(asking.map(({ quantity }) => quantity)),
    )
  }
  expect(sum(board.totals.map(({ portions }) => portions))).toBe(total)
}
