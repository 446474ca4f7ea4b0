import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { giveLetter } from '../../backend/identity/device.store.ts'
import { nextLetter } from '../../backend/identity/kiosk-letter.rules.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { aDevice, aStaffMember } from '../support/builders/people.ts'
import { aCanteen, type Canteen } from '../support/builders/place.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aMeetingOf } from '../support/race/meeting.ts'
import { aConnectionAside, aDoor, count, forgetLimits, wrongCode } from './door.ts'

const database = await aDatabase()
const { db, setNow, advance, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const other = await aCanteen().named('双山食堂').in(db)
const manager = door.browser(await aStaffMember(db, 'manager', canteen))
const otherManager = door.browser(await aStaffMember(db, 'manager', other))
const { canteenId } = canteen

beforeEach(() => forgetLimits(db))

const byName = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

const added = (kind: 'board' | 'counter' = 'board', key = randomUUID()) =>
  manager.call('addDevice', { params: { canteenId }, body: { kind, name: '厨房电视' }, key })

const paired = async (kind: 'board' | 'counter' = 'board') => {
  const { pairingCode } = await added(kind)
  const screen = door.browser()
  const reply = await screen.call('pairDevice', { body: { code: pairingCode } })
  return { screen, ...reply }
}

test('a screen that is told the code is the device from then on', async () => {
  const { screen, deviceId, home } = await paired()
  expect(home).toBe('/board')
  const session = await screen.call('getSession', {})
  expect(session.device).toEqual({
    deviceId,
    kind: 'board',
    canteenId,
    name: '厨房电视',
    letter: null,
  })
  expect(session.help.phone).toBe('021-56000001')
  const { devices } = await manager.call('listDevices', { params: { canteenId } })
  expect(devices.find((device) => device.deviceId === deviceId)?.registeredAt).not.toBeNull()
})

test('a code is good once, for fifteen minutes', async () => {
  await setNow('2026-11-22T08:00:00+08:00')
  const { pairingCode: code } = await added()
  const late = await added()
  const outcome = (body: { code: string }) => door.browser().outcome('pairDevice', { body })
  expect(await outcome({ code })).toBe('accepted')
  expect(await outcome({ code })).toBe('pairing_expired')
  await advance('15 minutes')
  expect(await outcome({ code: late.pairingCode })).toBe('pairing_expired')
  await resetNow()
})

test('of fifty screens at once one becomes the device', async () => {
  const { pairingCode: code } = await added()
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      door.browser({ address: `10.7.${n}.1` }).outcome('pairDevice', { body: { code } }),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
})

test('twenty codes an hour are tried from one address', async () => {
  const { pairingCode } = await added()
  const body = { code: `${wrongCode(pairingCode.slice(0, 6))}${pairingCode.slice(6)}` }
  const outcomes: string[] = []
  for (let n = 0; n < 22; n += 1)
    outcomes.push(await door.browser().outcome('pairDevice', { body }))
  expect(outcomes.filter((outcome) => outcome === 'pairing_expired')).toHaveLength(20)
  expect(outcomes.at(-1)).toBe('too_many_requests')
})

test('a second tap shows the same code', async () => {
  const key = randomUUID()
  const before = await count(db, sql`devices`)
  const [one, two] = await Promise.all([added('board', key), added('board', key)])
  expect(one).toEqual(two)
  expect(await count(db, sql`devices`)).toBe(before + 1)
})

test('a device that is switched off is out at its next request, and is told why', async () => {
  const { screen, deviceId } = await paired()
  expect(await screen.outcome('listSessions', {})).toBe('sign_in_required')
  await manager.call('revokeDevice', { params: { canteenId, deviceId } })
  expect((await screen.call('getSession', {})).device).toBeNull()
  expect(await screen.outcome('listSessions', {})).toBe('device_revoked')
  expect(await manager.outcome('revokeDevice', { params: { canteenId, deviceId } })).toBe(
    'not_found',
  )
})

test('a device that waits for its code can be called off', async () => {
  const { deviceId, pairingCode: code } = await added()
  await manager.call('revokeDevice', { params: { canteenId, deviceId } })
  expect(await door.browser().outcome('pairDevice', { body: { code } })).toBe('pairing_expired')
})

test("nobody switches off another canteen's device", async () => {
  const { deviceId } = await paired()
  const params = { canteenId: other.canteenId, deviceId }
  expect(await otherManager.outcome('revokeDevice', { params })).toBe('not_found')
  expect(await otherManager.outcome('revokeDevice', { params: { canteenId, deviceId } })).toBe(
    'not_yours',
  )
})

test('the records say who added, paired and switched off which device', async () => {
  const { deviceId } = await paired('counter')
  await manager.call('revokeDevice', { params: { canteenId, deviceId } })
  const entries = await auditOf(db, canteenId)
  const lines = entries.filter(({ subject }) => subject === `device:${deviceId}`)
  expect(lines.map(({ action }) => action)).toEqual(['add_device', 'pair_device', 'revoke_device'])
  expect(lines.map(({ actor }) => actor.split(':')[0])).toEqual(['account', 'device', 'account'])
})

/** A kiosk of a canteen of its own, registered; its letter as its page is told it. */
async function aKioskAt(
  place: Canteen,
  address: string,
): Promise<{ letter: string | null; deviceId: number }> {
  const boss = door.browser(await aStaffMember(db, 'manager', place))
  const body = { kind: 'kiosk' as const, name: '门口' }
  const { pairingCode } = await boss.call('addDevice', {
    params: { canteenId: place.canteenId },
    body,
  })
  const machine = door.browser({ address })
  const { deviceId } = await machine.call('pairDevice', { body: { code: pairingCode } })
  const { device } = await machine.call('getSession', {})
  return { deviceId, letter: device?.letter ?? null }
}

test('kiosks of one canteen that register at the same moment print different letters, another canteen begins anew', async () => {
  const place = await aCanteen().named('自助多的食堂').in(db)
  const at = (n: number) => aKioskAt(place, `10.9.${n}.1`)
  const made = await Promise.all(Array.from({ length: 12 }, (_, n) => at(n)))
  expect(made.map(({ letter }) => letter).toSorted(byName)).toEqual('ABCDEFGHJKLM'.split(''))
  expect((await aKioskAt(other, '10.9.50.1')).letter).toBe('A')
  // One that is taken away leaves its letter to the papers of this morning.
  const first = present(
    made.find(({ letter }) => letter === 'A'),
    'one has the first',
  )
  const boss = door.browser(await aStaffMember(db, 'manager', place))
  const params = { canteenId: place.canteenId, deviceId: first.deviceId }
  await boss.call('revokeDevice', { params })
  expect((await at(51)).letter).toBe('N')
})

test('without the wait for each other the database itself refuses a letter twice', async () => {
  const place = await aCanteen().named('争字母的食堂').in(db)
  const [one, two] = [await aDevice(db, 'kiosk', place), await aDevice(db, 'kiosk', place)]
  const bothHaveLooked = aMeetingOf(2)
  const take = ({ deviceId }: { deviceId: number }) =>
    inTransaction(aConnectionAside(database), async (tx) => {
      const taken = await sql<{ letter: string; inUse: boolean }>`
        select letter, true as "inUse" from devices
        where canteen_id = ${place.canteenId} and letter is not null`.execute(tx)
      await bothHaveLooked()
      await giveLetter(tx, deviceId, nextLetter(taken.rows) ?? '')
    })
  const outcomes = await Promise.allSettled([take(one), take(two)])
  expect(outcomes.map(({ status }) => status).toSorted(byName)).toEqual(['fulfilled', 'rejected'])
})
