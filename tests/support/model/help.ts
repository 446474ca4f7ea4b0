import fc from 'fast-check'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import type { Tx } from '../../../backend/kernel/database.ts'
import { jobActor, type Actor } from '../../../backend/vocabulary/actor.ts'
import { addDays, serviceDay, type ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { Refusal } from '../../../backend/vocabulary/refusal.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { deeds, firstVersion } from './help-deeds.ts'
import { look, type Look } from './help-look.ts'

export const kinds = [
  'book',
  'rush',
  'amend',
  'cancel',
  'collect',
  'later',
  'settle',
  'switchOn',
  'end',
  'withdraw',
  'setBudget',
  'moveBudgets',
] as const

const often: readonly (typeof kinds)[number][] = [
  'book',
  'book',
  'book',
  'rush',
  'amend',
  'cancel',
  'switchOn',
]

/** What is done, with the luck that decides to whom, where and how much. */
export interface Step {
  readonly kind: (typeof kinds)[number]
  readonly who: number
  readonly luck: number
}

export const steps = (longest: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds, ...often),
      who: fc.integer({ min: 0, max: 2 }),
      luck: fc.integer({ min: 0, max: 59 }),
    }),
    { minLength: 1, maxLength: longest, size: 'max' },
  )

/** What a version allows; the model holds everybody to the most that any version of the scheme has allowed. */
export interface Caps {
  readonly timesADay: number
  readonly fenAWeek: number
  /** Of the rule that is in every version, whatever stands before it. */
  readonly usualTimesAWeek: number
}

export interface Version extends Caps {
  readonly schemeVersionId: number
  readonly firstDay: ServiceDay
}

/** Two canteens of one city, and one after another the weeks that sequences are played in. */
export interface Town {
  readonly database: TestDatabase
  readonly canteens: readonly [Canteen, Canteen]
  readonly actor: Actor
  monday: ServiceDay
  made: number
}

/** One sequence, in a week of its own with a scheme and three people of its own. */
export interface Play {
  readonly town: Town
  readonly code: string
  readonly dinerIds: readonly number[]
  readonly servings: readonly (Serving & { readonly canteenId: number })[]
  readonly days: readonly [ServiceDay, ServiceDay]
  readonly versions: Version[]
  /** Of the budget; null as long as there is none. */
  totalFen: number | null
  /** 0 before everything, 1 first meal, 2 its evening, 3 second meal, 4 its evening. */
  hour: number
  readonly checked: Set<string>
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

export async function aTown(): Promise<Town> {
  const database = await aDatabase()
  await database.setNow('2030-01-01T08:00:00+08:00')
  const first = await aCanteen().bookableAhead(60).in(database.db)
  const second = await aCanteen().named('真如食堂').bookableAhead(60).in(database.db)
  const grant = { role: 'admin' as const, dinerId: null, canteenId: null, placeId: first.cityId }
  const actor = {
    ...jobActor('model'),
    accountId: 1,
    name: '模型',
    grants: [{ ...grant, permissions: [] }],
  }
  return { database, canteens: [first, second], actor, monday: serviceDay('2029-12-31'), made: 0 }
}

async function begin(town: Town): Promise<Play> {
  const { database, canteens } = town
  town.monday = addDays(town.monday, 7)
  town.made += 1
  await database.setNow(`${addDays(town.monday, -1)}T08:00:00+08:00`)
  const days = [town.monday, addDays(town.monday, 2)] as const
  const servings: Play['servings'][number][] = []
  for (const day of days)
    for (const canteen of canteens) {
      const offerings = [anOffering().priced(1500), anOffering().named('小份').priced(250)]
      const serving = await aServing(canteen)
        .onDay(day)
        .with(...offerings)
        .in(database.db)
      servings.push({ ...serving, canteenId: canteen.canteenId })
    }
  const old = await aDiner(canteens[0]).bornOn('1940-01-01').in(database.db)
  const others = await aDiner(canteens[1]).bornOn('1960-01-01').times(2, database.db)
  const play: Play = {
    town,
    code: `week-${town.made}`,
    dinerIds: [old, ...others].map(({ dinerId }) => dinerId),
    servings,
    days,
    versions: [],
    totalFen: null,
    hour: 0,
    checked: new Set(),
    run: (work) => inTransaction(database.db, work),
  }
  await firstVersion(play)
  return play
}

/** A refusal is a fine answer: then nothing may have changed, which the look afterwards says. */
async function tryDeed(play: Play, step: Step): Promise<string> {
  try {
    return (await deeds[step.kind](play, step)) ?? 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** Plays the steps in a week of their own, looking after each; counts how often each was really done. */
export async function playSequence(
  town: Town,
  sequence: readonly Step[],
  done: Map<string, number>,
  lookAfter: Look = look,
): Promise<void> {
  const play = await begin(town)
  for (const step of sequence) {
    const outcome = await tryDeed(play, step)
    if (outcome === 'done') done.set(step.kind, (done.get(step.kind) ?? 0) + 1)
    await lookAfter(play, `${step.kind}: ${outcome}`)
  }
}
