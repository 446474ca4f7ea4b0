import type { Words } from './words.ts'

/** What can be recorded of a diner with evidence and dates, and what schemes may ask for. */
interface FactKind extends Words {
  /** Where the fact has grades: all there are, lowest first, as they are written in its papers. */
  readonly grades?: Readonly<Record<string, Words>>
  /** The fact is about a place: "hukou in …". */
  readonly placed?: true
}

const level = (number: number): Words => ({ zh: `${number} 级`, en: `level ${number}` })

export const factKinds = {
  hukou: { zh: '户籍', en: 'registered residence (hukou)', placed: true },
  residence: { zh: '居住地', en: 'lives in', placed: true },
  residence_permit: { zh: '居住证', en: 'residence permit', placed: true },
  dibao: { zh: '低保', en: 'minimum living allowance (dibao)' },
  tekun: { zh: '特困', en: 'extreme hardship (tekun)' },
  low_income_edge: { zh: '低保边缘', en: 'just above dibao' },
  low_income: { zh: '低收入', en: 'low income' },
  hardship: { zh: '困难老人', en: 'in hardship, by the community’s list' },
  basic_service: { zh: '基本养老服务对象', en: 'entitled to basic care services' },
  supported: { zh: '政府养老扶助对象', en: 'entitled to government care support' },
  visit_care: { zh: '探访关爱对象', en: 'on the list of regular visits' },
  incapacity: {
    zh: '失能',
    en: 'loss of capacity',
    grades: {
      mild: { zh: '轻度', en: 'mild' },
      moderate: { zh: '中度', en: 'moderate' },
      severe: { zh: '重度', en: 'severe' },
    },
  },
  care_level: {
    zh: '照护等级',
    en: 'care level',
    grades: { 1: level(1), 2: level(2), 3: level(3), 4: level(4), 5: level(5), 6: level(6) },
  },
  disability: {
    zh: '残疾',
    en: 'disability',
    grades: { 1: level(1), 2: level(2), 3: level(3), 4: level(4) },
  },
  disability_allowance: { zh: '困难残疾人生活补贴', en: 'living allowance for the disabled' },
  dementia: { zh: '认知障碍', en: 'dementia' },
  living_alone: { zh: '独居', en: 'lives alone' },
  empty_nest: { zh: '空巢', en: 'empty nest' },
  left_behind: { zh: '留守', en: 'left behind' },
  childless: { zh: '孤寡', en: 'alone and without children' },
  family_planning_special: { zh: '计划生育特殊家庭', en: 'lost an only child' },
  entitled_group: { zh: '优抚对象', en: 'entitled group' },
  veteran: { zh: '退役军人', en: 'veteran' },
  card_holder: { zh: '持卡人', en: 'card holder' },
  in_institution: { zh: '住养老院', en: 'lives in a care home' },
} as const satisfies Readonly<Record<string, FactKind>>

export type FactName = keyof typeof factKinds
export const factNames = Object.keys(factKinds) as FactName[]

const kindOf = (fact: string): FactKind | undefined =>
  (factKinds as Readonly<Record<string, FactKind>>)[fact]

export const isPlaced = (fact: string): boolean => kindOf(fact)?.placed === true

/** The grades a fact may have; undefined where it has none. A city's own facts have what the city says. */
export const gradesOf = (fact: string): readonly string[] | undefined => {
  const { grades } = kindOf(fact) ?? {}
  return grades && Object.keys(grades)
}

/** A grade as people say it: 中度, 2 级. */
export const gradeWords = (fact: string, grade: string): Words =>
  kindOf(fact)?.grades?.[grade] ?? { zh: grade, en: grade }

/** "失能（中度、重度）". A city's own fact is called what the city calls it: `own:三峡移民`. */
export const factWords = (fact: string, grades: readonly string[] = []): Words => {
  const kind = kindOf(fact)
  const name = kind ?? { zh: fact.replace(/^own:/, ''), en: fact.replace(/^own:/, '') }
  if (grades.length === 0) return { zh: name.zh, en: name.en }
  const words = grades.map((grade) => gradeWords(fact, grade))
  return {
    zh: `${name.zh}（${words.map(({ zh }) => zh).join('、')}）`,
    en: `${name.en} (${words.map(({ en }) => en).join(', ')})`,
  }
}

/** A status only this city has, in its own words. */
export const ownFact = /^own:\S{1,20}$/u
