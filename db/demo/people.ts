import { ageOn } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import type { FamilyPermission } from '../../backend/vocabulary/role.ts'
import { drawChildName, surnameOf } from './names.ts'
import { demoResidents } from './residents.ts'
import type { DemoResident } from './residents.ts'
import { seeded } from './seeded.ts'
import { demoStaff, demoVolunteers } from './staff.ts'
import type { DemoStaff, DemoVolunteer } from './staff.ts'

export interface DemoFamilyMember {
  readonly name: string
  readonly phone: string
  /** Whom this person may act for: index of the resident, and what was granted. */
  readonly links: readonly {
    readonly resident: number
    readonly relation: string
    readonly permissions: readonly FamilyPermission[]
  }[]
}

export interface DemoPeople {
  readonly residents: readonly DemoResident[]
  readonly family: readonly DemoFamilyMember[]
  readonly volunteers: readonly DemoVolunteer[]
  readonly staff: readonly DemoStaff[]
}

export const familyCount = 40

const grants: readonly (readonly [readonly FamilyPermission[], number])[] = [
  [['see', 'book', 'pay', 'health'], 5],
  [['see', 'book', 'pay'], 4],
  [['see', 'book'], 3],
  [['see'], 1],
]

const isHere = (resident: DemoResident): boolean =>
  resident.diedOn === null && resident.leftOn === null

/** More of the demonstration's own elder: a son far away who sees whether she has eaten, a granddaughter who orders too. */
const theElders = (residents: readonly DemoResident[]): DemoFamilyMember[] => {
  const resident = residents.findIndex(({ name }) => name === '陈桂英')
  return [
    {
      name: '李建国',
      phone: '13800001901',
      links: [{ resident, relation: '儿子', permissions: ['see', 'pay'] }],
    },
    {
      name: '李晓雯',
      phone: '13800001902',
      links: [{ resident, relation: '孙女', permissions: ['see', 'book'] }],
    },
  ]
}

function familyOf(residents: readonly DemoResident[], today: ServiceDay): DemoFamilyMember[] {
  const elders = residents.flatMap((resident, index) =>
    isHere(resident) && ageOn(resident.birthDate, today) >= 68 ? [{ resident, index }] : [],
  )
  const drawn = Array.from({ length: familyCount }, (_, nth): DemoFamilyMember => {
    const draw = seeded(5, nth)
    // The first member belongs to the demonstration's own elder; the others are spread over the neighbourhood.
    const { resident, index } = elders[Math.floor((nth * elders.length) / familyCount)] ?? {
      resident: residents[0],
      index: 0,
    }
    const gender = draw.oneOf(['female', 'male'] as const)
    const contact = resident?.contacts[0]
    const relation =
      nth === 0 ? '女儿' : (contact?.relation ?? (gender === 'female' ? '女儿' : '儿子'))
    const surname = surnameOf(resident?.name ?? '')
    const name =
      contact?.name ?? drawChildName(draw, surname, relation === '女儿' ? 'female' : 'male')
    const permissions =
      nth === 0 ? (['see', 'book', 'pay', 'health'] as const) : draw.weighted(grants)
    return {
      name,
      phone: contact?.phone ?? `1380000${String(1000 + nth)}`,
      links: [{ resident: index, relation, permissions }],
    }
  })
  return [...drawn, ...theElders(residents)]
}

/** Everybody of the demonstration, invented, the same on every run; ages and dates are counted from today. */
export function demoPeople(today: ServiceDay): DemoPeople {
  const residents = demoResidents(today)
  return {
    residents,
    family: familyOf(residents, today),
    volunteers: demoVolunteers,
    staff: demoStaff,
  }
}
