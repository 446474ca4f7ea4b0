import { describe, expect, test } from 'vitest'
import { fits } from '../../backend/bookings/variant.rules.ts'
import { plannedBookings } from '../../db/demo/bookings.ts'
import type { DemoBooking } from '../../db/demo/bookings.ts'
import { menuWeeks } from '../../db/demo/menus.ts'
import { demoPeople } from '../../db/demo/people.ts'
import { demoCanteens } from '../../db/demo/places.ts'
import { trayOf } from '../../db/demo/tray.ts'
import { manyTodays } from './todays.ts'

const servingKey = ({
  canteen,
  day,
  meal,
}: Pick<DemoBooking, 'canteen' | 'day' | 'meal'>): string => `${canteen} ${day} ${meal}`

function grouped<Key>(
  bookings: readonly DemoBooking[],
  keyOf: (booking: DemoBooking) => Key,
): Map<Key, DemoBooking[]> {
  const groups = new Map<Key, DemoBooking[]>()
  for (const booking of bookings)
    groups.set(keyOf(booking), [...(groups.get(keyOf(booking)) ?? []), booking])
  return groups
}

const portions = (bookings: readonly DemoBooking[]): number =>
  bookings
    .filter(({ outcome }) => outcome !== 'cancelled')
    .reduce((sum, { quantity }) => sum + quantity, 0)

describe.each(manyTodays)('the demo bookings on %s', (today) => {
  const people = demoPeople(today)
  const bookings = plannedBookings(today, people)
  const servings = new Map(
    menuWeeks(today).flatMap((week) =>
      week.servings.map((serving) => [servingKey(serving), serving]),
    ),
  )
  const by = grouped(bookings, servingKey)
  const whose = (name: string) =>
    bookings.filter(({ resident }) => people.residents[resident]?.name === name)
  const lunch = (dayOffset: number) =>
    bookings.filter(
      (booking) =>
        booking.canteen === 'xingfuli' &&
        booking.meal === 'lunch' &&
        booking.dayOffset === dayOffset,
    )

  test('are of servings and dishes that exist, at the resident’s own canteen', () => {
    for (const booking of bookings) {
      const serving = servings.get(servingKey(booking))
      expect(serving?.offerings.some(({ name }) => name === booking.offering)).toBe(true)
      expect(people.residents[booking.resident]?.canteen).toBe(booking.canteen)
    }
  })

  test('never give anybody what they must not eat', () => {
    for (const { resident, variant, ...booking } of bookings) {
      const person = people.residents[resident]
      const offering = servings
        .get(servingKey(booking))
        ?.offerings.find(({ name }) => name === booking.offering)
      const tray = trayOf(offering?.dishes ?? [])
      expect(fits(tray, person?.needs ?? []), `${person?.name} ${booking.offering}`).toBe(true)
      expect(tray.textures).toContain(variant.texture)
      expect(variant.omits.every((allergen) => tray.omittable.includes(allergen))).toBe(true)
    }
  })

  test('are one at most for each person and serving', () => {
    for (const [key, inServing] of by)
      expect(new Set(inServing.map(({ resident }) => resident)).size, key).toBe(inServing.length)
  })

  test('stay within portion limits and places', () => {
    for (const [key, inServing] of by) {
      for (const { name, portionLimit } of servings.get(key)?.offerings ?? [])
        expect(
          portions(inServing.filter(({ offering }) => offering === name)),
          `${key} ${name}`,
        ).toBeLessThanOrEqual(portionLimit)
      const [first] = inServing
      const canteen = demoCanteens.find((one) => one.key === first?.canteen)
      const pattern = canteen?.patterns.find(({ meal }) => meal === first?.meal)
      expect(portions(inServing.filter(({ way }) => way === 'dine_in'))).toBeLessThanOrEqual(
        pattern?.dineIn ?? 0,
      )
      expect(portions(inServing.filter(({ way }) => way === 'pick_up'))).toBeLessThanOrEqual(
        pattern?.pickUp ?? 0,
      )
    }
  })

  test('tomorrow’s lunch has 100 to 140 portions, over all five dishes', () => {
    expect(portions(lunch(1))).toBeGreaterThanOrEqual(100)
    expect(portions(lunch(1))).toBeLessThanOrEqual(140)
    expect(new Set(lunch(1).map(({ offering }) => offering)).size).toBe(5)
  })

  test('the past is over, today and tomorrow are not', () => {
    for (const { dayOffset, outcome } of bookings)
      expect(dayOffset < 0 ? outcome !== 'placed' : ['placed', 'cancelled'].includes(outcome)).toBe(
        true,
      )
    expect(Math.min(...bookings.map(({ dayOffset }) => dayOffset))).toBe(-14)
    expect(Math.max(...bookings.map(({ dayOffset }) => dayOffset))).toBe(1)
  })

  test('most are collected, a few missed, a few cancelled', () => {
    const past = bookings.filter(({ dayOffset }) => dayOffset < 0)
    const share = (outcome: DemoBooking['outcome']) =>
      past.filter((booking) => booking.outcome === outcome).length / past.length
    expect(share('collected')).toBeGreaterThan(0.9)
    expect(share('missed')).toBeGreaterThan(0.005)
    expect(share('missed')).toBeLessThan(0.05)
    expect(share('cancelled')).toBeGreaterThan(0.01)
  })

  test('about seven in ten residents eat on most days', () => {
    const days = grouped(
      bookings.filter(({ dayOffset, meal }) => dayOffset < 0 && meal === 'lunch'),
      ({ resident }) => resident,
    )
    const often = [...days.values()].filter((eaten) => eaten.length >= 8).length
    expect(often / people.residents.length).toBeGreaterThan(0.55)
    expect(often / people.residents.length).toBeLessThan(0.85)
  })

  test('the elder and the desk’s caller last ate ribs, made soft, and have not booked for tomorrow', () => {
    for (const name of ['陈桂英', '张秀英']) {
      const eaten = whose(name).toSorted((a, b) => b.dayOffset - a.dayOffset)
      expect(eaten[0], name).toMatchObject({
        dayOffset: -1,
        offering: '萝卜排骨',
        outcome: 'collected',
        way: 'dine_in',
        variant: { texture: 'soft' },
      })
      expect(
        eaten.slice(0, 5).filter(({ offering }) => offering === '萝卜排骨'),
        name,
      ).toHaveLength(4)
    }
    expect(whose('张秀英')[0]?.variant.omits).toEqual(['crustacean', 'peanut'])
  })

  test('the call list: a woman of 92 has not come for three days, five others have not booked', () => {
    expect(Math.max(...whose('吴桂芳').map(({ dayOffset }) => dayOffset))).toBeLessThanOrEqual(-4)
    expect(whose('吴桂芳').length).toBeGreaterThanOrEqual(8)
    for (const name of ['罗玉兰', '唐惠兰', '邓国庆', '何长林', '高淑珍']) {
      expect(whose(name).length, name).toBeGreaterThanOrEqual(8)
      expect(
        whose(name).some(({ dayOffset }) => dayOffset >= 0),
        name,
      ).toBe(false)
    }
  })

  test('nobody eats after dying or moving away, and nobody who needs a halal kitchen eats here', () => {
    for (const { resident, day } of bookings) {
      const person = people.residents[resident]
      expect(person?.diedOn === null || day < (person?.diedOn ?? day)).toBe(true)
      expect(person?.leftOn === null || day < (person?.leftOn ?? day)).toBe(true)
      expect(person?.needs.some(({ kind }) => kind === 'halal')).toBe(false)
    }
  })

  test('a relative books only for her own, a volunteer only in her own buildings', () => {
    const mayAct = ({ placedBy, resident }: DemoBooking): boolean => {
      const home = people.residents[resident]?.home
      if (placedBy.kind === 'family')
        return (people.family[placedBy.family]?.links ?? []).some(
          (link) => link.resident === resident && link.permissions.includes('book'),
        )
      if (placedBy.kind === 'volunteer')
        return (people.volunteers[placedBy.volunteer]?.buildings ?? []).some(
          ({ compound, building }) => compound === home?.compound && building === home.building,
        )
      return true
    }
    expect(bookings.filter((booking) => !mayAct(booking))).toEqual([])
    expect(new Set(bookings.map(({ placedBy }) => placedBy.kind)).size).toBe(4)
  })

  test('people come while the counter is open', () => {
    for (const { meal, arrivesAt, canteen } of bookings) {
      const pattern = demoCanteens
        .find(({ key }) => key === canteen)
        ?.patterns.find((one) => one.meal === meal)
      expect(arrivesAt >= (pattern?.from ?? '') && arrivesAt < (pattern?.to ?? '')).toBe(true)
    }
  })

  test('are the same when asked again', () => {
    expect(plannedBookings(today, demoPeople(today))).toEqual(bookings)
  })
})
