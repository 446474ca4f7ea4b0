import { expect, test } from 'vitest'
import {
  aKioskCity,
  aMachine,
  atTheKiosk,
  cardOf,
  glass,
  heading,
  press,
  scan,
  waits,
} from '../support/kiosk.ts'
import { spawnApp } from '../support/server.ts'

const { city, relay, browser, bookingsOf } = await aKioskCity()
const her = await cardOf(city, '陈桂英')

const meals = async (): Promise<number> =>
  (await bookingsOf(her.dinerId)).filter(({ state }) => state === 'placed').length

test('a cut says so, gives a number that is no meal’s, and is over within seconds', async () => {
  const page = await atTheKiosk(city, browser)
  await page.context().setOffline(true)
  await heading(page, '网断了，饭照样吃').waitFor()
  await page.getByText('拿这张号到窗口').waitFor()
  await press(page, '拿一张号').click()
  await page
    .getByText(/^[A-Z]-1$/)
    .first()
    .waitFor()
  await press(page, '好了').click()
  await press(page, '拿一张号').click()
  await page
    .getByText(/^[A-Z]-2$/)
    .first()
    .waitFor()
  await press(page, '好了').click()
  await page.context().setOffline(false)
  const back = Date.now()
  await waits(page)
  expect(Date.now() - back).toBeLessThan(60_000)
  browser.forgive()
})

test('reloaded during a cut it still says so, counts on, and holds nothing but its own page', async () => {
  const page = await atTheKiosk(city, browser)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/kiosk'))?.status))
    .toBe(200)
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter((path) => path !== '/kiosk' && !path.startsWith('/assets/'))).toEqual([])
  await page.context().setOffline(true)
  await page.reload()
  await heading(page, '网断了，饭照样吃').waitFor()
  await press(page, '叫人帮忙').click()
  await page.getByText(/^\d{3,4}-\d{7,8}$/).waitFor()
  await press(page, '回去接着订').click()
  await page.context().setOffline(false)
  await waits(page)
  browser.forgive()
})

test('what is kept gives way to what the server sends now', async () => {
  const page = await atTheKiosk(city, browser)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/kiosk'))?.status))
    .toBe(200)
  await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((one) => one.startsWith('nuancan-kiosk-'))
    await (await caches.open(name)).put('/kiosk', new Response('<p>of yesterday</p>'))
  })
  await page.reload()
  await waits(page)
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/kiosk'))?.text()))
    .not.toContain('of yesterday')
})

test('a booking whose answer was lost is pressed again, and is one booking', async () => {
  const page = await atTheKiosk(city, browser)
  await scan(page, her)
  await press(page, /跟上次一样/).click()
  let sent = 0
  await page.route('**/kiosk/bookings', async (route) => {
    sent += 1
    if (sent > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await press(page, '就吃这个').click()
  await page.getByText('不会订重').waitFor()
  expect(await meals()).toBe(1)
  await press(page, '拿一张号').click()
  await page
    .getByText(/^[A-Z]-\d+$/)
    .first()
    .waitFor()
  await press(page, '好了').click()
  await press(page, '再按一次').click()
  await heading(page, '订好了').waitFor()
  expect(sent).toBe(2)
  expect(await meals()).toBe(1)
  await press(page, '再打一张').click()
  browser.forgive()
})

test('a server that was killed is a cut, and another in its place is the end of it', async () => {
  const first = await spawnApp(city, { screens: 'built' })
  relay.lead(first.url)
  const page = await browser.open('/kiosk', { ...glass, ...(await aMachine(city)) })
  await waits(page)
  first.kill('SIGKILL')
  await first.ended
  await heading(page, '网断了，饭照样吃').waitFor()
  await press(page, '拿一张号').click()
  await page
    .getByText(/^[A-Z]-1$/)
    .first()
    .waitFor()
  await press(page, '好了').click()
  const second = await spawnApp(city, { screens: 'built' })
  relay.lead(second.url)
  const back = Date.now()
  await waits(page)
  expect(Date.now() - back).toBeLessThan(60_000)
  await scan(page, her)
  await page.getByText('陈*英，您好').waitFor()
  browser.forgive()
})
