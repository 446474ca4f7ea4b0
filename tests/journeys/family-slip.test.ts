import { expect, test } from 'vitest'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf } from '../support/api.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop, phone } from '../support/browser/launch.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await buildScreens(console.log)
const app = await spawnApp(database, { screens: 'built' })
const browser = await aBrowser(app.url)
const canteen = await aCanteen().named('幸福里食堂').in(db)

test('an elder without a phone: a slip with what she agreed to, her son joins, the desk ends it and takes that back', async () => {
  const mother = await aDiner(canteen).named('张秀英').aged(82).in(db)
  const counter = await aStaffMember(db, 'counter', canteen)
  const desk = await browser.open(`/desk/family/${mother.dinerId}`, { ...laptop, ...counter })
  await desk.getByRole('checkbox', { name: '替老人存钱、看账' }).check()
  await desk.getByRole('button', { name: '开一张家属单' }).click()
  await desk.getByRole('img', { name: '家属加入的二维码' }).waitFor()
  await desk.getByText('老人同意：看吃了没有、替老人订饭、替老人存钱、看账。').waitFor()
  const address = /http\S+\/join\/([\w-]{43})/.exec(
    (await desk.locator('article').textContent()) ?? '',
  )

  const son = await browser.open(`/join/${address?.[1]}`, phone)
  await son.getByLabel('您叫什么？').fill('小军')
  await son.getByLabel('您是老人的什么人？').fill('儿子')
  await son.getByRole('button', { name: '好，我来照看' }).click()
  await son.getByRole('heading', { name: '张奶奶' }).waitFor()
  const params = { dinerId: mother.dinerId }
  const circle = () => apiOf(app.url)(counter).call('getFamilyCircle', { params })
  expect((await circle()).members.map((one) => one.permissions)).toEqual([['see', 'book', 'pay']])

  await desk.reload()
  await desk.getByRole('button', { name: '断开小军' }).click()
  await desk.getByText('小军断开了。').waitFor()
  // The page he is on no longer opens; the one about all of them says what is left.
  await son.goto(`/family/${mother.dinerId}`)
  await son.getByRole('heading', { name: '还没有照看的老人' }).waitFor()
  expect(await son.content()).not.toContain('张奶奶')
  await desk.getByRole('button', { name: '接回小军' }).click()
  await expect.poll(async () => (await circle()).members.length).toBe(1)
  await son.reload()
  await son.getByRole('heading', { name: '张奶奶' }).waitFor()
})
