import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { aWindow } from '../support/window.ts'
import type { Window } from '../support/window.ts'

const database = await aDatabase()
const { url } = await aQuietApp(database)

/** A window at which a name is not enough, and somebody who booked and has a card. */
async function aStrictWindow() {
  const w = await aWindow(database, url)
  const rules = { params: { canteenId: w.canteenId } }
  const policy = await w.manager.call('getPolicy', rules)
  await w.manager.call('changePolicy', { ...rules, body: { ...policy, withoutCard: 'six_digits' } })
  const [eater] = w.eaters
  if (!eater) throw new Error('nobody booked')
  const { digits } = await w.manager.call('issueCard', { params: { dinerId: eater.dinerId } })
  return { w, eater, digits }
}

const shows = (api: Window['counter'], bookingId: number, digits: string) =>
  api.outcome('collectBooking', { params: { bookingId }, body: { card: { digits } } })
const wrong = (digits: string, by: number): string =>
  String((Number(digits) + by) % 1_000_000).padStart(6, '0')

test('six digits are a card at the canteen’s own registered counter and nowhere else', async () => {
  const { w, eater, digits } = await aStrictWindow()
  expect(await shows(w.counter, eater.bookingId, digits)).toBe('digits_to_collect')
  const her = await w.somebody()
  const issued = await w.manager.call('issueCard', { params: { dinerId: her.dinerId } })
  const sale = w.sale(her.dinerId, { card: { digits: issued.digits } })
  expect(await w.counter.outcome('sellWalkIn', sale)).toBe('digits_to_collect')
  expect(await shows(w.tablet, eater.bookingId, digits)).toBe('accepted')
  expect(await w.tablet.outcome('sellWalkIn', sale)).toBe('accepted')
})

test('they cannot be guessed there by handing out and selling', async () => {
  const { w, eater, digits } = await aStrictWindow()
  const outcomes: string[] = []
  for (let nth = 1; nth <= 16; nth += 1) {
    const guess = wrong(digits, nth)
    outcomes.push(await shows(w.tablet, eater.bookingId, guess))
    const sale = w.sale((await w.somebody()).dinerId, { card: { digits: guess } })
    outcomes.push(await w.tablet.outcome('sellWalkIn', sale))
  }
  expect(new Set(outcomes.slice(0, 30))).toEqual(new Set(['digits_to_collect']))
  expect(new Set(outcomes.slice(30))).toEqual(new Set(['too_many_requests']))
  expect(await findBrokenInvariants(w.db)).toEqual([])
})
