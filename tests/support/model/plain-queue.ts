import type { Step } from './queue.ts'

export const people = 9
/** The first two have no other way to a meal. */
const comesFirst = (who: number): boolean => who < 2

interface Meal {
  dish: number
  way: Step['way']
  held: boolean
}
interface Wait {
  /** Order of asking. */
  asked: number
  dishes: readonly number[]
  way: Step['way']
  wish: Step['wish']
  offered: boolean
}
interface Pot {
  booked: number
  kept: number
  limit: number
}

export interface PlainQueue {
  /** The same about somebody whom it can concern, when there is one and luck (the dish, the limit) says so. */
  readonly aimed: (step: Step) => Step
  /** What it must be answered. */
  readonly deed: (step: Step) => string
  readonly cutOff: () => void
  readonly look: () => string[]
  readonly meals: () => number
}

interface PlainPlan {
  readonly limits: readonly [number, number]
  readonly seats: number
  readonly bags: number
}

const full = ({ booked, kept, limit }: Pot): boolean => booked + kept >= limit

/** The waiting list as one would keep it on paper: one thing after the other, no locks, no counters of people. */
class Paper implements PlainQueue {
  readonly #dishes: Pot[]
  readonly #ways: Record<Step['way'], Pot>
  readonly #meals = new Map<number, Meal>()
  readonly #waits = new Map<number, Wait>()
  #asked = 0

  constructor({ limits, seats, bags }: PlainPlan) {
    this.#dishes = limits.map((limit) => ({ booked: 0, kept: 0, limit }))
    this.#ways = {
      dine_in: { booked: 0, kept: 0, limit: seats },
      pick_up: { booked: 0, kept: 0, limit: bags },
    }
  }

  readonly aimed = (step: Step): Step => {
    const concerned = {
      accept: [...this.#waits].flatMap(([who, { offered }]) => (offered ? [who] : [])),
      cancel: [...this.#meals.keys()],
    }[step.kind === 'accept' ? 'accept' : 'cancel']
    const aims =
      (step.kind === 'accept' && step.limit > 0) || (step.kind === 'cancel' && step.dish === 0)
    return { ...step, who: (aims ? concerned[step.who % concerned.length] : undefined) ?? step.who }
  }

  readonly deed = (step: Step): string => {
    switch (step.kind) {
      case 'book':
        return this.#book(step)
      case 'cancel':
        return this.#cancel(step.who)
      case 'join':
        return this.#join(step, [step.dish])
      case 'joinAny':
        return this.#join(step, [0, 1])
      case 'leave':
        return this.#leave(step.who)
      case 'accept':
        return this.#accept(step.who)
      case 'limit':
        return this.#limit(step)
      case 'lapse':
        for (const [who, meal] of this.#meals) if (meal.held) this.#cancel(who)
        return this.#tend()
      case 'tend':
        return this.#tend()
    }
  }

  #dish(index: number): Pot {
    const pot = this.#dishes[index]
    if (pot === undefined) throw new Error(`no dish ${index}`)
    return pot
  }

  #waiting(): [number, Wait][] {
    return [...this.#waits]
      .filter(([, wait]) => !wait.offered)
      .toSorted(
        ([a, one], [b, other]) =>
          Number(comesFirst(b)) - Number(comesFirst(a)) || one.asked - other.asked,
      )
  }

  #waitingFor(dish: number): number {
    return this.#waiting().filter(([, { dishes }]) => dishes.includes(dish)).length
  }

  #waitingAt(way: Step['way']): number {
    return this.#waiting().filter(([, wait]) => wait.way === way).length
  }

  /** Nothing is kept for more people than wait. */
  #trim(): void {
    for (const [dish, pot] of this.#dishes.entries())
      pot.kept = Math.min(pot.kept, this.#waitingFor(dish))
    for (const way of ['dine_in', 'pick_up'] as const)
      this.#ways[way].kept = Math.min(this.#ways[way].kept, this.#waitingAt(way))
  }

  #book({ who, dish, way }: Step): string {
    if (this.#meals.has(who)) return 'already_booked'
    if (full(this.#dish(dish))) return 'sold_out'
    if (full(this.#ways[way])) return 'way_full'
    this.#dish(dish).booked += 1
    this.#ways[way].booked += 1
    this.#meals.set(who, { dish, way, held: false })
    return 'accepted'
  }

  #cancel(who: number): string {
    const meal = this.#meals.get(who)
    if (meal === undefined) return this.#hadOne.has(who) ? 'booking_over' : 'booking_unknown'
    this.#meals.delete(who)
    this.#hadOne.add(who)
    for (const pot of [this.#dish(meal.dish), this.#ways[meal.way]]) {
      pot.booked -= 1
      pot.kept += 1
    }
    this.#trim()
    return 'accepted'
  }
  readonly #hadOne = new Set<number>()

  #join({ who, way, wish }: Step, dishes: readonly number[]): string {
    if (this.#meals.has(who)) return 'already_booked'
    if (this.#waits.has(who)) return 'already_waiting'
    if (!full(this.#ways[way]) && dishes.some((dish) => !full(this.#dish(dish))))
      return 'still_free'
    this.#waits.set(who, { asked: (this.#asked += 1), dishes, way, wish, offered: false })
    return 'accepted'
  }

  #leave(who: number): string {
    const wait = this.#waits.get(who)
    if (wait === undefined) return 'wait_over'
    if (wait.offered && this.#meals.get(who)?.held !== true) return 'booking_over'
    this.#waits.delete(who)
    if (wait.offered) this.#cancel(who)
    this.#trim()
    return 'accepted'
  }

  #accept(who: number): string {
    const wait = this.#waits.get(who)
    if (wait === undefined || !wait.offered) return 'wait_over'
    const meal = this.#meals.get(who)
    if (meal?.held !== true) return 'hold_over'
    meal.held = false
    this.#waits.delete(who)
    return 'accepted'
  }

  #limit({ dish, limit }: Step): string {
    const pot = this.#dish(dish)
    if (pot.booked > limit) return 'below_booked'
    pot.limit = limit
    pot.kept = Math.min(this.#waitingFor(dish), limit - pot.booked)
    return 'accepted'
  }

  /** The first for whom something is there: a kept portion before a free one, the first dish before the second. */
  #next(): { who: number; wait: Wait; dish: number } | undefined {
    for (const [who, wait] of this.#waiting()) {
      const way = this.#ways[wait.way]
      if (way.kept === 0 && full(way)) continue
      const there = wait.dishes.filter((dish) => {
        const pot = this.#dish(dish)
        return pot.kept > 0 || !full(pot)
      })
      const dish = there.find((one) => this.#dish(one).kept > 0) ?? there[0]
      if (dish !== undefined) return { who, wait, dish }
    }
    return undefined
  }

  #tend(): string {
    for (const [who, wait] of this.#waits)
      if (wait.offered && this.#meals.get(who)?.held !== true) this.#waits.delete(who)
    for (const [who] of this.#waiting()) if (this.#meals.has(who)) this.#waits.delete(who)
    this.#trim()
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { who, wait, dish } = next
      for (const pot of [this.#dish(dish), this.#ways[wait.way]]) {
        pot.booked += 1
        pot.kept = Math.max(pot.kept - 1, 0)
      }
      this.#meals.set(who, { dish, way: wait.way, held: wait.wish === 'ask' })
      if (wait.wish === 'ask') wait.offered = true
      else this.#waits.delete(who)
      this.#trim()
    }
    // Nobody who waits can use it.
    for (const pot of [...this.#dishes, this.#ways.dine_in, this.#ways.pick_up]) pot.kept = 0
    return 'accepted'
  }

  readonly cutOff = (): void => {
    for (const [who, meal] of this.#meals) if (meal.held) this.#cancel(who)
    this.#waits.clear()
    this.#trim()
  }

  readonly meals = (): number => this.#meals.size

  readonly look = (): string[] => {
    const line = ({ booked, kept, limit }: Pot, waiting: number): string =>
      `${booked}+${kept} of ${limit}, waiting ${waiting}`
    return [
      ...this.#dishes.map((pot, dish) => `dish ${dish}: ${line(pot, this.#waitingFor(dish))}`),
      ...(['dine_in', 'pick_up'] as const).map(
        (way) => `${way}: ${line(this.#ways[way], this.#waitingAt(way))}`,
      ),
      ...[...this.#meals]
        .toSorted(([a], [b]) => a - b)
        .map(
          ([who, { dish, way, held }]) => `meal ${who}: ${held ? 'held' : 'placed'} ${dish} ${way}`,
        ),
      ...[...this.#waits]
        .toSorted(([a], [b]) => a - b)
        .map(([who, { offered }]) => `wait ${who}: ${offered ? 'offered' : 'waiting'}`),
    ]
  }
}

export const aPlainQueue = (plan: PlainPlan): PlainQueue => new Paper(plan)
