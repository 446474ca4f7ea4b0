import { addDays, ageOn, serviceDay } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { NeedKind, Texture } from '../../backend/vocabulary/diet.ts'
import { factsOf, planFacts } from './facts.ts'
import type { DemoFact } from './facts.ts'
import { demoIdNumber } from './id-number.ts'
import { drawChildName, drawName, surnameOf } from './names.ts'
import type { Gender } from './names.ts'
import { demoCommunities } from './places.ts'
import type { CanteenKey } from './places.ts'
import { knownResidents } from './residents-known.ts'
import type { Habit, KnownResident } from './residents-known.ts'
import { seeded } from './seeded.ts'
import type { Draw } from './seeded.ts'
import { setNamed } from './sets.ts'
import { suits, textureFor, trayOf } from './tray.ts'

export interface DemoNeed {
  readonly kind: NeedKind
  readonly value: string
  readonly source: 'self' | 'family' | 'doctor'
  readonly validFrom: ServiceDay
}

export interface DemoHome {
  readonly compound: string
  readonly building: string
  readonly door: string
}

export interface DemoContact {
  readonly name: string
  readonly relation: string
  readonly phone: string
}

export interface DemoResident {
  readonly name: string
  readonly gender: Gender
  readonly birthDate: ServiceDay
  readonly idNumber: string
  readonly phone: string | null
  readonly canteen: CanteenKey
  /** null for those who live with relatives outside, or moved and did not say where to. */
  readonly home: DemoHome | null
  readonly callerNote: string
  readonly facts: readonly DemoFact[]
  readonly needs: readonly DemoNeed[]
  readonly contacts: readonly DemoContact[]
  /** Unique within the canteen. */
  readonly cardDigits: string
  /** What the wallet holds when the demonstration begins. */
  readonly balanceFen: number
  readonly usual: { readonly name: string; readonly texture: Texture }
  readonly way: 'dine_in' | 'pick_up'
  readonly habit: Habit
  readonly diedOn: ServiceDay | null
  readonly leftOn: ServiceDay | null
}

export const residentCount = 200
const xingfuliShare = 150

/** People whose card says goodbye: one died, one moved away, both stay on record. */
const died = 90
const left = 120
const withoutBuilding = [64, 133]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** The day so many years earlier; 29 February becomes 1 March in a common year. */
function yearsBefore(day: ServiceDay, years: number): ServiceDay {
  const year = Number(day.slice(0, 4)) - years
  const rest = day.slice(4)
  return serviceDay(rest === '-02-29' && !isLeap(year) ? `${year}-03-01` : `${year}${rest}`)
}

function leapDay(today: ServiceDay, age: number): ServiceDay {
  let year = Number(today.slice(0, 4)) - age
  while (!isLeap(year)) year -= 1
  return serviceDay(`${year}-02-29`)
}

function birthDateOf(
  draw: Draw,
  today: ServiceDay,
  age: number,
  known: KnownResident | undefined,
): ServiceDay {
  const days = draw.between(2, 360)
  if (known?.born === 'tomorrow') return yearsBefore(addDays(today, 1), age + 1)
  if (known?.born === 'today') return yearsBefore(today, age)
  if (known?.born === 'leap-day') return leapDay(today, age)
  return addDays(yearsBefore(today, age), -days)
}

const drawAge = (draw: Draw): number =>
  draw.weighted([
    [draw.between(60, 69), 24],
    [draw.between(70, 79), 38],
    [draw.between(80, 89), 29],
    [draw.between(90, 98), 9],
  ])

function homeOf(draw: Draw, canteen: CanteenKey, index: number): DemoHome | null {
  if (withoutBuilding.includes(index)) return null
  const community = demoCommunities.find(({ key }) => key === canteen)
  const places = (community?.compounds ?? []).flatMap(({ name, buildings }) =>
    buildings.map((building) => ({ compound: name, building })),
  )
  return { ...draw.oneOf(places), door: `${draw.between(1, 6)}0${draw.between(1, 4)}` }
}

/** Numbers that cannot reach anybody: 139 0000 xxxx is not given out, and no Shanghai number begins with a zero. */
function phoneOf(draw: Draw, age: number, index: number): string | null {
  const number = String(2000 + index * 7).padStart(4, '0')
  if (draw.chance(age >= 85 ? 0.3 : 0.08)) return null
  return draw.chance(age >= 80 ? 0.45 : 0.12) ? `021-0000${number}` : `1390000${number}`
}

type NeedDraw = readonly (readonly [kind: NeedKind, value: string])[]

const drawNeeds = (draw: Draw, age: number): NeedDraw => {
  if (!draw.chance(age >= 80 ? 0.4 : 0.21)) return []
  return draw.weighted<NeedDraw>([
    [[['less_salt', '']], 5],
    [[['no_sugar', '']], 5],
    [[['low_purine', '']], 3],
    [[['texture', 'soft']], age >= 75 ? 8 : 1],
    [[['texture', 'minced']], age >= 85 ? 2 : 0],
    [
      [
        ['texture', 'soft'],
        ['less_salt', ''],
      ],
      age >= 80 ? 3 : 0,
    ],
    [[['allergen', 'crustacean']], 2],
    [[['allergen', 'fish']], 1],
    [[['allergen', 'egg']], 1],
    [[['allergen', 'peanut']], 1],
    [[['allergen', 'milk']], 1],
    [[['allergen', 'nut']], 1],
  ])
}

const sourceOf = (kind: NeedKind, draw: Draw): DemoNeed['source'] =>
  kind === 'allergen'
    ? draw.oneOf(['self', 'family', 'doctor'])
    : kind === 'low_purine' || kind === 'no_sugar'
      ? 'doctor'
      : draw.oneOf(['self', 'family'])

function contactsOf(draw: Draw, name: string, age: number, index: number): DemoContact[] {
  if (name.includes('·') || !draw.chance(age >= 80 ? 0.9 : 0.6)) return []
  const gender = draw.oneOf(['female', 'male'] as const)
  const relation = gender === 'female' ? '女儿' : '儿子'
  return [
    {
      name: drawChildName(draw, surnameOf(name), gender),
      relation,
      phone: `1380000${String(2000 + index * 7)}`,
    },
  ]
}

const drawHabit = (draw: Draw): Habit =>
  draw.weighted<Habit>([
    ['daily', 50],
    ['workdays', 24],
    ['some-days', 18],
    ['seldom', 8],
  ])

const usualDishes: readonly (readonly [string, number])[] = [
  ['萝卜排骨', 32],
  ['肉末豆腐', 18],
  ['番茄炒蛋', 12],
  ['清蒸鲈鱼', 16],
  ['三鲜烩面', 9],
  ['红烧狮子头', 6],
  ['香菇蒸鸡', 4],
  ['土豆炖牛肉', 3],
]

/** What somebody usually eats is something that suits them. */
function usualOf(draw: Draw, age: number, needs: NeedDraw): DemoResident['usual'] {
  const diet = needs.map(([kind, value]) => ({ kind, value }))
  const suited = usualDishes.filter(([name]) => suits(trayOf(setNamed(name).dishes), diet))
  const name = draw.weighted(suited)
  const wanted = age >= 78 && draw.chance(0.35) ? 'soft' : 'regular'
  return { name, texture: textureFor(trayOf(setNamed(name).dishes), diet, wanted) }
}

const areaOf = (place: string | null): string =>
  place?.startsWith('上海市') === false
    ? '340000'
    : place?.includes('静安区') === true
      ? '310106'
      : '310107'

function residentAt(
  index: number,
  today: ServiceDay,
  name: string,
  gender: Gender,
  age: number,
): DemoResident {
  const known = knownResidents[index]
  const draw = seeded(3, index)
  const canteen = known?.canteen ?? (index < xingfuliShare ? 'xingfuli' : 'xiquan')
  const birthDate = birthDateOf(draw, today, age, known)
  const facts = factsOf(draw, planFacts(draw, age, known?.facts ?? []), today)
  const needs = known === undefined ? drawNeeds(draw, age) : (known.needs ?? [])
  const home = homeOf(draw, canteen, index)
  const phone = phoneOf(draw, age, index)
  return {
    name,
    gender,
    birthDate,
    idNumber: demoIdNumber(areaOf(facts[0]?.place ?? null), birthDate, gender, index),
    phone: known?.phone === undefined ? phone : known.phone,
    canteen,
    home: known?.home ?? home,
    callerNote: known?.callerNote ?? (age >= 86 && draw.chance(0.2) ? '耳背，请说慢一点' : ''),
    facts,
    needs: needs.map(([kind, value]) => ({
      kind,
      value,
      source: sourceOf(kind, draw),
      validFrom: addDays(today, -draw.between(60, 900)),
    })),
    contacts: contactsOf(draw, name, age, index),
    cardDigits: String(((index + 1) * 76543 + 100_003) % 1_000_000).padStart(6, '0'),
    balanceFen: known?.balanceFen ?? draw.between(0, 400) * 50,
    usual: known?.usual ?? usualOf(draw, age, needs),
    way: known?.habit === 'star' || draw.chance(0.68) ? 'dine_in' : 'pick_up',
    habit: known?.habit ?? drawHabit(draw),
    diedOn: index === died ? addDays(today, -20) : null,
    leftOn: index === left ? addDays(today, -45) : null,
  }
}

/** Two hundred invented neighbours; the same people on every run, their ages counted from today. */
export function demoResidents(today: ServiceDay): DemoResident[] {
  const taken = new Set(knownResidents.map(({ name }) => name))
  return Array.from({ length: residentCount }, (_, index) => {
    const known = knownResidents[index]
    const draw = seeded(1, index)
    const gender = known?.gender ?? (draw.chance(0.58) ? 'female' : 'male')
    const age = known?.age ?? drawAge(draw)
    const name = known?.name ?? drawName(draw, gender, age, taken)
    taken.add(name)
    return residentAt(index, today, name, gender, age)
  })
}

export const ageOf = (resident: DemoResident, today: ServiceDay): number =>
  ageOn(resident.birthDate, today)
