import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { readUnprovenOfFamily } from '../../backend/identity/own-phone.store.ts'
import { aDoor, count, forgetLimits, lastCodeFor, type Browser } from '../identity/door.ts'
import { aPhone } from '../identity/phones.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'

const database = await aDatabase()
const { db } = database
const door = await aDoor(database, 'demo')
const canteen = await aCanteen().in(db)
const desk = door.browser(await aStaffMember(db, 'counter', canteen))

beforeEach(() => forgetLimits(db))

const aDaughter = async (): Promise<{ child: Browser; dinerId: number }> => {
  const mother = await aDiner(canteen).aged(82).in(db)
  return { child: door.browser(await aFamilyMember(db, mother, 'see')), dinerId: mother.dinerId }
}
const ask = async (child: Browser, phone: string): Promise<string> =>
  (await child.call('askToProvePhone', { body: { phone } })).id
const own = async (child: Browser) => (await child.call('getOwnPhone', {})).own

describe('a number that is not hers', () => {
  test('she takes away; the code on its way to it proves nothing, and the desk is asked to ring nobody', async () => {
    const { child, dinerId } = await aDaughter()
    const phone = aPhone()
    const challenge = await ask(child, phone)
    await child.call('forgetOwnPhone', { body: {} })
    expect(await own(child)).toEqual({ proven: '', unproven: '', proof: 'code' })
    const body = { challenge, code: await lastCodeFor(db, phone) }
    expect(await child.outcome('provePhone', { body })).toBe('code_expired')
    expect(await readUnprovenOfFamily(db, dinerId)).toEqual([])
    // Pressed twice is pressed.
    expect(await child.outcome('forgetOwnPhone', { body: {} })).toBe('accepted')
    const chain = sql`audit_entries where action = 'phone.forgotten'`
    expect(await count(db, chain)).toBe(1)
  })

  test('goes alone: the one she has shown to be hers stays', async () => {
    const [right, wrong] = [aPhone(), aPhone()]
    const { child } = await aDaughter()
    const challenge = await ask(child, right)
    await child.call('provePhone', { body: { challenge, code: await lastCodeFor(db, right) } })
    await ask(child, wrong)
    expect(await own(child)).toEqual({ proven: right, unproven: wrong, proof: 'code' })
    await child.call('forgetOwnPhone', { body: {} })
    expect(await own(child)).toEqual({ proven: right, unproven: '', proof: 'code' })
  })

  test('is nobody else’s to take away: whose number the office keeps is refused', async () => {
    expect(await desk.outcome('forgetOwnPhone', { body: {} })).toBe('not_yours')
  })
})
