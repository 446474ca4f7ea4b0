import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tellFamily } from '../../backend/notices/tell-family.action.ts'
import { serviceDay, timeOfDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { aBrowser } from '../support/browser.ts'
import { aFamilyMember, aVolunteer } from '../support/builders/people.ts'
import type { Canteen } from '../support/builders/place.ts'
import { aCity } from '../support/city.ts'

const city = await aCity('11:05')
const { db, canteenId } = city
const browser = await aBrowser(city.appUrl)
const tablet = { width: 1024, height: 768 } as const
const cashier = await city.worker('counter')

const open = (path: string, who = cashier): Promise<Page> =>
  browser.open(path, { ...tablet, ...who })

const aDaughterToCall = async (place: number, phone: string): Promise<string> => {
  const diner = await db
    .selectFrom('diners')
    .select(['id', 'name'])
    .where('home_canteen_id', '=', canteenId)
    .where('died_on', 'is', null)
    .orderBy('id')
    .offset(place)
    .limit(1)
    .executeTakeFirstOrThrow()
  const daughter = await aFamilyMember(db, { dinerId: diner.id }, 'see', 'pay')
  await sql`update accounts set phone = ${phone} where id = ${daughter.accountId}`.execute(db)
  await db.transaction().execute(async (tx) => {
    const about = { canteenId, dinerId: diner.id }
    const params = {
      day: serviceDay('2026-11-22'),
      meal: 'lunch' as const,
      time: timeOfDay('12:00'),
    }
    await tellFamily(tx, { ...about, kind: 'not_collected', params })
    await tellFamily(tx, { ...about, kind: 'balance_low', params: { balanceFen: fen(350) } })
  })
  return diner.name
}

test('one call, two things to say: who, about whom, and a tap for each that was said', async () => {
  const elder = await aDaughterToCall(0, '13988880001')
  const page = await open('/counter/notices')
  const daughter = page.getByRole('listitem').filter({ hasText: '13988880001' }).first()
  await daughter.getByText(`家属，要说的是 ${elder}`).waitFor()
  expect(await daughter.getByRole('link').getAttribute('href')).toBe('tel:13988880001')
  const told = daughter.getByRole('button', { name: /^说过了 陈女儿 13988880001/ })
  expect(await told.count()).toBe(2)
  await told.first().click()
  await expect.poll(() => told.count()).toBe(1)
  await told.first().click()
  await expect.poll(() => page.getByText('13988880001').count()).toBe(0)
})

test('the sheet for paper: repeated header, large enough, a box to tick, nothing else on it', async () => {
  const elder = await aDaughterToCall(1, '13988880002')
  const page = await open('/counter/notices')
  await page.getByText('13988880002').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate(() => {
    const shown = (one: Element): boolean => one.getClientRects().length > 0
    const cells = [...document.querySelectorAll('table th, table td, caption')].filter(shown)
    const table = [...document.querySelectorAll('table')].find(shown)
    const head = table?.querySelector('thead')
    return {
      smallest: Math.min(
        ...cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize) * 0.75),
      ),
      header: head ? getComputedStyle(head).display : '',
      wide: (table?.scrollWidth ?? 0) - (table?.parentElement?.clientWidth ?? 0),
      heads: [...(table?.querySelectorAll('thead th') ?? [])].map((one) => one.textContent),
      text: table?.textContent ?? '',
      buttons: [...document.querySelectorAll('button, nav a')].filter(shown).length,
    }
  })
  expect(paper).toMatchObject({
    header: 'table-header-group',
    heads: ['打给谁', '电话', '说什么', '说过了', '谁打的'],
    buttons: 0,
  })
  expect(paper.smallest).toBeGreaterThanOrEqual(11)
  expect(paper.wide).toBeLessThanOrEqual(0)
  expect(paper.text).toMatch(/11月22日 要打的电话（11:05 打印）/)
  expect(paper.text).toContain(`家属，要说的是 ${elder}`)
  expect(paper.text).toContain('13988880002')
})

test('volunteers call where the canteen lets them, and see no codes', async () => {
  const canteen = await db
    .selectFrom('canteens')
    .select('community_id')
    .where('id', '=', canteenId)
    .executeTakeFirstOrThrow()
  const volunteer = await aVolunteer(db, { communityId: canteen.community_id } as Canteen)
  const params = { canteenId }
  await expect(city.as(volunteer).call('listWaitingNotices', { params })).rejects.toThrow(
    'volunteers_may_not_call',
  )
  await sql`update canteens set volunteers_may_call = true where id = ${canteenId}`.execute(db)
  await sql`
    insert into notices (canteen_id, phone, kind, params)
    values (${canteenId}, '13900003317', 'one_time_code', '{"code": "123456"}')`.execute(db)
  await aDaughterToCall(2, '13988880003')
  const page = await open('/desk', volunteer)
  await page.getByRole('link', { name: '去打通知电话' }).click()
  await page.getByText('13988880003').first().waitFor()
  expect(await page.getByText('123456').count()).toBe(0)
  const counter = await open('/counter/notices')
  await counter.getByText('123456').first().waitFor()
})
