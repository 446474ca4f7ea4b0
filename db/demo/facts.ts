import { addDays } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { FactName } from '../../backend/vocabulary/facts.ts'
import type { KnownFact } from './residents-known.ts'
import { districtPath, streetPath } from './places.ts'
import type { Draw } from './seeded.ts'

export interface DemoFact {
  readonly kind: FactName
  readonly grade: string | null
  /** For hukou and residence: names from the province or city down. */
  readonly place: string | null
  readonly evidence: string
  readonly validFrom: ServiceDay
  /** The first day it no longer holds. */
  readonly validTo: ServiceDay | null
}

const otherDistricts = ['静安区', '长宁区', '宝山区', '虹口区'] as const
const otherProvinces = [
  '安徽省/六安市',
  '江苏省/盐城市',
  '浙江省/绍兴市',
  '江西省/上饶市',
  '河南省/信阳市',
] as const

const fact = (
  kind: FactName,
  evidence: string,
  validFrom: ServiceDay,
  more: Partial<Pick<DemoFact, 'grade' | 'place' | 'validTo'>> = {},
): DemoFact => ({ kind, grade: null, place: null, evidence, validFrom, validTo: null, ...more })

export interface FactPlan {
  readonly age: number
  readonly known: readonly KnownFact[]
  readonly hukou: 'street' | 'other-district' | 'other-province'
}

export function planFacts(draw: Draw, age: number, known: readonly KnownFact[]): FactPlan {
  const drawn = draw.weighted([
    ['street', 76],
    ['other-district', 15],
    ['other-province', 9],
  ] as const)
  return { age, known, hukou: known.includes('other-province') ? 'other-province' : drawn }
}

function placeFacts(draw: Draw, plan: FactPlan, since: ServiceDay): DemoFact[] {
  const home = fact('residence', '居委会走访登记', since, { place: streetPath })
  switch (plan.hukou) {
    case 'street':
      return [fact('hukou', '户口簿', since, { place: streetPath }), home]
    case 'other-district':
      return [
        fact('hukou', '户口簿', since, { place: `上海市/${draw.oneOf(otherDistricts)}` }),
        home,
      ]
    case 'other-province':
      return [
        fact('hukou', '户口簿', since, { place: draw.oneOf(otherProvinces) }),
        fact('residence', '居住证', since, { place: districtPath }),
      ]
  }
}

const dibao = (from: ServiceDay, to: ServiceDay | null): DemoFact =>
  fact('dibao', '普陀区民政局低保证', from, { validTo: to })

/** Dibao is looked at anew every year; two of these people are just before or after such a day. */
function knownFacts(known: readonly KnownFact[], today: ServiceDay): DemoFact[] {
  return known.flatMap((kind): DemoFact[] => {
    switch (kind) {
      case 'living_alone':
        return [fact('living_alone', '居委会独居老人名册', addDays(today, -800))]
      case 'dibao':
        return [dibao(addDays(today, -210), addDays(today, 155))]
      case 'dibao-ended':
        return [dibao(addDays(today, -395), addDays(today, -30))]
      case 'dibao-begins':
        return [dibao(addDays(today, 9), addDays(today, 374))]
      case 'tekun':
        return [fact('tekun', '特困人员供养证', addDays(today, -1500))]
      case 'care_level':
        return [
          fact('care_level', '上海市老年照护统一需求评估', addDays(today, -300), { grade: '4' }),
        ]
      case 'other-province':
        return []
    }
  })
}

function drawnFacts(draw: Draw, plan: FactPlan, today: ServiceDay): DemoFact[] {
  if (plan.known.length > 0) return []
  const found: DemoFact[] = []
  const old = plan.age >= 80
  if (draw.chance(old ? 0.26 : 0.1))
    found.push(fact('living_alone', '居委会独居老人名册', addDays(today, -draw.between(100, 2500))))
  else if (draw.chance(0.2))
    found.push(fact('empty_nest', '居委会走访登记', addDays(today, -draw.between(100, 2500))))
  if (plan.hukou === 'street' && draw.chance(0.05))
    found.push(dibao(addDays(today, -draw.between(20, 300)), addDays(today, draw.between(40, 65))))
  if (draw.chance(old ? 0.14 : 0.03)) {
    const grade = draw.weighted([
      ['2', 3],
      ['3', 3],
      ['4', 2],
      ['5', 1],
    ] as const)
    found.push(
      fact('care_level', '上海市老年照护统一需求评估', addDays(today, -draw.between(30, 700)), {
        grade,
      }),
    )
  }
  if (draw.chance(0.05))
    found.push(
      fact('disability', '第二代残疾人证', addDays(today, -draw.between(400, 4000)), {
        grade: draw.oneOf(['1', '2', '3', '4']),
      }),
    )
  if (draw.chance(0.04))
    found.push(fact('veteran', '退役军人优待证', addDays(today, -draw.between(200, 900))))
  if (draw.chance(0.02))
    found.push(
      fact(
        'family_planning_special',
        '计划生育特殊家庭证',
        addDays(today, -draw.between(900, 4000)),
      ),
    )
  return found
}

export function factsOf(draw: Draw, plan: FactPlan, today: ServiceDay): DemoFact[] {
  const since = addDays(today, -draw.between(400, 6000))
  return [
    ...placeFacts(draw, plan, since),
    ...knownFacts(plan.known, today),
    ...drawnFacts(draw, plan, today),
  ]
}
