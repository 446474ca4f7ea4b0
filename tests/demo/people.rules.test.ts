import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { addDays, ageOn, isServiceDay, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { checkDigitOf } from '../../db/demo/id-number.ts'
import { demoPeople } from '../../db/demo/people.ts'
import { demoCommunities } from '../../db/demo/places.ts'
import { demoPassPhrase } from '../../db/demo/staff.ts'
import { suits, trayOf } from '../../db/demo/tray.ts'
import { setNamed } from '../../db/demo/sets.ts'
import { manyTodays } from './todays.ts'

const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head' }).replaceAll(' ', '')

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]

/** ISO 7064 MOD 11-2, stated the other way round from how the numbers were made: the weighted sum leaves 1. */
const numberHolds = (id: string): boolean =>
  Array.from(id).reduce(
    (sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * (weights[i] ?? 0),
    0,
  ) %
    11 ===
  1

describe.each(manyTodays)('the demo people on %s', (today) => {
  const people = demoPeople(today)
  const { residents, family, volunteers, staff } = people
  const ages = residents.map(({ birthDate }) => ageOn(birthDate, today))
  const named = (name: string) => residents.find((resident) => resident.name === name)

  test('are 200 residents from 60 to 101, each with a name of their own', () => {
    expect(residents).toHaveLength(200)
    expect(new Set(residents.map(({ name }) => name)).size).toBe(200)
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(60)
    expect(Math.max(...ages)).toBe(101)
    expect(residents.every(({ birthDate }) => isServiceDay(birthDate))).toBe(true)
  })

  test('are mostly between 65 and 89, as in the neighbourhood', () => {
    const share = (from: number, to: number) =>
      ages.filter((age) => age >= from && age <= to).length / 200
    expect(share(60, 69)).toBeGreaterThan(0.12)
    expect(share(70, 79)).toBeGreaterThan(0.25)
    expect(share(80, 89)).toBeGreaterThan(0.2)
    expect(share(90, 101)).toBeGreaterThan(0.03)
  })

  test('hold the awkward birthdays: 29 February, sixty today, eighty tomorrow, a hundred', () => {
    expect(
      residents.filter(({ birthDate }) => birthDate.endsWith('-02-29')).length,
    ).toBeGreaterThanOrEqual(2)
    expect(ageOn(named('施国良')?.birthDate ?? today, today)).toBe(60)
    const turning = named('陆月珍')?.birthDate ?? today
    expect([ageOn(turning, today), ageOn(turning, addDays(today, 1))]).toEqual([79, 80])
    expect(ages.filter((age) => age >= 100).length).toBeGreaterThanOrEqual(2)
  })

  test('have identity numbers of the right form, each once, that agree with birth date and gender', () => {
    expect(new Set(residents.map(({ idNumber }) => idNumber)).size).toBe(200)
    for (const { idNumber, birthDate, gender, name } of residents) {
      expect(idNumber, name).toMatch(/^\d{17}[\dX]$/)
      expect(numberHolds(idNumber), name).toBe(true)
      expect(idNumber.slice(6, 14), name).toBe(birthDate.replaceAll('-', ''))
      expect(Number(idNumber[16]) % 2, name).toBe(gender === 'male' ? 1 : 0)
    }
  })

  test('have phones that reach nobody, or none', () => {
    const phones = [
      ...residents.flatMap(({ phone }) => phone ?? []),
      ...family.map(({ phone }) => phone),
      ...volunteers.map(({ phone }) => phone),
    ]
    expect(new Set(phones).size).toBe(phones.length)
    for (const phone of phones) expect(phone).toMatch(/^(1[3-9]\d0000\d{4}|021-0000\d{4})$/)
    expect(residents.filter(({ phone }) => phone === null).length).toBeGreaterThanOrEqual(10)
    expect(residents.filter(({ phone }) => phone?.startsWith('021')).length).toBeGreaterThanOrEqual(
      10,
    )
  })

  test('live in buildings that exist, except two', () => {
    const doors = new Set(
      demoCommunities.flatMap(({ key, compounds }) =>
        compounds.flatMap(({ name, buildings }) =>
          buildings.map((building) => `${key} ${name} ${building}`),
        ),
      ),
    )
    expect(doors.size).toBeGreaterThanOrEqual(10)
    expect(residents.filter(({ home }) => home === null)).toHaveLength(2)
    for (const { home, canteen, name } of residents) {
      if (home === null) continue
      expect(doors.has(`${canteen} ${home.compound} ${home.building}`), name).toBe(true)
      expect(home.door, name).toMatch(/^[1-6]0[1-4]$/)
    }
  })

  test('have cards with six digits, unique', () => {
    expect(new Set(residents.map(({ cardDigits }) => cardDigits)).size).toBe(200)
    for (const { cardDigits } of residents) expect(cardDigits).toMatch(/^\d{6}$/)
  })

  test('have wallets from 0 to 200 yuan', () => {
    for (const { balanceFen } of residents) {
      expect(balanceFen % 50).toBe(0)
      expect(balanceFen).toBeGreaterThanOrEqual(0)
      expect(balanceFen).toBeLessThanOrEqual(20_000)
    }
  })

  test('have facts with evidence and possible dates; all have a hukou and live in the district', () => {
    for (const { facts, name } of residents) {
      for (const { evidence, validFrom, validTo } of facts) {
        expect(evidence, name).not.toBe('')
        expect(validTo === null || validTo > validFrom, name).toBe(true)
      }
      expect(
        facts.filter(({ kind }) => kind === 'hukou'),
        name,
      ).toHaveLength(1)
      expect(facts.find(({ kind }) => kind === 'residence')?.place, name).toMatch(/^上海市\/普陀区/)
    }
    const kinds = new Set(residents.flatMap(({ facts }) => facts.map(({ kind }) => kind)))
    for (const kind of [
      'dibao',
      'tekun',
      'living_alone',
      'care_level',
      'disability',
      'veteran',
    ] as const)
      expect(kinds.has(kind), kind).toBe(true)
    expect(
      residents.some(({ facts }) => facts.some(({ place }) => place?.startsWith('安徽省'))),
    ).toBe(true)
  })

  test('somebody’s dibao has just ended, somebody’s is about to begin', () => {
    const dibao = (name: string) => named(name)?.facts.find(({ kind }) => kind === 'dibao')
    expect(dibao('曹阿根')?.validTo).toBe(addDays(today, -30))
    expect(dibao('潘招娣')?.validFrom).toBe(addDays(today, 9))
  })

  test('about a quarter have diet needs, and usually eat what suits them', () => {
    const share = residents.filter(({ needs }) => needs.length > 0).length / 200
    expect(share).toBeGreaterThan(0.18)
    expect(share).toBeLessThan(0.34)
    for (const { needs, usual, name } of residents)
      expect(suits(trayOf(setNamed(usual.name).dishes), needs), name).toBe(true)
  })

  test('typing zxy finds the four of the desk, and nobody else', () => {
    expect(
      residents.filter(({ name }) => initialsOf(name) === 'zxy').map(({ name }) => name),
    ).toEqual(['张秀英', '赵小云', '周雪燕', '郑向阳'])
  })

  test('the elder and the desk’s caller are who the screens say', () => {
    const chen = named('陈桂英')
    expect(chen).toMatchObject({
      balanceFen: 8650,
      canteen: 'xingfuli',
      usual: { name: '萝卜排骨', texture: 'soft' },
    })
    expect(ageOn(chen?.birthDate ?? today, today)).toBe(82)
    expect(chen?.facts.some(({ kind }) => kind === 'living_alone')).toBe(true)
    const zhang = named('张秀英')
    expect(zhang?.home).toEqual({ compound: '幸福里', building: '6栋', door: '302' })
    expect(zhang?.phone?.slice(-4)).toBe('3317')
    expect(ageOn(zhang?.birthDate ?? today, today)).toBe(82)
    expect(zhang?.needs.map(({ value }) => value)).toEqual(['peanut', 'crustacean', 'soft'])
  })

  test('forty elders who are still here have a relative, the first of them three', () => {
    expect(family).toHaveLength(42)
    const linked = family.flatMap(({ links }) => links.map(({ resident }) => resident))
    expect(new Set(linked).size).toBe(40)
    for (const index of linked)
      expect(residents[index]).toMatchObject({ diedOn: null, leftOn: null })
    expect(residents[family[0]?.links[0]?.resident ?? -1]?.name).toBe('陈桂英')
  })

  test('every building has its volunteer, every desk its people', () => {
    expect(volunteers).toHaveLength(8)
    const looked = new Set(
      volunteers.flatMap(({ canteen, buildings }) =>
        buildings.map(({ compound, building }) => `${canteen} ${compound} ${building}`),
      ),
    )
    const homes = residents.flatMap(({ canteen, home }) =>
      home === null ? [] : [`${canteen} ${home.compound} ${home.building}`],
    )
    expect(homes.filter((home) => !looked.has(home))).toEqual([])
    const count = (role: string) => staff.filter((person) => person.role === role).length
    expect(['counter', 'kitchen', 'manager', 'officer', 'auditor', 'admin'].map(count)).toEqual([
      2, 2, 2, 1, 1, 1,
    ])
    const userNames = [...staff, ...volunteers].map(({ userName }) => userName)
    expect(new Set(userNames).size).toBe(userNames.length)
    for (const userName of userNames) expect(userName).toMatch(/^[a-z]{5,20}$/)
    expect(demoPassPhrase.length).toBeGreaterThanOrEqual(12)
  })

  test('are the same when asked again', () => {
    expect(demoPeople(today)).toEqual(people)
  })
})

test('the same neighbours live here whatever day it is', () => {
  const [one, other] = [demoPeople(serviceDay('2026-11-22')), demoPeople(serviceDay('2027-02-28'))]
  expect(other.residents.map(({ name }) => name)).toEqual(one.residents.map(({ name }) => name))
})

test('the check digit of two numbers known to be right', () => {
  expect(checkDigitOf('11010519491231002')).toBe('X')
  expect(checkDigitOf('44052418800101001')).toBe('4')
})
