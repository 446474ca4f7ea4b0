import { addDays, daysBetween, mondayOf, weekdayOf } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { Meal } from '../../backend/vocabulary/meal.ts'
import type { CanteenKey } from './places.ts'
import { dishNamed } from './dishes.ts'
import { demoSets, setNamed } from './sets.ts'
import type { DemoDish } from './recipe.ts'

export interface DemoOffering {
  /** Unique within a serving; the name of its set or dish. */
  readonly name: string
  readonly kind: 'set' | 'dish'
  /** Everything on the tray, the main dish first. */
  readonly dishes: readonly DemoDish[]
  readonly priceFen: number
  readonly portionLimit: number
}

export interface DemoServing {
  readonly canteen: CanteenKey
  readonly day: ServiceDay
  readonly meal: Meal
  readonly offerings: readonly DemoOffering[]
}

export interface DemoMenuWeek {
  readonly canteen: CanteenKey
  readonly monday: ServiceDay
  readonly servings: readonly DemoServing[]
}

/**
 * Pools share no dish and are four long at least, so that nothing comes round again within three days.
 * The first of each is on tomorrow's lunch. Only the canteen's own dish is there every day.
 */
const everyday = { xingfuli: '萝卜排骨', xiquan: '肉末豆腐' } as const

const lunchPools: Readonly<Record<CanteenKey, readonly (readonly string[])[]>> = {
  xingfuli: [
    [
      '清蒸鲈鱼',
      '红烧狮子头',
      '秘制酱鸭腿',
      '红烧鲳鱼',
      '土豆炖牛肉',
      '干煎带鱼',
      '红烧肉卤蛋',
      '清炒虾仁',
    ],
    ['肉末豆腐', '面筋塞肉', '香菇蒸鸡', '老豆腐毛豆烩咸肉', '咖喱鸡块', '百叶包', '木须肉'],
    ['番茄炒蛋', '肉末蒸蛋', '豆板炒蛋', '西兰花炒肉片', '酱茄子'],
    ['三鲜烩面', '葱烤大排', '炸酱面', '糖醋里脊', '宫保鸡丁'],
  ],
  xiquan: [
    ['葱烤大排', '清蒸梅子鱼', '粉蒸肉', '芋艿烧鸭', '红烧鲫鱼', '糖醋小排', '酸菜鱼'],
    ['番茄炒蛋', '香菇蒸鸡', '豉汁蒸排骨', '油爆虾', '红烧狮子头'],
    ['炸酱面', '肉末蒸蛋', '三鲜烩面', '木须肉'],
  ],
}

/** A sixth dish on some days, so that menus are not all of one length. */
const nowAndThen = ['糖醋小排', '红烧鲫鱼', '粉蒸肉', '豉汁蒸排骨', '芋艿烧鸭'] as const

const dinnerPools: readonly (readonly string[])[] = [
  ['小馄饨', '荠菜猪肉水饺', '番茄鸡蛋面', '长寿面'],
  ['笋干炒肉片', '清蒸梅子鱼', '酸菜鱼', '油爆虾'],
  ['麻婆豆腐', '蛋炒饭', '白菜年糕肉丝', '青椒肉丝'],
  ['冬瓜排骨汤', '蒜薹炒豆干', '玉米排骨汤', '蚂蚁上树'],
]

const limits: Readonly<Record<CanteenKey, readonly number[]>> = {
  xingfuli: [70, 45, 40, 40, 30, 30],
  xiquan: [25, 20, 20, 15],
}

const at = (pool: readonly string[], turn: number): string =>
  pool[((turn % pool.length) + pool.length) % pool.length] ?? ''

const isSet = (name: string): boolean => demoSets.some((set) => set.name === name)

function offering(name: string, portionLimit: number): DemoOffering {
  if (isSet(name)) {
    const { dishes, priceFen } = setNamed(name)
    return { name, kind: 'set', dishes, priceFen, portionLimit }
  }
  const dish = dishNamed(name)
  return { name, kind: 'dish', dishes: [dish], priceFen: dish.priceFen, portionLimit }
}

function lunch(canteen: CanteenKey, day: ServiceDay, turn: number): DemoServing {
  const names = [everyday[canteen], ...lunchPools[canteen].map((pool) => at(pool, turn))]
  if (canteen === 'xingfuli' && ((turn % 3) + 3) % 3 === 1) names.push(at(nowAndThen, turn))
  const offerings = names.map((name, i) => offering(name, limits[canteen][i] ?? 15))
  return { canteen, day, meal: 'lunch', offerings }
}

const dinner = (day: ServiceDay, turn: number): DemoServing => ({
  canteen: 'xingfuli',
  day,
  meal: 'dinner',
  offerings: dinnerPools.map((pool) => offering(at(pool, turn), 15)),
})

function servingsOn(canteen: CanteenKey, day: ServiceDay, turn: number): DemoServing[] {
  const weekday = weekdayOf(day)
  if (canteen === 'xiquan') return weekday === 7 ? [] : [lunch(canteen, day, turn)]
  return weekday <= 5 ? [lunch(canteen, day, turn), dinner(day, turn)] : [lunch(canteen, day, turn)]
}

/** Two weeks past, this week and the next, for both canteens. */
export function menuWeeks(today: ServiceDay): DemoMenuWeek[] {
  const tomorrow = addDays(today, 1)
  const mondays = [-14, -7, 0, 7].map((offset) => addDays(mondayOf(today), offset))
  return (['xingfuli', 'xiquan'] as const).flatMap((canteen) =>
    mondays.map((monday) => ({
      canteen,
      monday,
      servings: [0, 1, 2, 3, 4, 5, 6].flatMap((offset) => {
        const day = addDays(monday, offset)
        return servingsOn(canteen, day, daysBetween(tomorrow, day))
      }),
    })),
  )
}
