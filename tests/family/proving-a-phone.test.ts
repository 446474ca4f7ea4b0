import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { readPhones } from '../../backend/identity/own-phone.store.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { callListView } from '../../backend/notices/call-list.view.ts'
import { tellFamily } from '../../backend/notices/tell-family.action.ts'
import { serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { inCheckout } from '../../scripts/support/checkout.ts'
import {
  aDoor,
  count,
  forgetLimits,
  lastCodeFor,
  wrongCode,
  type Browser,
} from '../identity/door.ts'
import { aDinerWithPhone, aPhone } from '../identity/phones.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aStaffMember, type SignedIn } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'

const database = await aDatabase()
const { db } = database
// Codes are read out on a demonstration, sent in a real place with a gateway; both prove by a code.
const door = await aDoor(database, 'demo')
const withoutMessages = await aDoor(database)
const canteen = await aCanteen().in(db)
const desk = door.browser(await aStaffMember(db, 'counter', canteen))
beforeEach(() => forgetLimits(db))

const aMother = (): Promise<Diner & SignedIn> => aDiner(canteen).aged(82).signedIn(db)

/** Somebody who joined, with the number she typed. */
const aDaughter = async (mother: Diner & SignedIn, phone: string, at = door): Promise<Browser> => {
  const params = { dinerId: mother.dinerId }
  const hers = at.browser(mother)
  await hers.call('makeFamilyCode', { params, body: { book: 'on', pay: 'on' } })
  const { code } = await hers.call('getFamilyCircle', { params })
  const child = at.browser()
  const token = code?.url.split('/').pop() ?? ''
  await child.call('joinFamily', { body: { token, name: '小红', relation: '女儿', phone } })
  return child
}
const ask = async (child: Browser, phone: string): Promise<string> =>
  (await child.call('askToProvePhone', { body: { phone } })).id
const own = async (child: Browser) => (await child.call('getOwnPhone', {})).own
const prove = async (child: Browser, phone: string): Promise<void> => {
  const challenge = await ask(child, phone)
  await child.call('provePhone', { body: { challenge, code: await lastCodeFor(db, phone) } })
}
const waysTold = async (mother: Diner): Promise<string[]> => {
  await inTransaction(db, (tx) =>
    tellFamily(tx, {
      canteenId: canteen.canteenId,
      dinerId: mother.dinerId,
      kind: 'not_collected',
      params: { day: serviceDay('2026-11-26'), meal: 'lunch', time: timeOfDay('12:00') },
    }),
  )
  const found = await sql<{ way: string }>`
    select way from notices where diner_id = ${mother.dinerId} and kind = 'not_collected' order by id`.execute(
    db,
  )
  return found.rows.map(({ way }) => way)
}

describe('a number typed while joining', () => {
  test('signs nobody in: whoever really has it is told that it is unknown', async () => {
    const phone = aPhone()
    const child = await aDaughter(await aMother(), phone)
    expect(await own(child)).toEqual({ proven: '', unproven: phone, proof: 'code' })
    expect(await door.browser().outcome('askForCode', { body: { phone } })).toBe('phone_unknown')
    expect(await count(db, sql`one_time_codes where phone = ${phone}`)).toBe(0)
  })

  test('is told nothing: the news stands on her page', async () => {
    const mother = await aMother()
    await aDaughter(mother, aPhone())
    expect(await waysTold(mother)).toEqual(['feed'])
  })

  test('keeps nobody else from proving that it is hers', async () => {
    const phone = aPhone()
    await aDaughter(await aMother(), phone)
    const owner = await aDaughter(await aMother(), phone)
    await prove(owner, phone)
    expect((await own(owner))?.proven).toBe(phone)
  })
})

describe('shown to be hers', () => {
  test('it signs her in on another phone and is told', async () => {
    const mother = await aMother()
    const phone = aPhone()
    const child = await aDaughter(mother, phone)
    await prove(child, phone)
    expect(await own(child)).toEqual({ proven: phone, unproven: '', proof: 'code' })
    expect(await waysTold(mother)).toEqual(['message'])
    const other = door.browser()
    const { id } = await other.call('askForCode', { body: { phone } })
    await other.call('redeemCode', {
      body: { challenge: id, code: await lastCodeFor(db, phone) },
    })
    const grants = async (at: Browser) => (await at.call('getSession', {})).grants
    expect(await grants(other)).toEqual(await grants(child))
  })

  test('a mistyped one is put right on the way', async () => {
    const [typed, right] = [aPhone(), aPhone()]
    const child = await aDaughter(await aMother(), typed)
    const challenge = await ask(child, typed)
    const stale = await lastCodeFor(db, typed)
    await prove(child, right)
    expect(await own(child)).toMatchObject({ proven: right, unproven: '' })
    // The first code still lies on the stranger's phone.
    expect(await child.outcome('provePhone', { body: { challenge, code: stale } })).toBe(
      'code_expired',
    )
    expect(await own(child)).toMatchObject({ proven: right })
  })

  test('a new number leaves the old one hers until it is shown too', async () => {
    const [old, next] = [aPhone(), aPhone()]
    const child = await aDaughter(await aMother(), old)
    await prove(child, old)
    await ask(child, next)
    expect(await own(child)).toMatchObject({ proven: old, unproven: next })
    expect(await door.browser().outcome('askForCode', { body: { phone: next } })).toBe(
      'phone_unknown',
    )
  })

  test('a second tap is the same tap', async () => {
    const phone = aPhone()
    const child = await aDaughter(await aMother(), phone)
    const challenge = await ask(child, phone)
    const body = { challenge, code: await lastCodeFor(db, phone) }
    const key = randomUUID()
    await child.call('provePhone', { body, key })
    await child.call('provePhone', { body, key })
    expect(await count(db, sql`audit_entries where action = 'phone.proven'`)).toBeGreaterThan(0)
  })
})

test('staff of a demonstration see whose code they read out', async () => {
  const phone = aPhone()
  await ask(await aDaughter(await aMother(), ''), phone)
  const scope = { canteen: 'served', placeIds: [] } as const
  const list = { codes: 'shown', messages: 'called', scope } as const
  const { notices } = await callListView(db, canteen.canteenId, list)
  expect(notices.filter((call) => call.phone === phone)).toMatchObject([{ name: '小红' }])
})

describe('a code proves what it was sent for', () => {
  test('not with five wrong guesses before it', async () => {
    const phone = aPhone()
    const child = await aDaughter(await aMother(), phone)
    const challenge = await ask(child, phone)
    const code = await lastCodeFor(db, phone)
    const outcomes: string[] = []
    for (const guess of [...Array.from({ length: 5 }, () => wrongCode(code)), code])
      outcomes.push(await child.outcome('provePhone', { body: { challenge, code: guess } }))
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'wrong_code'), 'code_expired'])
  })

  test('not for another account, and it signs nobody in', async () => {
    const phone = aPhone()
    const child = await aDaughter(await aMother(), phone)
    const stranger = await aDaughter(await aMother(), phone)
    const challenge = await ask(child, phone)
    const body = { challenge, code: await lastCodeFor(db, phone) }
    expect(await stranger.outcome('provePhone', { body })).toBe('code_expired')
    expect(await door.browser().outcome('redeemCode', { body })).toBe('code_expired')
    expect(await child.outcome('provePhone', { body })).toBe('accepted')
  })

  test('a code to sign in with proves nothing', async () => {
    const { phone } = await aDinerWithPhone(db, canteen)
    const child = await aDaughter(await aMother(), aPhone())
    const { id } = await door.browser().call('askForCode', { body: { phone } })
    const body = { challenge: id, code: await lastCodeFor(db, phone) }
    expect(await child.outcome('provePhone', { body })).toBe('code_expired')
    expect(await child.outcome('askToProvePhone', { body: { phone } })).toBe('phone_in_use')
  })

  test('of two who ask for one number at once, one gets it', async () => {
    const phone = aPhone()
    const guesses: (() => Promise<string>)[] = []
    for (const child of [
      await aDaughter(await aMother(), phone),
      await aDaughter(await aMother(), phone),
    ]) {
      const body = { challenge: await ask(child, phone), code: await lastCodeFor(db, phone) }
      guesses.push(() => child.outcome('provePhone', { body }))
    }
    const outcomes = await Promise.all(guesses.map((guess) => guess()))
    expect(outcomes.toSorted()).toEqual(['accepted', 'phone_in_use'])
  })

  test('numbers cannot be tried through: six an hour for one account', async () => {
    const child = await aDaughter(await aMother(), aPhone())
    const { phone } = await aDinerWithPhone(db, canteen)
    const outcomes: string[] = []
    for (let n = 0; n < 8; n += 1)
      outcomes.push(await child.outcome('askToProvePhone', { body: { phone } }))
    expect(outcomes).toEqual([
      ...Array.from({ length: 6 }, () => 'phone_in_use'),
      'too_many_requests',
      'too_many_requests',
    ])
  })
})

describe('at the desk', () => {
  const shown = async (mother: Diner) =>
    (await desk.call('getFamilyCircle', { params: { dinerId: mother.dinerId } })).phonesToConfirm

  test('the number waits to be rung up, and is hers once somebody has', async () => {
    const mother = await aMother()
    const phone = aPhone()
    const child = await aDaughter(mother, phone, withoutMessages)
    expect(await own(child)).toMatchObject({ unproven: phone, proof: 'desk' })
    const [waiting] = await shown(mother)
    expect(waiting?.phone).toBe(phone)
    const params = { dinerId: mother.dinerId, accountId: waiting?.accountId ?? 0 }
    const other = aPhone()
    expect(await desk.outcome('confirmFamilyPhone', { params, body: { phone: other } })).toBe(
      'not_found',
    )
    expect(await desk.outcome('confirmFamilyPhone', { params, body: { phone } })).toBe('accepted')
    expect(await shown(mother)).toEqual([])
    expect(await own(child)).toMatchObject({ proven: phone, unproven: '' })
  })

  test('the elder herself is not shown it', async () => {
    const mother = await aMother()
    await aDaughter(mother, aPhone())
    const circle = await door
      .browser(mother)
      .call('getFamilyCircle', { params: { dinerId: mother.dinerId } })
    expect(circle.phonesToConfirm).toEqual([])
  })

  test('where nothing sends messages a number is only written down, and may be a landline', async () => {
    const child = await aDaughter(await aMother(), '', withoutMessages)
    expect(await ask(child, '021-56560000')).toBe('')
    expect(await own(child)).toMatchObject({ unproven: '021-56560000', proof: 'desk' })
    const withCodes = await aDaughter(await aMother(), '')
    expect(await withCodes.outcome('askToProvePhone', { body: { phone: '021-56560000' } })).toBe(
      'phone_no_messages',
    )
  })
})

test('numbers believed until now are asked for once more; those of elders and staff stay as they are', async () => {
  const made = async (...roles: readonly ('family' | 'diner' | 'manager')[]) => {
    const mother = await aMother()
    const [phone, isStaff] = [aPhone(), roles.includes('manager')]
    const { id } = await db
      .insertInto('accounts')
      .values({
        display_name: '从前的',
        phone,
        ...(isStaff && { user_name: `u${phone}`, password_hash: 'x' }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const role of roles) {
      const over =
        role === 'manager' ? { canteen_id: canteen.canteenId } : { diner_id: mother.dinerId }
      await db
        .insertInto('role_grants')
        .values({ account_id: id, role, ...over, granted_by: 'test' })
        .execute()
    }
    return { id, phone }
  }
  const family = await made('family')
  const others = [
    await made('diner', 'family'),
    await made('manager'),
    await made('manager', 'family'),
  ]
  const migration = await readFile(inCheckout('db/migrations/0025-proven-phones.sql'), 'utf8')
  const move = /update accounts a set unproven_phone[^;]*;/.exec(migration)?.[0]
  await sql.raw(move ?? '').execute(db)
  expect(await readPhones(db, family.id)).toEqual({ proven: '', unproven: family.phone })
  for (const { id, phone } of others)
    expect(await readPhones(db, id)).toEqual({ proven: phone, unproven: '' })
})

test('whoever’s number the office keeps says none here', async () => {
  const elder = door.browser(await aMother())
  expect(await own(elder)).toBeNull()
  expect(await elder.outcome('askToProvePhone', { body: { phone: aPhone() } })).toBe('not_yours')
  expect(await desk.outcome('askToProvePhone', { body: { phone: aPhone() } })).toBe('not_yours')
})
