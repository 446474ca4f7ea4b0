import type { NeedKind } from '../../backend/vocabulary/diet.ts'
import type { CanteenKey } from './places.ts'
import type { Gender } from './names.ts'

/** People of the demonstration who have a part to play; the other residents are drawn. */
export interface KnownResident {
  readonly name: string
  readonly gender: Gender
  readonly age: number
  /** How the birth date is found, when it is not just any day of the year. */
  readonly born?: 'tomorrow' | 'today' | 'leap-day'
  readonly home?: { readonly compound: string; readonly building: string; readonly door: string }
  readonly canteen?: CanteenKey
  readonly phone?: string | null
  readonly callerNote?: string
  readonly needs?: readonly (readonly [kind: NeedKind, value: string])[]
  readonly facts?: readonly KnownFact[]
  readonly balanceFen?: number
  readonly usual?: { readonly name: string; readonly texture: 'regular' | 'soft' }
  /** How often this person eats; `lately-absent` used to come daily and has not come for three days. */
  readonly habit?: Habit
}

export type Habit =
  | 'daily'
  | 'workdays'
  | 'some-days'
  | 'seldom'
  | 'lately-absent'
  | 'not-yet-booked'
  | 'star'

export type KnownFact =
  | 'living_alone'
  | 'dibao'
  | 'dibao-ended'
  | 'dibao-begins'
  | 'tekun'
  | 'care_level'
  | 'other-province'

/** 陈桂英, whom `npm start` signs a newcomer in as. */
export const demoElderPhone = '13900000201'

const xingfuli = (building: string, door: string) => ({ compound: '幸福里', building, door })

export const knownResidents: readonly KnownResident[] = [
  {
    name: '陈桂英',
    gender: 'female',
    age: 82,
    home: xingfuli('3栋', '201'),
    phone: demoElderPhone,
    facts: ['living_alone'],
    balanceFen: 8650,
    usual: { name: '萝卜排骨', texture: 'soft' },
    habit: 'star',
  },
  {
    name: '张秀英',
    gender: 'female',
    age: 82,
    home: xingfuli('6栋', '302'),
    phone: '13900003317',
    callerNote: '耳背，请说慢一点',
    needs: [
      ['allergen', 'peanut'],
      ['allergen', 'crustacean'],
      ['texture', 'soft'],
    ],
    facts: ['living_alone'],
    balanceFen: 8650,
    usual: { name: '萝卜排骨', texture: 'soft' },
    habit: 'star',
  },
  { name: '赵小云', gender: 'female', age: 74, home: xingfuli('2栋', '104'), habit: 'daily' },
  { name: '周雪燕', gender: 'female', age: 69, home: xingfuli('6栋', '501'), habit: 'some-days' },
  { name: '郑向阳', gender: 'male', age: 72, home: xingfuli('9栋', '203'), habit: 'workdays' },
  {
    name: '韩素琴',
    gender: 'female',
    age: 79,
    needs: [
      ['allergen', 'peanut'],
      ['allergen', 'crustacean'],
    ],
    habit: 'daily',
  },
  {
    name: '周玉珍',
    gender: 'female',
    age: 84,
    needs: [['allergen', 'crustacean']],
    habit: 'daily',
  },
  { name: '马国强', gender: 'male', age: 76, needs: [['allergen', 'egg']], habit: 'daily' },
  {
    name: '冯立民',
    gender: 'male',
    age: 81,
    needs: [
      ['allergen', 'egg'],
      ['less_salt', ''],
    ],
    habit: 'daily',
  },
  {
    name: '李秀兰',
    gender: 'female',
    age: 88,
    callerNote: '吞咽不好，饭菜要打成泥；电话由女儿接',
    needs: [['texture', 'pureed']],
    facts: ['care_level'],
    habit: 'daily',
  },
  {
    name: '孙福生',
    gender: 'male',
    age: 77,
    needs: [
      ['low_purine', ''],
      ['other', '痛风，不喝汤'],
    ],
    habit: 'daily',
  },
  {
    name: '吴桂芳',
    gender: 'female',
    age: 92,
    home: xingfuli('5栋', '102'),
    phone: '13900000592',
    facts: ['living_alone'],
    habit: 'lately-absent',
  },
  { name: '罗玉兰', gender: 'female', age: 80, phone: '13900000612', habit: 'not-yet-booked' },
  { name: '唐惠兰', gender: 'female', age: 78, phone: '13900000613', habit: 'not-yet-booked' },
  { name: '邓国庆', gender: 'male', age: 76, phone: '13900000614', habit: 'not-yet-booked' },
  { name: '何长林', gender: 'male', age: 83, phone: '13900000615', habit: 'not-yet-booked' },
  { name: '高淑珍', gender: 'female', age: 85, phone: '13900000616', habit: 'not-yet-booked' },
  { name: '陆月珍', gender: 'female', age: 79, born: 'tomorrow', habit: 'daily' },
  {
    name: '沈瑞珍',
    gender: 'female',
    age: 101,
    callerNote: '跟女儿住，打女儿电话',
    needs: [
      ['texture', 'minced'],
      ['less_salt', ''],
    ],
    facts: ['care_level'],
    habit: 'daily',
  },
  { name: '倪银根', gender: 'male', age: 100, needs: [['texture', 'soft']], habit: 'some-days' },
  { name: '俞惠民', gender: 'male', age: 70, born: 'leap-day', habit: 'workdays' },
  { name: '姚凤英', gender: 'female', age: 86, born: 'leap-day', habit: 'daily' },
  { name: '施国良', gender: 'male', age: 60, born: 'today', habit: 'some-days' },
  { name: '尉迟秀珍', gender: 'female', age: 79, habit: 'daily' },
  { name: '单国华', gender: 'male', age: 73, habit: 'workdays' },
  { name: '仇阿妹', gender: 'female', age: 86, habit: 'daily' },
  {
    name: '阿依古丽·买买提',
    gender: 'female',
    age: 66,
    needs: [['halal', '']],
    facts: ['other-province'],
    habit: 'seldom',
  },
  { name: '朱根发', gender: 'male', age: 75, facts: ['dibao', 'living_alone'], habit: 'daily' },
  { name: '曹阿根', gender: 'male', age: 78, facts: ['dibao-ended'], habit: 'workdays' },
  { name: '潘招娣', gender: 'female', age: 72, facts: ['dibao-begins'], habit: 'workdays' },
  { name: '丁水根', gender: 'male', age: 84, facts: ['tekun', 'living_alone'], habit: 'daily' },
  {
    name: '夏美华',
    gender: 'female',
    age: 71,
    canteen: 'xiquan',
    facts: ['other-province'],
    habit: 'daily',
  },
]
