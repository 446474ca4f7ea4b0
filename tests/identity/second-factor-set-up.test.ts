import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { anOfficial, aStaffMember } from '../support/builders/people.ts'
import { aPhoneWithCodes, codeOn, setUpPhone } from '../support/builders/phone.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor, count, forgetLimits, passPhrase, wrongCode } from './door.ts'
import { managersAt } from './signed-in.ts'

const database = await aDatabase()
const { db, setNow, advance, resetNow } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const params = { canteenId: canteen.canteenId }
const { signedIn, tokenOf, linesOf } = managersAt(door, database, canteen)

beforeEach(() => forgetLimits(db))

let colleagues = 0
const person = (role: 'counter') => ({
  name: '李志愿',
  userName: `colleague${(colleagues += 1)}`,
  passPhrase,
  role,
  placeIds: [],
})

describe('stepping up', () => {
  const step = async (factor: { provenAt: string }) =>
    door.browser(await aStaffMember(db, 'manager', canteen, factor))
  const device = { kind: 'board' as const, name: '电视' }

  test('is asked for ten minutes after the proof, by the clock of the database', async () => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { browser, secret } = await signedIn()
    await browser.call('proveSecondFactor', { body: { code: await codeOn(db, secret) } })
    const add = () => browser.outcome('addDevice', { params, body: device })
    expect(await add()).toBe('accepted')
    await advance('9 minutes 59 seconds')
    expect(await add()).toBe('accepted')
    await advance('1 second')
    expect(await add()).toBe('step_up_required')
    expect(await browser.outcome('listDevices', { params })).toBe('accepted')
    await browser.call('proveSecondFactor', { body: { code: await codeOn(db, secret) } })
    expect(await add()).toBe('accepted')
    await resetNow()
  })

  test('guards rights, devices and the factor itself', async () => {
    const stale = await step({ provenAt: '2020-01-01T00:00:00Z' })
    const endless = { ...params, accountId: 999_999 }
    const outcomes = [
      await stale.outcome('addStaff', { params, body: person('counter') }),
      await stale.outcome('endStaff', { params: endless, body: { reason: '' } }),
      await stale.outcome('addDevice', { params, body: device }),
      await stale.outcome('revokeDevice', { params: { ...params, deviceId: 999_999 } }),
      await stale.outcome('renewRecoveryCodes', {}),
    ]
    expect(new Set(outcomes)).toEqual(new Set(['step_up_required']))
  })

  test('tells nobody to step up where nothing would be gained', async () => {
    const stale = await step({ provenAt: '2020-01-01T00:00:00Z' })
    const other = await aCanteen().named('双山食堂').in(db)
    const elsewhere = { canteenId: other.canteenId }
    expect(await stale.outcome('addDevice', { params: elsewhere, body: device })).toBe('not_yours')
  })
})

describe('setting a phone up', () => {
  const newcomer = async () => {
    const member = await aStaffMember(db, 'manager', canteen, 'not proven')
    return { ...member, browser: door.browser(member) }
  }

  test('takes its first code, and answers with ten codes for paper', async () => {
    const { browser, accountId } = await newcomer()
    expect(await browser.outcome('confirmSecondFactor', { body: { code: '123456' } })).toBe(
      'totp_not_set_up',
    )
    expect(await browser.outcome('proveSecondFactor', { body: { code: '123456' } })).toBe(
      'totp_not_set_up',
    )
    const shown = await browser.call('startSecondFactor', {})
    expect(shown.secret).toHaveLength(8)
    expect(shown.qrSvg).toContain('<svg')
    const secret = shown.secret.join('')
    expect(new URL(shown.uri).searchParams.get('secret')).toBe(secret)
    const wrong = { body: { code: wrongCode(await codeOn(db, secret)) } }
    expect(await browser.outcome('confirmSecondFactor', wrong)).toBe('wrong_totp')
    const before = tokenOf(browser)
    const body = { code: await codeOn(db, secret) }
    const { recoveryCodes } = await browser.call('confirmSecondFactor', { body })
    expect(recoveryCodes).toHaveLength(10)
    expect(tokenOf(browser)).not.toBe(before)
    expect(await browser.call('getSecondFactor', {})).toMatchObject({
      state: 'proven',
      recoveryCodesLeft: 10,
      demo: null,
    })
    const again = { body: { code: body.code } }
    expect(await browser.outcome('proveSecondFactor', again)).toBe('wrong_totp')
    expect((await linesOf(accountId)).map(({ action }) => action)).toEqual([
      'set_up_second_factor',
      'prove_second_factor',
    ])
  })

  test('shown twice, the last one counts', async () => {
    const { browser } = await newcomer()
    const first = (await browser.call('startSecondFactor', {})).secret.join('')
    await browser.call('startSecondFactor', {})
    const body = { code: await codeOn(db, first) }
    expect(await browser.outcome('confirmSecondFactor', { body })).toBe('wrong_totp')
  })

  test('again is not for who knows the pass phrase alone', async () => {
    const { browser } = await signedIn()
    expect(await browser.outcome('startSecondFactor', {})).toBe('second_factor_required')
    expect(await browser.outcome('renewRecoveryCodes', {})).toBe('second_factor_required')
  })

  test('again replaces the phone and the paper; until its first code the old phone is good', async () => {
    await setNow('2026-11-22T08:00:00+08:00')
    const { browser } = await newcomer()
    const old = await setUpPhone(db, browser)
    const shown = await browser.call('startSecondFactor', {})
    await advance('1 minute')
    const stillGood = { body: { code: await codeOn(db, old.secret) } }
    expect(await browser.outcome('proveSecondFactor', stillGood)).toBe('accepted')
    const secret = shown.secret.join('')
    const body = { code: await codeOn(db, secret) }
    await browser.call('confirmSecondFactor', { body })
    await advance('1 minute')
    const useless = [await codeOn(db, old.secret), old.recoveryCodes[0] ?? '']
    for (const code of useless) {
      expect(await browser.outcome('proveSecondFactor', { body: { code } })).toBe('wrong_totp')
    }
    const good = { body: { code: await codeOn(db, secret) } }
    expect(await browser.outcome('proveSecondFactor', good)).toBe('accepted')
    await resetNow()
  })

  test('a recovery code gets in once; new ones make the old paper worthless', async () => {
    const { browser } = await newcomer()
    const { recoveryCodes } = await setUpPhone(db, browser)
    const [first = '', second = ''] = recoveryCodes
    const prove = (code: string) => browser.outcome('proveSecondFactor', { body: { code } })
    expect(await prove(first.toLowerCase())).toBe('accepted')
    expect(await prove(first)).toBe('wrong_totp')
    expect((await browser.call('getSecondFactor', {})).recoveryCodesLeft).toBe(9)
    const renewed = (await browser.call('renewRecoveryCodes', {})).recoveryCodes
    expect(await prove(second)).toBe('wrong_totp')
    expect(await prove(renewed[0] ?? '')).toBe('accepted')
  })

  test("nobody's recovery code is good for somebody else", async () => {
    const [one, two] = [await newcomer(), await newcomer()]
    const { recoveryCodes } = await setUpPhone(db, one.browser)
    await setUpPhone(db, two.browser)
    const body = { code: recoveryCodes[0] ?? '' }
    expect(await two.browser.outcome('proveSecondFactor', { body })).toBe('wrong_totp')
  })
})

describe('a lost phone', () => {
  const administrator = async (placeId: number) => {
    const member = await anOfficial(db, 'admin', placeId)
    return { ...member, browser: door.browser(member) }
  }
  const reset = (
    browser: ReturnType<typeof door.browser>,
    accountId: number,
    reason = '手机丢了',
  ) => browser.outcome('resetSecondFactor', { params: { accountId }, body: { reason } })

  test('is replaced with the help of an administrator above; the sessions end', async () => {
    const { browser, accountId, userName, secret } = await signedIn()
    await browser.call('proveSecondFactor', { body: { code: await codeOn(db, secret) } })
    const admin = await administrator(canteen.cityId)
    expect(await reset(admin.browser, accountId, '王站长的手机丢了')).toBe('accepted')
    expect(await browser.outcome('listSessions', {})).toBe('session_ended')
    await browser.call('signIn', { body: { userName, passPhrase } })
    expect((await browser.call('getSession', {})).secondFactor).toBe('to_set_up')
    await setUpPhone(db, browser)
    expect(await reset(admin.browser, accountId, '又丢了')).toBe('accepted')
    const lines = await linesOf(accountId)
    expect(lines.filter(({ action }) => action === 'reset_second_factor')).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toMatch(/王站长|丢/)
    expect(await count(db, sql`second_factor_resets where account_id = ${accountId}`)).toBe(2)
  })

  test('is never one’s own', async () => {
    const admin = await administrator(canteen.cityId)
    expect(await reset(admin.browser, admin.accountId)).toBe('not_oneself')
  })

  test('is not reset from beside or below, nor by anybody else', async () => {
    const { accountId } = await signedIn()
    const above = await administrator(canteen.cityId)
    await aPhoneWithCodes(db, above.accountId)
    const ofStreet = await administrator(canteen.streetId)
    expect(await reset(ofStreet.browser, above.accountId)).toBe('not_yours')
    expect(await reset(ofStreet.browser, accountId)).toBe('accepted')
    const manager = door.browser(await aStaffMember(db, 'manager', canteen))
    expect(await reset(manager, above.accountId)).toBe('not_yours')
    expect(await reset(above.browser, 999_999)).toBe('not_found')
    expect(await reset(above.browser, accountId)).toBe('totp_not_set_up')
  })

  test('needs the administrator’s own code, and a reason', async () => {
    const { accountId } = await signedIn()
    const stale = { provenAt: '2020-01-01T00:00:00Z' }
    const admin = door.browser(await anOfficial(db, 'admin', canteen.cityId, stale))
    expect(await reset(admin, accountId)).toBe('step_up_required')
    const fresh = await administrator(canteen.cityId)
    expect(await reset(fresh.browser, accountId, ' ')).toBe('malformed')
  })

  test('the list of staff says whose may be reset, by whom', async () => {
    const { userName } = await signedIn()
    const mayReset = async (browser: ReturnType<typeof door.browser>) => {
      const { staff } = await browser.call('listStaff', { params })
      return staff.find((member) => member.userName === userName)?.mayResetSecondFactor
    }
    expect(await mayReset((await administrator(canteen.cityId)).browser)).toBe(true)
    expect(await mayReset(door.browser(await aStaffMember(db, 'manager', canteen)))).toBe(false)
  })
})

test('a demonstration shows the code, and only a demonstration', async () => {
  const demo = await aDoor(database, 'demo')
  const { browser, secret } = await signedIn()
  expect((await browser.call('getSecondFactor', {})).demo).toBeNull()
  const same = demo.browser({ cookies: browser.cookies })
  const code = (await same.call('getSecondFactor', {})).demo?.code ?? ''
  expect(await browser.outcome('proveSecondFactor', { body: { code } })).toBe('accepted')
  expect([await codeOn(db, secret, -1), await codeOn(db, secret)]).toContain(code)
})
