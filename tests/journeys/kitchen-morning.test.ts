import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import type { Allergen } from '../../backend/vocabulary/diet.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop, television } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db, setNow } = database
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)
const as = apiOf(app.url)
const tablet = { width: 1024, height: 768 } as const
const [meat, fish] = ['红烧狮子头', '清蒸鲈鱼'] as const
const lunchDay = '2026-11-23'

/** Eight who eat: six of them meat, one of these without the peanuts in it; two fish. */
async function aLunchWithItsGuests() {
  await setNow('2026-11-22T14:00:00+08:00')
  const canteen = await aCanteen().keepingEvidenceFrom('2026-11-20').cuttingOff(1, '16:00').in(db)
  const { servingId, offeringIds } = await aServing(canteen)
    .onDay(lunchDay)
    .with(
      anOffering().named(meat).priced(1500).omitting('peanut').cookedWith('猪肉', '青菜', '大米'),
      anOffering().named(fish).priced(1800).cookedWith('鲈鱼', '大米'),
    )
    .in(db)
  const managing = await aStaffMember(db, 'manager', canteen)
  const cook = await aStaffMember(db, 'kitchen', canteen)
  const manager = as(managing)
  const book = async (dish: 0 | 1, name: string, omits: Allergen[] = []): Promise<number> => {
    const { dinerId } = await aDiner(canteen)
      .named(name)
      .allergicTo(...omits)
      .withWallet(5_000)
      .in(db)
    const { id } = await manager.call('placeBooking', {
      body: {
        dinerId,
        servingId,
        lines: [
          {
            offeringId: offeringIds[dish] ?? 0,
            quantity: 1,
            variant: { texture: 'regular', tweaks: [], omits },
          },
        ],
        way: 'dine_in',
        pay: 'wallet',
        seenPayFen: dish === 0 ? 1500 : 1800,
        channel: 'counter',
      },
    })
    return id
  }
  const bookingIds = [await book(0, '周秀兰', ['peanut'])]
  for (const nth of [1, 2, 3, 4]) bookingIds.push(await book(0, `肉客${nth}`))
  for (const nth of [1, 2]) bookingIds.push(await book(1, `鱼客${nth}`))
  return { canteen, servingId, managing, manager, cook, book, bookingIds }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dishOn = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
const stateOf = (servingId: number) =>
  db
    .selectFrom('servings')
    .where('id', '=', servingId)
    .select('state')
    .executeTakeFirstOrThrow()
    .then(({ state }) => state)

test('a morning in the kitchen, from the plan of the day before to the settled meal and the samples thrown away', async () => {
  const { canteen, servingId, managing, manager, cook, book, bookingIds } =
    await aLunchWithItsGuests()
  const wall = await browser.open('/board', { ...television, ...cook })
  await wall.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  await wall.getByText('周秀兰').first().waitFor()

  // The afternoon before: planned in one tap; who books after it is cooked for beside.
  const page = await browser.open(`/board/plan/${servingId}`, { ...cook, ...tablet })
  await button(page, '都照建议做').click()
  await dishOn(page, meat).getByText('定了做 5 份').waitFor()
  await dishOn(page, fish).getByText('定了做 2 份').waitFor()
  bookingIds.push(await book(0, '肉客5'))
  await dishOn(page, meat).getByText('后来多订了 1 份，已经加上').waitFor()
  await setNow('2026-11-22T16:00:30+08:00')
  await expect.poll(() => stateOf(servingId)).toBe('closed')
  await wall.getByText('已截止，按 8 份做').waitFor()

  // At half past six: who is well enough to cook, and what comes through the door.
  await setNow(`${lunchDay}T06:30:00+08:00`)
  await page.goto('/board/safety/morning')
  await button(page, '正常，上班 测试kitchen').click()
  await page.getByText('上班 · 0 正常').waitFor()
  await page.goto('/board/safety/goods')
  await page.getByLabel('谁送来的').fill('江杨农产品市场')
  await page.getByLabel('地址和电话').fill('江杨北路 98 号')
  await page.getByLabel('什么货').fill('鲈鱼')
  await page.getByLabel('多少').fill('2')
  await page.getByLabel('到期日期').fill('2026-11-24')
  await button(page, '进货单').click()
  await button(page, '收下').click()
  await page.getByText('鲈鱼 2 公斤').waitFor()

  // At half past ten: the pots, and what each of them measures; a sample of each.
  await setNow(`${lunchDay}T10:30:00+08:00`)
  await page.goto(`/board/ready/${servingId}`)
  for (const [dish, portions] of [[meat, 6] as const, [fish, 2] as const]) {
    await button(page, `剩下 ${portions} 份都好了，${dish}`).click()
    await dishOn(page, dish).getByText('都好了').waitFor()
  }
  await wall.getByText('都好了').nth(1).waitFor()
  const measure = async (stage: '出锅' | '保温', dish: string, figures: string): Promise<void> => {
    await button(page, `量${stage} ${dish}`).click()
    for (const figure of figures) await button(page, figure).click()
    await button(page, '记下').click()
    await page
      .getByRole('listitem')
      .filter({ hasText: dish })
      .getByText(`${stage} ${figures} ℃`)
      .waitFor()
  }
  await page.goto('/board/safety/temperatures')
  await measure('出锅', meat, '88')
  await measure('出锅', fish, '82')
  await page.goto('/board/safety/samples')
  for (const dish of [meat, fish]) {
    await button(page, `留好 125 克 ${dish}`).click()
    await button(page, `改 ${dish}`).waitFor()
  }

  // Lunch: seven of eight come; the fish's temperature in holding is forgotten.
  await setNow(`${lunchDay}T11:30:00+08:00`)
  await page.goto('/board/safety/temperatures')
  await measure('保温', meat, '66')
  for (const bookingId of bookingIds.slice(0, 7)) {
    await manager.call('collectBooking', { params: { bookingId }, body: {} })
  }

  // Over: the office cannot finish the meal before the kitchen has said it all.
  await setNow(`${lunchDay}T12:31:00+08:00`)
  const office = await browser.open('/office/today', { cookies: managing.cookies, ...laptop })
  await office.getByText('食品安全缺记录：温度还差 1 次').waitFor()
  const finish = office.getByRole('button', { name: /^开过饭了/ })
  expect(await finish.isDisabled()).toBe(true)
  await measure('保温', fish, '63')
  await office.reload()
  await finish.click()
  await office.getByText('记下了，开过饭了').waitFor()

  // What was cooked and what is left, for the next suggestion; then the money is settled.
  await page.goto(`/board/cooked/${servingId}`)
  await button(page, `剩下多一份，${meat}`).click()
  await button(page, `记下：出锅 6 份，剩 1 份，${meat}`).click()
  await dishOn(page, meat).getByText('记好了：出锅 6 份，剩 1 份').waitFor()
  await office.getByRole('button', { name: /^结清这一顿/ }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByText('还有 1 份没有领').waitFor()
  await dialog.getByRole('button', { name: '结清这一顿' }).click()
  await office.getByText('1 份没来领').waitFor()
  expect(await stateOf(servingId)).toBe('settled')

  // The inspector's sheet lacks nothing, and the samples go when their 48 hours are over.
  await page.goto('/board/safety')
  await page.getByRole('link', { name: '当天的记录表' }).click()
  await page.getByText('当天的记录齐全').waitFor()
  expect(await page.getByText('缺', { exact: true }).count()).toBe(0)
  await setNow('2026-11-25T10:31:00+08:00')
  await page.goto('/board/safety/samples')
  for (const dish of [meat, fish]) {
    await button(page, `倒掉了 11月23日星期一午饭 ${dish}`).click()
  }
  await page.getByText('冰箱里没有留样').waitFor()
  const { servings } = await manager.call('getFoodSafetyDay', {
    params: { canteenId: canteen.canteenId },
    query: { day: lunchDay },
  })
  expect(servings[0]?.dishes.map(({ sample }) => sample?.disposed?.byName)).toEqual([
    '测试kitchen',
    '测试kitchen',
  ])
  expect(await findBrokenInvariants(db)).toEqual([])
})
