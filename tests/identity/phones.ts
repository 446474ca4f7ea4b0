import { randomInt } from 'node:crypto'
import type { Db } from '../../backend/kernel/database.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import type { Canteen } from '../support/builders/place.ts'
import type { Door } from './door.ts'

export const aPhone = (): string => `138${String(randomInt(1e8)).padStart(8, '0')}`

export const aDinerWithPhone = async (
  db: Db,
  canteen: Canteen,
  phone = aPhone(),
): Promise<Diner & { phone: string }> => {
  const diner = await aDiner(canteen).reachedAt(phone).in(db)
  return { ...diner, phone }
}

/** Asks for a code; the challenge to answer. */
export const askForCodeAt = async (door: Door, phone: string): Promise<string> =>
  (await door.browser().call('askForCode', { body: { phone } })).id
