import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { buildScreens } from '../../scripts/build-screens.ts'
import { forgetLimits, lastCodeFor } from '../identity/door.ts'
import { aPhone } from '../identity/phones.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop, phone } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { handsOn } from '../support/hands.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)
const canteen = await aCanteen().named('幸福里食堂').in(db)

beforeEach(() => forgetLimits(db))

const aDaughter = async (typed: string) => {
  const mother = await aDiner(canteen).named('张秀英').aged(82).in(db)
  const daughter = await aFamilyMember(db, mother, 'see')
  await sql`update accounts set unproven_phone = ${typed} where id = ${daughter.accountId}`.execute(
    db,
  )
  return { mother, daughter }
}
const provenOf = async (accountId: number): Promise<string | null> =>
  (
    await db
      .selectFrom('accounts')
      .select('phone')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
  ).phone

test.each(['with script', 'without script'] as const)(
  'a mistyped number is put right and shown to be hers, %s',
  async (how) => {
    const right = aPhone()
    const { daughter } = await aDaughter(aPhone())
    const page = await browser.open('/family', {
      ...phone,
      ...daughter,
      ...(how === 'with script' ? {} : { script: 'off' }),
    })
    await page.getByRole('link', { name: '去核实' }).click()
    await page.getByLabel('手机号').fill(right)
    await page.getByRole('button', { name: '发验证码' }).click()
    await page.getByText(`发到了 ${right}。`).waitFor()
    const code = await lastCodeFor(db, right)
    await page.getByLabel('验证码').fill(code === '000000' ? '000001' : '000000')
    await page.getByRole('button', { name: '核实' }).click()
    await page.getByRole('link', { name: '验证码不对，请看清楚再输一次。' }).waitFor()
    expect(await provenOf(daughter.accountId)).toBeNull()
    await page.getByLabel('验证码').fill(code)
    await page.getByRole('button', { name: '核实' }).click()
    await page.getByRole('heading', { name: '核实好了' }).waitFor()
    expect(await provenOf(daughter.accountId)).toBe(right)
    await page.getByRole('link', { name: '回到爸妈今天' }).click()
    await page.getByRole('heading', { name: '爸妈今天吃了吗' }).waitFor()
    expect(await page.getByRole('link', { name: '去核实' }).count()).toBe(0)
  },
)

test.each([{}, { script: 'off' as const }])(
  'a number that is not hers goes in one tap from its page, %o',
  async (how) => {
    const { daughter } = await aDaughter('13800001234')
    const page = await browser.open('/family/phone', { ...phone, ...daughter, ...how })
    const hands = handsOn(page)
    const press = page.getByRole('button', { name: '13800001234 不是我的号码，删掉' })
    await hands.tap(press)
    await press.waitFor({ state: 'detached' })
    expect(hands.taps).toBe(1)
    expect(await page.getByRole('textbox', { name: '手机号' }).inputValue()).toBe('')
    const left =
      await sql`select unproven_phone from accounts where id = ${daughter.accountId}`.execute(db)
    expect(left.rows).toEqual([{ unproven_phone: null }])
  },
)

test('nothing is said to be shown where there is no number', async () => {
  const mother = await aDiner(canteen).named('张秀英').aged(82).in(db)
  const daughter = await aFamilyMember(db, mother, 'see')
  const page = await browser.open('/family/phone?challenge=anything', { ...phone, ...daughter })
  await page.getByRole('heading', { name: '您的手机号是多少？' }).waitFor()
  expect(await page.getByRole('heading', { name: '核实好了' }).count()).toBe(0)
})

test('the desk rings the number up and confirms it', async () => {
  const typed = aPhone()
  const { mother, daughter } = await aDaughter(typed)
  const counter = await aStaffMember(db, 'counter', canteen)
  const desk = await browser.open(`/desk/family/${mother.dinerId}`, { ...laptop, ...counter })
  await desk.getByText(`留的号码 ${typed} 还没核实`).waitFor()
  await desk.getByRole('button', { name: '打过了，是陈女儿本人' }).click()
  await expect.poll(() => provenOf(daughter.accountId)).toBe(typed)
  await desk.getByText(`留的号码 ${typed} 还没核实`).waitFor({ state: 'detached' })
})
