import type { Meal } from '../../backend/vocabulary/meal.ts'

export type CanteenKey = 'xingfuli' | 'xiquan'

/** City, district and street are real; communities, compounds and everybody who lives there are invented. */
export const demoStreet = ['上海市', '普陀区', '甘泉路街道'] as const
export const streetPath = demoStreet.join('/')
export const districtPath = demoStreet.slice(0, 2).join('/')

export interface DemoCompound {
  readonly name: string
  readonly buildings: readonly string[]
}

export interface DemoCommunity {
  readonly key: CanteenKey
  readonly name: string
  readonly compounds: readonly DemoCompound[]
}

const buildings = (...numbers: readonly number[]): string[] =>
  numbers.map((number) => `${number}栋`)

export const demoCommunities: readonly DemoCommunity[] = [
  {
    key: 'xingfuli',
    name: '幸福里社区',
    compounds: [
      { name: '幸福里', buildings: buildings(1, 2, 3, 5, 6, 7, 8, 9) },
      { name: '甘霖新苑', buildings: buildings(1, 2, 3, 5) },
    ],
  },
  {
    key: 'xiquan',
    name: '西泉社区',
    compounds: [
      { name: '西泉小区', buildings: buildings(1, 2, 3, 5) },
      { name: '泉景苑', buildings: buildings(1, 2) },
    ],
  },
]

export interface DemoMealPattern {
  readonly meal: Meal
  readonly from: string
  readonly to: string
  readonly dineIn: number
  readonly pickUp: number
}

export interface DemoCanteen {
  readonly key: CanteenKey
  readonly name: string
  readonly nameEn: string
  readonly phone: string
  readonly address: string
  readonly cutoffDaysBefore: number
  readonly cutoffTime: string
  readonly patterns: readonly DemoMealPattern[]
}

/** Phone numbers of the demonstration cannot ring: no Shanghai number begins with a zero. */
export const demoCanteens: readonly DemoCanteen[] = [
  {
    key: 'xingfuli',
    name: '幸福里社区食堂',
    nameEn: 'Xingfuli Community Canteen',
    phone: '021-00001234',
    address: '上海市普陀区甘泉路街道幸福里 1 栋底层',
    // In the morning of the same day: whenever somebody tries the demonstration, the next lunch can still be booked.
    cutoffDaysBefore: 0,
    cutoffTime: '09:00',
    patterns: [
      { meal: 'lunch', from: '11:00', to: '12:30', dineIn: 140, pickUp: 90 },
      { meal: 'dinner', from: '17:00', to: '18:30', dineIn: 60, pickUp: 40 },
    ],
  },
  {
    key: 'xiquan',
    name: '西泉社区食堂',
    nameEn: 'Xiquan Community Canteen',
    phone: '021-00005678',
    address: '上海市普陀区甘泉路街道西泉小区 2 栋底层',
    cutoffDaysBefore: 1,
    cutoffTime: '16:00',
    patterns: [{ meal: 'lunch', from: '11:00', to: '12:30', dineIn: 60, pickUp: 40 }],
  },
]
