import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop, phone } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const volunteer = await city.worker('volunteer')

const nextMealOf = async (name: string) => {
  const params = { dinerId: await city.dinerId(name) }
  return (await city.as(volunteer).call('getDesk', { params })).next
}
/** The desk with this person's card open. */
const withPerson = async (
  name: string,
  screen: { width: number; height: number } = laptop,
): Promise<Page> => {
  const page = await browser.open(`/desk?diner=${await city.dinerId(name)}`, {
    ...screen,
    ...volunteer,
  })
  await page.getByRole('heading', { name, exact: true }).waitFor()
  return page
}

test('another dish by its number, then changed back by 撤销', async () => {
  const page = await withPerson('唐惠兰')
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  const first = await nextMealOf('唐惠兰')

  await page.getByRole('button', { name: '再打开 唐惠兰' }).click()
  await page.getByText('要换个菜，还是照旧？').waitFor()
  await page.keyboard.press('2')
  const dishes = page.getByRole('group', { name: /按数字/ }).getByRole('button')
  await dishes.nth(1).waitFor()
  const names = await dishes.evaluateAll((all) =>
    all
      .filter((one) => one.ariaKeyShortcuts !== 'Escape' && !(one as HTMLButtonElement).disabled)
      .map((one) => [one.ariaKeyShortcuts, one.textContent] as const),
  )
  const booked = first.state === 'booked' ? first.ticket.plate.name.zh : ''
  const other = names.find(([, text]) => text !== null && !text.includes(booked))
  await page.keyboard.press(other?.[0] ?? '')
  await page.getByText('明天中午给您换成').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '换好了' }).waitFor()
  const changed = await nextMealOf('唐惠兰')
  expect(changed.state === 'booked' && changed.ticket.plate.name.zh).not.toBe(booked)

  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('heading', { name: '换回原来的了' }).waitFor()
  const back = await nextMealOf('唐惠兰')
  expect(back.state === 'booked' && back.ticket.plate.name.zh).toBe(booked)
})

test('撤销 takes a booking back, and what was paid returns to the card', async () => {
  const manager = city.as(await city.worker('manager'))
  const params = { dinerId: await city.dinerId('张秀英') }
  const balance = async (): Promise<number> =>
    (await manager.call('getWallet', { params })).balanceFen
  const before = await balance()
  const page = await withPerson('张秀英')
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  await page.getByText('卡里扣了').waitFor()
  expect(await balance()).toBeLessThan(before)

  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('heading', { name: '取消好了' }).waitFor()
  expect(await balance()).toBe(before)
  expect((await nextMealOf('张秀英')).state).toBe('open')
})

test('a meal nobody wants is not booked, and nobody is called twice for it', async () => {
  const page = await browser.open('/desk', { ...laptop, ...volunteer })
  const calls = page.getByRole('region', { name: '平时吃、还没订' })
  const row = calls.getByRole('button', { name: /罗玉兰/ })
  await row.click()
  await page.getByRole('heading', { name: '罗玉兰' }).waitFor()
  await page.keyboard.press('3')
  await page.getByText('不做您的饭').waitFor()
  await page.keyboard.press('Enter')
  await calls.getByRole('button', { name: '罗玉兰 问过了，不吃' }).waitFor()
  expect((await nextMealOf('罗玉兰')).state).toBe('open')
})

test('the longest absent stand first, each with a number to call', async () => {
  const page = await browser.open('/desk', { ...laptop, ...volunteer })
  const calls = page.getByRole('region', { name: '平时吃、还没订' })
  await calls.getByRole('listitem').first().waitFor()
  const days = await calls
    .getByRole('listitem')
    .evaluateAll((rows) =>
      rows.map((row) => Number(/(\d+) 天没来/.exec(row.textContent ?? '')?.[1] ?? 0)),
    )
  expect(days[0]).toBeGreaterThanOrEqual(3)
  expect(days).toEqual(days.toSorted((one, other) => other - one))
  const links = await calls
    .getByRole('link', { name: /^打电话/ })
    .evaluateAll((all) => all.map((one) => [one.ariaLabel, one.getAttribute('href')]))
  expect(links.length).toBeGreaterThan(0)
  expect(new Set(links.map(([label]) => label)).size).toBe(links.length)
  expect(links.every(([, href]) => /^tel:[\d-]{8,13}$/.test(href ?? ''))).toBe(true)
})

test('on a phone a call is three taps: the person, the answer, 订下', async () => {
  const page = await browser.open('/desk', { ...phone, ...volunteer })
  const hands = handsOn(page)
  await page.getByRole('combobox').fill('hcl')
  await hands.tap(page.getByRole('option', { name: /何长林/ }))
  await hands.tap(page.getByRole('button', { name: /^1 ?照旧|^照旧/ }))
  await hands.tap(page.getByRole('button', { name: /订下/ }))
  await page.getByRole('heading', { name: '订好了' }).waitFor()
  expect(hands.taps).toBe(3)
  expect((await nextMealOf('何长林')).state).toBe('booked')
})

test('a slip that binds a phone is one sheet, and its code opens for her alone', async () => {
  const page = await withPerson('陈桂英')
  await page.getByRole('link', { name: '打印绑定单' }).click()
  await page.getByRole('button', { name: '开一张绑定单' }).click()
  await page.getByRole('img', { name: '绑定手机的二维码' }).waitFor()
  await page.getByText('只能用一次').waitFor()
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(sheets).toHaveLength(1)
  const address = await page.getByText(/\/bind\?slip=/).textContent()
  const token = new URL(address?.trim() ?? '').searchParams.get('slip') ?? ''
  const nobody = city.as({ cookies: {} })
  expect((await nobody.call('readBindSlip', { params: { token } })).callName.zh).toMatch(/奶奶/)

  await page.getByRole('button', { name: '作废这张' }).click()
  await page.getByText('这张已经作废').waitFor()
  expect(await nobody.outcome('readBindSlip', { params: { token } })).not.toBe('accepted')
})
