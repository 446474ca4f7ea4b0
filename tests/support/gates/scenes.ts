import type { Page } from 'playwright-core'
import { laptop, phone, television, type Visitor } from '../browser/launch.ts'
import { bookScenes } from './book-scenes.ts'
import { claimScenes } from './claim-scenes.ts'
import { cashScenes } from './cash.ts'
import { comfortScenes } from './comfort-scenes.ts'
import { deskCallScenes, volunteerScenes } from './desk-scenes.ts'
import { cutScenes } from './cut-scenes.ts'
import { doorCashScenes } from './door-cash-scenes.ts'
import { elderScenes } from './elder-scenes.ts'
import { familyOfferScenes } from './family-offer-scenes.ts'
import { familyScenes } from './family-scenes.ts'
import type { Kind } from './figures.ts'
import { importScenes } from './import-scenes.ts'
import { needScenes } from './need-scenes.ts'
import { noticeScenes } from './notice-scenes.ts'
import { ingredientScenes } from './ingredient-scenes.ts'
import { kioskScenes } from './kiosk-scenes.ts'
import { officialScenes } from './official-scenes.ts'
import { onlineScenes, paySlipScenes } from './online-scenes.ts'
import { ownPhoneScenes } from './own-phone-scenes.ts'
import { paperScenes } from './paper-scenes.ts'
import { planScenes } from './plan-scenes.ts'
import { queueScenes } from './queue-scenes.ts'
import { roundScenes } from './round-scenes.ts'
import { deskStandingScenes, standingScenes } from './standing-scenes.ts'
import { oddScenes } from './odd-scenes.ts'
import { saleScenes } from './sale-scenes.ts'
import { safetyScenes } from './safety-scenes.ts'
import { schemeScenes } from './scheme-scenes.ts'
import { turnScenes } from './turn-scenes.ts'
import type { World } from './world.ts'

/** One screen in one state, and how to get there. */
export interface Scene {
  readonly name: string
  readonly kind: Kind
  readonly path: string
  readonly visitor: Visitor
  /** What brings the page into its state, and waits until it is there. */
  readonly arrange?: (page: Page) => Promise<void>
  /** Pages on which there is nothing to press but ways on: see `Figures.primary`. */
  readonly primary?: 'at most one'
  /** Drawn whole by the server: must say the same without script. */
  readonly withoutScript?: 'the same'
}

const tablet = { width: 1024, height: 768 } as const

export function scenesOf(world: World): Scene[] {
  return [
    ...elderScenes(world),
    ...comfortScenes(world.comforts),
    ...familyScenes(world),
    ...ownPhoneScenes(world.family.ownPhone),
    ...queueScenes(world.queues),
    ...familyOfferScenes(world.queues.family),
    ...standingScenes(world.standing),
    ...deskStandingScenes(world.standing),
    ...needScenes(world.needs),
    ...staffScenes(world),
    ...deskCallScenes(world.desk),
    ...volunteerScenes(world.demo.staff.manager),
    ...cashScenes(world.cash, world.demo.staff.counter),
    ...cutScenes(world.cut),
    ...oddScenes(world.odd),
    ...bookScenes(world),
    ...claimScenes(world),
    ...schemeScenes(world.schemes),
    ...noticeScenes(world.notices),
    ...boardScenes(world),
    ...planScenes(world.plans),
    ...turnScenes(world.turns),
    ...ingredientScenes(world.ingredients),
    ...paperScenes(world.demo.staff.kitchen),
    ...safetyScenes(world.safety),
    ...saleScenes(world.sales),
    ...kioskScenes(world.kiosks),
    ...roundScenes(world.rounds),
    ...doorCashScenes(world.doorCash),
  ]
}

function staffScenes({ demo, cleanManager }: World): Scene[] {
  const { staff } = demo
  const search =
    (text: string) =>
    async (page: Page): Promise<void> => {
      await page.getByRole('combobox').first().fill(text)
      await page.getByRole('option').first().waitFor()
    }
  const open =
    (text: string) =>
    async (page: Page): Promise<void> => {
      await search(text)(page)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '陈桂英' }).waitFor()
    }
  const desk = { kind: 'desk' as const, visitor: { ...laptop, ...staff.volunteer } }
  const counter = { kind: 'counter' as const, visitor: { ...tablet, ...staff.counter } }
  const office = { kind: 'office' as const, visitor: { ...laptop, ...staff.manager } }
  return [
    { name: 'staff sign-in', path: '/staff/sign-in', kind: 'desk', visitor: laptop },
    ...factorScenes(demo.factor),
    { name: 'pair a device', path: '/device', kind: 'desk', visitor: tablet },
    { name: 'desk', path: '/desk', ...desk },
    { name: 'desk: found', path: '/desk', ...desk, arrange: search('c') },
    { name: 'desk: person', path: '/desk', ...desk, arrange: open('cgy') },
    {
      name: 'desk on a phone',
      path: '/desk',
      kind: 'desk',
      visitor: { ...phone, ...staff.volunteer },
    },
    ...deskScenes(desk, open),
    ...paySlipScenes(desk),
    ...counterScenes(counter),
    ...importScenes(office),
    ...officialScenes(demo.administrator),
    ...onlineScenes(office, { clean: cleanManager, empty: demo.emptyManager }),
    ...[
      'today',
      'menu',
      'dishes',
      'bookings',
      'residents',
      'staff',
      'devices',
      'rules',
      'schemes',
      'audit',
    ].map((room) => ({ name: `office: ${room}`, path: `/office/${room}`, ...office })),
    { name: 'office: card and phone', path: '/office/residents/2/card', ...office },
    {
      name: 'office: vouchers',
      path: `/office/residents/${demo.elderId}/vouchers`,
      ...office,
    },
    {
      name: 'office: voucher lost',
      path: `/office/residents/${demo.elderId}/vouchers`,
      ...office,
      arrange: async (page) => {
        await page.locator('tbody button').first().click()
        await page.locator('dialog').first().waitFor()
      },
    },
    {
      name: 'office: empty',
      path: '/office/today',
      kind: 'office',
      visitor: { ...laptop, ...demo.emptyManager },
    },
    {
      name: 'office: empty menu',
      path: '/office/menu',
      kind: 'office',
      visitor: { ...laptop, ...demo.emptyManager },
    },
  ]
}

/** The code from the phone, and the paper for the day it is lost. */
function factorScenes({ due, toSetUp, kept }: World['demo']['factor']): Scene[] {
  const at = (name: string, who: Visitor, arrange?: Arrange): Scene => ({
    name: `second factor: ${name}`,
    path: '/staff/second-factor',
    kind: 'desk',
    visitor: { ...laptop, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const send = async (page: Page, code: string): Promise<void> => {
    await page.locator('input[name=code]').fill(code)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
  }
  return [
    at('due', due),
    at('wrong code', due, (page) => send(page, '000000')),
    at('recovery code', due, (page) => page.locator('form button[type=button]').click()),
    at('to set up', toSetUp, (page) => page.locator('#main img').waitFor()),
    at('kept', kept),
    at('recovery codes', kept, async (page) => {
      await page.locator('#main button').first().click()
      await page.locator('#main ol').waitFor()
    }),
  ]
}

type Standing = Pick<Scene, 'kind' | 'visitor'>
type Arrange = (page: Page) => Promise<void>

/** A call, step by step, and what can go wrong in it. */
function deskScenes(desk: Standing, open: (text: string) => Arrange): Scene[] {
  const at = (name: string, arrange: Arrange, path = '/desk'): Scene => ({
    name: `desk: ${name}`,
    path,
    ...desk,
    arrange,
  })
  const answered =
    (key: string): Arrange =>
    async (page) => {
      await open('cgy')(page)
      await page.keyboard.press(key)
    }
  return [
    at('read back', answered('1')),
    at('dishes', async (page) => {
      await answered('2')(page)
      await page.locator('#main fieldset').nth(1).getByRole('button').nth(2).waitFor()
    }),
    at('not eating', answered('3')),
    at('nobody found', async (page) => {
      await page.getByRole('combobox').fill('qqqq')
      await page.getByText('qqqq').waitFor()
    }),
    at('offline', async (page) => {
      await page.context().setOffline(true)
      await page.getByRole('combobox').fill('zxy')
      await page.getByRole('alert').waitFor()
    }),
    at('slip before', async () => undefined, '/desk/slip/2'),
    at(
      'slip',
      async (page) => {
        await page.locator('#main').getByRole('button').first().click()
        await page.getByRole('img').waitFor()
      },
      '/desk/slip/2',
    ),
  ]
}

/** The window: each tab, and a hand-over without a card. */
function counterScenes(counter: Standing): Scene[] {
  const at = (name: string, path: string, arrange?: Arrange): Scene => ({
    name: name === '' ? 'counter' : `counter: ${name}`,
    path,
    ...counter,
    ...(arrange === undefined ? {} : { arrange }),
  })
  const found: Arrange = async (page) => {
    await page.getByRole('combobox').fill('c')
    await page.getByRole('option').first().waitFor()
  }
  const unknown: Arrange = async (page) => {
    await page.getByRole('combobox').waitFor()
    await page.keyboard.type('nuancan:card:nobody-ever-had-this-card')
    await page.keyboard.press('Enter')
    await page.locator('[data-tone-of=bad]').waitFor()
  }
  return [
    at('', '/counter'),
    at('found', '/counter', found),
    at('list', '/counter/list'),
    at('ready or due', '/counter/list', async (page) => {
      await page.locator('tbody a').first().click()
      await page.locator('#main ul').first().waitFor()
    }),
    at('unknown card', '/counter', unknown),
    at('offline', '/counter', async (page) => {
      await page.context().setOffline(true)
      await unknown(page)
    }),
    at('not collected', '/counter/missed'),
    at('cash', '/counter/cash'),
    at('top-up', '/counter/cash', async (page) => {
      await found(page)
      await page.keyboard.press('Enter')
      await page.locator('fieldset button').nth(5).click()
    }),
    at('messages', '/counter/notices'),
  ]
}

function boardScenes({ boards, demo, paths }: World): Scene[] {
  const at = (name: string, who: Visitor): Scene => ({
    name,
    kind: 'board',
    path: '/board',
    visitor: { ...television, ...who },
  })
  return [
    at('board', boards.full),
    at('board: twelve tiles', boards.twelve),
    at('board: nothing to cook', boards.empty),
    at('board: frozen', boards.frozen),
    at('board: not paired', {}),
    {
      name: 'prep sheet',
      kind: 'office',
      path: paths.sheet,
      visitor: { ...laptop, ...demo.staff.kitchen },
    },
  ]
}
