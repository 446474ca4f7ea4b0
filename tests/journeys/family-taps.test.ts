import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { comeTo, pairwiseSituations, presses } from '../support/situations.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-22T10:30:00+08:00')
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)

/** A canteen that has one dish for tomorrow, or none left of it. */
async function aLunch(portions: number) {
  const canteen = await aCanteen().named('幸福里食堂').in(db)
  const dish = anOffering().named('红烧狮子头套餐').priced(1500).limitedTo(portions)
  const { servingId, offeringId } = await aServing(canteen).onDay('2026-11-23').with(dish).in(db)
  return { canteen, servingId, offeringId }
}

test.each(pairwiseSituations)(
  'with script $script, $width px, letters $letters, by $by: a daughter books for her mother, and takes it back',
  async (situation) => {
    const { canteen } = await aLunch(50)
    const mother = await aDiner(canteen).named('张秀英').aged(82).in(db)
    const daughter = await aFamilyMember(db, mother, 'see', 'book')
    const page = await comeTo(browser, '/family', daughter, situation)
    const coming = async (): Promise<number> => {
      const params = { dinerId: mother.dinerId }
      return (await apiOf(app.url)(daughter).call('getMeals', { params })).coming.length
    }
    const taps = await presses(page, situation.by, [
      [page.getByRole('link', { name: /就订这个/ }), /给张奶奶这样订/],
      [page.getByRole('button', { name: /对，订下/ }), '订好了'],
      [page.getByRole('link', { name: '好，知道了' }), '爸妈今天吃了吗'],
    ])
    expect(taps).toBeLessThanOrEqual(3)
    expect(await coming()).toBe(1)
    const back = await presses(page, situation.by, [
      [page.getByRole('button', { name: /^取消张奶奶/ }), '取消好了'],
    ])
    expect(back).toBe(1)
    expect(await coming()).toBe(0)
    expect(await findBrokenInvariants(db)).toEqual([])
  },
)

test.each(pairwiseSituations)(
  'with script $script, $width px, letters $letters, by $by: she queues for a sold-out meal in two, and leaves the queue',
  async (situation) => {
    const { canteen, servingId, offeringId } = await aLunch(1)
    const [holder, her] = [
      await aDiner(canteen).aged(82).signedIn(db),
      await aDiner(canteen).aged(82).signedIn(db),
    ]
    await apiOf(app.url)(holder).call('placeBooking', {
      body: {
        dinerId: holder.dinerId,
        servingId,
        lines: [{ offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen: 1500,
      },
    })
    const page = await comeTo(browser, '/', her, situation)
    const asked = await presses(page, situation.by, [
      [page.getByRole('link', { name: '排队等退' }), /订满了，\s*排个队/],
      [page.getByRole('button', { name: /有人退了，就给我订上/ }), /您是第 1 位/],
    ])
    expect(asked).toBeLessThanOrEqual(2)
    await page.goto('/meals')
    await presses(page, situation.by, [
      [page.getByRole('link', { name: '去看看' }), /排/],
      [page.getByRole('button', { name: '不排了' }), /都订满了/],
    ])
  },
)
