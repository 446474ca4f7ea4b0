import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../backend/vocabulary/role.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { firstSetUp, setUpCode } from '../canteens/set-up-form.ts'
import { aBrowser } from '../support/browser.ts'
import { laptop, phone } from '../support/browser/launch.ts'
import { sessionCookie } from '../support/builders/people.ts'
import { aDatabase } from '../support/database.ts'
import { axeMisses } from '../support/gates/axe.ts'
import { factsOf } from '../support/gates/facts.ts'
import { figuresOf } from '../support/gates/figures.ts'
import {
  judgeFocus,
  judgeNames,
  judgeReflow,
  judgeSizes,
  type Miss,
} from '../support/gates/judge.ts'
import { spawnApp } from '../support/server.ts'

beforeAll(() => buildScreens(console.log))

let url = ''
const browser = await aBrowser(() => url)

/** An installation started a moment ago, with nobody in it; returns the link that the start prints. */
const started = async (): Promise<string> => {
  const app = await spawnApp(await aDatabase(), { screens: 'built', setUpCode })
  url = app.url
  return `/set-up?code=${setUpCode}`
}

const said = {
  'zh-CN': {
    title: '第一次设置',
    submit: '设置好，进办公室',
    summary: /有 10 处要看一下/,
    missing: '请填「您的姓名」',
    show: '看看口令',
    wrongUserName: /用户名要小写字母开头/,
    weak: /口令太短了/,
    lock: '给您的登录加一道锁',
    qr: '给验证器扫的二维码',
    demoCode: /现在的动态码是 \d{3} \d{3}/,
    recovery: '十个备用码，请收好',
    kept: '收好了，进办公室',
    sixDigits: '输入手机上的六位动态码',
    office: '办公室',
    places: '食堂和楼栋',
    compound: '小区',
    buildings: '楼栋',
    preview: '要加 12 栋',
    add: '加上',
    added: '加了 12 栋。',
    again: '这些楼栋本来就有了。',
    openDinner: '开始供应 晚饭',
    endsAfter: '结束要比开始晚。',
    to: '几点结束',
    save: '保存',
    changeDinner: '修改 晚饭',
    done: '这里已经设置好了',
    signIn: '登录',
  },
  en: {
    title: 'First set-up',
    submit: 'Set up and open the office',
    summary: /10 things need a look/,
    missing: 'Please fill in “Your name”',
    show: 'Show the pass phrase',
    wrongUserName: /A user name starts with a small letter/,
    weak: /The pass phrase is too short/,
    lock: 'A second lock for your sign-in',
    qr: 'QR code for the authenticator',
    demoCode: /the code now is \d{3} \d{3}/,
    recovery: 'Ten recovery codes to keep safe',
    kept: 'Kept safe, to the office',
    sixDigits: 'Enter the six digits from your phone',
    office: 'Office',
    places: 'Canteen and buildings',
    compound: 'Compound',
    buildings: 'Buildings',
    preview: 'To be added, 12 buildings',
    add: 'Add',
    added: '12 buildings added.',
    again: 'These buildings were there already.',
    openDinner: 'Begin serving dinner',
    endsAfter: 'It must end later than it begins.',
    to: 'Ends at',
    save: 'Save',
    changeDinner: 'Change dinner',
    done: 'This community is already set up',
    signIn: 'Sign in',
  },
} as const satisfies Record<Language, Record<string, string | RegExp>>

const { code: _code, ...typed } = firstSetUp()
const field = (page: Page, name: string): Locator => page.locator(`form [name="${name}"]`)
const fill = async (page: Page, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value)
}

const missesOf = async (page: Page, kind: 'desk' | 'office'): Promise<Miss[]> => {
  const figures = figuresOf(kind)
  const facts = await factsOf(page)
  return [
    ...judgeSizes(facts, figures),
    ...judgeFocus(facts, figures),
    ...judgeNames(facts),
    ...judgeReflow(facts, 'as it is'),
    ...(await axeMisses(page, figures)),
  ]
}

const visits = [
  ['zh-CN', phone],
  ['zh-CN', laptop],
  ['en', phone],
  ['en', laptop],
] as const

describe.each(visits)('in %s at %o', (language, screen) => {
  const words = said[language]

  test('from the printed link into the office, by way of every mistake', async () => {
    const page = await browser.open(await started(), { language, ...screen })
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    expect(await missesOf(page, 'desk')).toEqual([])

    await page.getByRole('button', { name: words.submit }).click()
    await page.getByText(words.summary).waitFor()
    expect(await missesOf(page, 'desk')).toEqual([])
    await page.getByRole('link', { name: words.missing }).click()
    expect(await field(page, 'name').evaluate((input) => input === document.activeElement)).toBe(
      true,
    )

    await fill(page, { ...typed, userName: 'He Min', passPhrase: '太短了' })
    await page.getByRole('button', { name: words.submit }).click()
    await page.getByRole('link', { name: words.wrongUserName }).waitFor()
    expect(await field(page, 'userName').getAttribute('aria-invalid')).toBe('true')
    await fill(page, { userName: typed.userName })
    await page.getByRole('button', { name: words.submit }).click()
    await page.getByRole('link', { name: words.weak }).waitFor()
    expect(await field(page, 'passPhrase').getAttribute('aria-invalid')).toBe('true')

    await page.getByRole('button', { name: words.show }).click()
    expect(await field(page, 'passPhrase').inputValue()).toBe('太短了')
    expect(await field(page, 'passPhrase').getAttribute('type')).toBe('text')
    await fill(page, { passPhrase: typed.passPhrase })
    await page.getByRole('button', { name: words.submit }).click()
    await setUpHerPhone(page, words)
    await page.getByRole('link', { name: words.places }).click()

    await addBuildings(page, words)
    await serveDinner(page, words)
    expect(await missesOf(page, 'office')).toEqual([])
  })
})

type Said = (typeof said)[Language]

/** The office opens to nobody with a pass phrase alone; a demonstration shows what her phone would. */
async function setUpHerPhone(page: Page, words: Said): Promise<void> {
  await page.getByRole('heading', { name: words.lock }).waitFor()
  await page.getByRole('img', { name: words.qr }).waitFor()
  expect(await missesOf(page, 'desk')).toEqual([])
  await field(page, 'code').fill('12345')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  const shown = page.getByText(words.demoCode)
  await field(page, 'code').fill(/\d{3} \d{3}/.exec((await shown.textContent()) ?? '')?.[0] ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words.recovery }).waitFor()
  expect(await page.getByRole('listitem').count()).toBe(10)
  expect(await missesOf(page, 'desk')).toEqual([])
  await page.getByRole('button', { name: words.kept }).click()
  await page.waitForURL('**/office')
}

async function addBuildings(page: Page, words: Said): Promise<void> {
  for (const answer of [words.added, words.again]) {
    await page.getByRole('textbox', { name: words.compound }).fill('幸福里')
    await page.getByRole('textbox', { name: words.buildings }).fill('1-12栋')
    await page.getByText(words.preview).waitFor()
    await page.getByRole('button', { name: words.add, exact: true }).click()
    await page.getByText(answer).waitFor()
  }
  await page
    .getByRole('listitem')
    .filter({ hasText: /幸福里.*1栋.*2栋.*10栋.*12栋/s })
    .waitFor()
}

async function serveDinner(page: Page, words: Said): Promise<void> {
  await page.getByRole('button', { name: words.openDinner }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.to).fill('16:00')
  await dialog.getByRole('button', { name: words.save }).click()
  await dialog.getByRole('link', { name: words.endsAfter }).waitFor()
  await dialog.getByLabel(words.to).fill('18:15')
  await dialog.getByRole('button', { name: words.save }).click()
  await page.getByRole('button', { name: words.changeDinner }).waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '16:30' }).textContent()).toContain(
    '18:15',
  )
}

describe.each([
  ['zh-CN', phone],
  ['en', laptop],
] as const)('once it is done, in %s at %o', (language, screen) => {
  const words = said[language]

  test('the same link afterwards leads to the sign-in', async () => {
    const link = await started()
    const first = await browser.open(link, { language, ...screen })
    await fill(first, typed)
    const late = await browser.open(link, { language, ...screen })
    await fill(late, { ...typed, userName: 'somebody' })
    await first.getByRole('button', { name: words.submit }).click()
    await setUpHerPhone(first, words)

    await late.getByRole('button', { name: words.submit }).click()
    await late.getByRole('heading', { name: words.done }).waitFor()
    expect(await missesOf(late, 'desk')).toEqual([])
    const third = await browser.open(link, { language, ...screen })
    await third.getByRole('link', { name: words.signIn }).click()
    await third.waitForURL('**/staff/sign-in')
    await fill(third, { userName: typed.userName, passPhrase: typed.passPhrase })
    await third.getByRole('button', { name: words.signIn }).click()
    await third.getByRole('heading', { name: words.sixDigits }).waitFor()
    expect(await missesOf(third, 'desk')).toEqual([])
  })
})

test('without the code in the link it is asked for, and a wrong one can be mended', async () => {
  await started()
  const page = await browser.open('/set-up', laptop)
  await fill(page, { ...typed, code: 'AAAA-AAAA' })
  await page.getByRole('button', { name: said['zh-CN'].submit }).click()
  await page.getByRole('link', { name: /启动码不对/ }).waitFor()
  await fill(page, { code: setUpCode.toLowerCase() })
  await page.getByRole('button', { name: said['zh-CN'].submit }).click()
  await page.getByRole('heading', { name: said['zh-CN'].lock }).waitFor()
  expect(await page.context().cookies()).toContainEqual(
    expect.objectContaining({ name: sessionCookie, httpOnly: true }),
  )
})

test('a spoilt link shows the code it brought, to be mended', async () => {
  await started()
  const page = await browser.open('/set-up?code=K7QM-3RT', laptop)
  await fill(page, typed)
  await page.getByRole('button', { name: said['zh-CN'].submit }).click()
  await page.getByRole('link', { name: /启动码不对/ }).waitFor()
  expect(await page.getByRole('textbox', { name: '启动码' }).inputValue()).toBe('K7QM-3RT')
  await fill(page, { code: setUpCode })
  await page.getByRole('button', { name: said['zh-CN'].submit }).click()
  await page.getByRole('heading', { name: said['zh-CN'].lock }).waitFor()
})

test('the page can be had in the other language before anybody is known', async () => {
  const page = await browser.open(await started(), laptop)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: said.en.title }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('heading', { level: 1, name: said['zh-CN'].title }).waitFor()
})
