import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Actor } from '../../../backend/vocabulary/actor.ts'
import type { Allergen, Texture } from '../../../backend/vocabulary/diet.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { Refusal } from '../../../backend/vocabulary/refusal.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { day, managerOf, names, price, writeKitchen } from './contents-kitchen.ts'
import type { City, Kitchen, Step } from './contents-kitchen.ts'
import { cautions, forbidden, leavesOut } from './contents-oracle.ts'
import type { Holds, Known, Need, PlainDish, PlainOverride } from './contents-oracle.ts'

interface Held {
  readonly bookingId: number
  readonly which: number
  readonly texture: Texture
  readonly omits: readonly Allergen[]
  /** What she was told when she booked. */
  readonly told: readonly string[]
}

const acceptedRightly = (wrong: readonly string[]): void =>
  expect(wrong, 'nothing she must not eat is ever accepted').toEqual([])
const refusedRightly = (code: string, wrong: readonly string[]): void => {
  expect(code).toBe('dish_clashes')
  expect(wrong, 'nobody is refused for nothing').not.toEqual([])
}
const agree = (shown: readonly string[], wanted: readonly string[]): void =>
  expect(shown.toSorted()).toEqual(wanted.toSorted())

/** One canteen, what the pencil knows of it, and what it is held to. */
class Played {
  readonly #city: City
  readonly #canteen: Canteen
  readonly #servingId: number
  readonly #offeringIds: readonly number[]
  readonly #dinerIds: readonly number[]
  readonly #dishes: readonly (readonly PlainDish[])[]
  readonly #list = new Map<string, Holds>()
  readonly #needs: Need[][]
  readonly #overrides: (PlainOverride & { readonly id: number; readonly theDay: boolean })[] = []
  readonly #held = new Map<number, Held>()
  readonly #manager: Actor
  refused = 0
  clashing = 0

  constructor(
    city: City,
    canteen: Canteen,
    made: { servingId: number; offeringIds: number[]; dinerIds: number[] },
    kitchen: Kitchen,
  ) {
    this.#city = city
    this.#canteen = canteen
    this.#manager = managerOf(canteen)
    this.#servingId = made.servingId
    this.#offeringIds = made.offeringIds
    this.#dinerIds = made.dinerIds
    this.#dishes = kitchen.offered
    this.#needs = kitchen.needs.map((needs) => [...needs])
    for (const [place, one] of kitchen.list.entries()) this.#list.set(names[place] ?? '', one)
  }

  #known(): Known {
    return { list: this.#list, overrides: this.#overrides.filter(({ theDay }) => theDay) }
  }

  /** How the order is really made: her own allergies are always left out where that is possible. */
  #line(asked: { which: number; texture: Texture; omits: readonly Allergen[] }, person: number) {
    const dishes = this.#dishes[asked.which] ?? []
    const hers = (this.#needs[person] ?? []).flatMap(({ kind, value }) =>
      kind === 'allergen' ? [value as Allergen] : [],
    )
    return { dishes, texture: asked.texture, omits: [...asked.omits, ...hers] }
  }

  async play(step: Step): Promise<void> {
    await this.#city.database.advance('1 minute')
    switch (step.kind) {
      case 'book':
      case 'amend':
        return this.#order(step)
      case 'cancel':
        return this.#cancel(step.who)
      case 'override':
        return this.#override(step)
      case 'end override':
        return this.#endOverride(step.nth)
      case 'list':
        return this.#note(step.of, step.holds)
      case 'need':
        return this.#need(step.who, step.need)
    }
  }

  async #order(step: Extract<Step, { kind: 'book' | 'amend' }>): Promise<void> {
    const held = this.#held.get(step.who)
    const offeringId = this.#offeringIds[step.which]
    if (offeringId === undefined || (step.kind === 'amend') !== (held !== undefined)) return
    const { texture, omits } = step
    const lines = [{ offeringId, quantity: 1, variant: { texture, tweaks: [], omits } }]
    const order = { lines, way: 'dine_in' as const, seenPayFen: fen(price) }
    const dinerId = this.#dinerIds[step.who] ?? 0
    const needs = this.#needs[step.who] ?? []
    const line = this.#line(step, step.who)
    const wrong = forbidden(line, this.#known(), needs)
    try {
      const { id } =
        held === undefined
          ? await this.#city.room.ask(this.#manager, 'placeBooking', {
              body: {
                dinerId,
                servingId: this.#servingId,
                ...order,
                pay: 'counter',
                channel: 'counter',
              },
            })
          : await this.#city.room.ask(this.#manager, 'amendBooking', {
              params: { bookingId: held.bookingId },
              body: order,
            })
      acceptedRightly(wrong)
      const told = cautions(line, this.#known(), needs)
      // What is not in it, or cannot be left out, is not promised.
      const kept = line.omits.filter((one) => leavesOut(line.dishes, this.#known(), one))
      this.#held.set(step.who, { bookingId: id, which: step.which, texture, omits: kept, told })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'nothing_to_change') return
      refusedRightly(error.code, wrong)
      this.refused += 1
    }
  }

  async #cancel(person: number): Promise<void> {
    const held = this.#held.get(person)
    if (held === undefined) return
    await this.#city.room.ask(this.#manager, 'cancelBooking', {
      params: { bookingId: held.bookingId },
      body: {},
    })
    this.#held.delete(person)
  }

  async #override(step: Extract<Step, { kind: 'override' }>): Promise<void> {
    if (step.of === step.other) return
    const on = step.theDay ? day : '2031-05-08'
    const { overrideId } = await this.#city.room.ask(this.#manager, 'overrideIngredient', {
      params: { canteenId: this.#canteen.canteenId },
      body: { ingredient: step.of, kind: step.by, other: step.other, firstDay: on, lastDay: on },
    })
    const { of: ingredient, by: kind, other, theDay } = step
    this.#overrides.push({ id: overrideId, ingredient, kind, other, theDay })
  }

  async #endOverride(nth: number): Promise<void> {
    const [ended] = this.#overrides.splice(nth, 1)
    if (ended === undefined) return
    await this.#city.room.ask(this.#manager, 'endIngredientOverride', {
      params: { canteenId: this.#canteen.canteenId, overrideId: ended.id },
    })
  }

  async #note(of: string, held: Holds): Promise<void> {
    await this.#city.room.ask(this.#manager, 'noteIngredient', {
      params: { canteenId: this.#canteen.canteenId },
      body: { name: of, allergens: [...held.allergens], traits: [...held.traits] },
    })
    this.#list.set(of, held)
  }

  async #need(person: number, one: Need): Promise<void> {
    const needs = this.#needs[person] ?? []
    if (needs.some(({ kind, value }) => kind === one.kind && value === one.value)) return
    await sql`insert into diet_needs (diner_id, kind, value, valid_from)
      values (${this.#dinerIds[person] ?? 0}, ${one.kind}, ${one.value}, '2020-01-01')`.execute(
      this.#city.database.db,
    )
    needs.push(one)
  }

  /** Every booking fits her by the pencil, or stands on the board by name with exactly what does not. */
  async hold(): Promise<void> {
    const { specials } = await this.#city.room.ask(this.#manager, 'getBoard', {
      params: { canteenId: this.#canteen.canteenId },
      query: { servingId: this.#servingId },
    })
    const shown = specials
      .flatMap(({ bookingId, name: called, clashes }) =>
        clashes.map(({ key }) => `${bookingId} ${called} ${key}`),
      )
      .toSorted()
    const wanted: string[] = []
    for (const [person, held] of this.#held) {
      const dishes = this.#dishes[held.which] ?? []
      const needs = this.#needs[person] ?? []
      const line = { dishes, texture: held.texture, omits: held.omits }
      const untold = cautions(line, this.#known(), needs).filter((one) => !held.told.includes(one))
      for (const one of [...forbidden(line, this.#known(), needs), ...untold])
        wanted.push(`${held.bookingId} 食客${person} ${one}`)
    }
    this.clashing += wanted.length
    agree(shown, wanted)
  }
}

export interface Tally {
  refused: number
  clashing: number
}

/** Plays the steps at a canteen of its own; the board is held to the pencil after each. */
export async function playKitchen(
  city: City,
  kitchen: Kitchen,
  sequence: readonly Step[],
  tally: Tally,
  meddle?: (canteenId: number) => Promise<void>,
): Promise<void> {
  await city.database.setNow('2031-05-01T09:00:00+08:00')
  const canteen = await aCanteen().in(city.database.db)
  const played = new Played(city, canteen, await writeKitchen(city, canteen, kitchen), kitchen)
  for (const one of sequence) {
    await played.play(one)
    await meddle?.(canteen.canteenId)
    await played.hold()
  }
  tally.refused += played.refused
  tally.clashing += played.clashing
}
