import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import type { Collector } from '../../../backend/vocabulary/recognition.ts'
import type { WithCookies } from '../api.ts'
import { phone } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aFamilyMember, aStaffMember, sessionsFor } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { meal } from './cut-scenes.ts'
import { waitForKept } from '../kept.ts'
import { longDish } from './plan-scenes.ts'
import type { Scene } from './scenes.ts'

/** A canteen that asks, one that wants the card itself, and somebody whose daughter came for her. */
export interface OddWorld {
  readonly asking: WithCookies
  readonly strict: WithCookies
  /** Her meal, paid for at her door, which the counter has not heard of. */
  readonly atDoor: { readonly bookingId: number; readonly her: WithCookies }
  readonly fetched: {
    readonly bookingId: number
    readonly her: WithCookies
    readonly son: WithCookies
  }
}

const longName = '阿卜杜热合曼·买买提'
const tokens = { paid: 'odd-paid', due: 'odd-due' } as const
const daughter: Collector = { kind: 'family', name: '买买提·古丽仙', relation: '女儿' }

async function collectorsFor(db: Db, dinerId: number): Promise<void> {
  for (const [name, relation] of [
    ['买买提·古丽仙', '女儿'],
    ['阿不都克里木·吐尔逊', '女婿'],
    ['李敏', '外孙女'],
  ])
    await sql`insert into diner_contacts (diner_id, name, relation, phone) values (${dinerId}, ${name}, ${relation}, '13800001234')`.execute(
      db,
    )
}

/** The sentence it was sold with, which every ticket shows. */
async function quoted(db: Db, bookingId: number): Promise<void> {
  const quote = { sentence: { zh: '原价 15 元，补贴 3 元', en: '15 yuan, 3 yuan of help' } }
  await sql`insert into booking_quotes (booking_id, revision, inputs, quote) values (${bookingId}, 1, '{}', ${JSON.stringify(quote)}::jsonb)`.execute(
    db,
  )
}

/** A volunteer took it on her round and has not been to the window yet. */
async function paidAtDoor(
  db: Db,
  {
    canteen: { canteenId },
    dinerId,
    bookingId,
  }: { canteen: Canteen; dinerId: number; bookingId: number },
): Promise<void> {
  const key = randomUUID()
  await sql`
    with o as (insert into round_orders (order_key, booking_id, agreed, taken_by, taken_at)
      values (${key}, ${bookingId}, 'usual', 'account:0', app_now())),
    c as (insert into carried_cash (canteen_id, carrier, carrier_name, noted_fen)
      values (${canteenId}, 'account:0', '欧阳小梅', 2000) returning id)
    insert into cash_notes (note_key, carried_id, diner_id, amount_fen, for_order, noted_at)
    select ${randomUUID()}, id, ${dinerId}, 2000, ${key}, app_now() from c`.execute(db)
}

export async function oddIn(db: Db, today: string): Promise<OddWorld> {
  const canteen = await aCanteen().named('问一问的食堂').in(db)
  await sql`update canteens set without_card = 'birthday' where id = ${canteen.canteenId}`.execute(
    db,
  )
  const dish = () => anOffering().named(longDish, 'Black-pepper beef with king oyster mushrooms')
  const serving = await aServing(canteen).onDay(today).with(dish()).in(db)
  let atDoor: OddWorld['atDoor'] | undefined
  for (const payment of ['wallet', 'counter'] as const) {
    const { dinerId } = await aDiner(canteen)
      .named(longName, 'abudu reheman', payment === 'wallet' ? 'abpaid' : 'abdue')
      .in(db)
    await collectorsFor(db, dinerId)
    const token = payment === 'wallet' ? tokens.paid : tokens.due
    const bookingId = await meal(db, canteen, serving, dinerId, { payment, token })
    await quoted(db, bookingId)
    if (payment === 'wallet') continue
    await paidAtDoor(db, { canteen, dinerId, bookingId })
    const [her] = await sessionsFor(db, [{ name: longName, role: 'diner', dinerId }])
    if (her) atDoor = { bookingId, her }
  }
  const had = await aDiner(canteen).named(longName).in(db)
  const bookingId = await meal(db, canteen, serving, had.dinerId, {
    payment: 'wallet',
    state: 'collected',
  })
  await quoted(db, bookingId)
  await sql`
    insert into booking_moves (booking_id, seq, state, move, actor, actor_name, verified, collector)
    values (${bookingId}, 1, 'collected', 'collect', 'test', 'test', 'card', ${JSON.stringify(daughter)}::jsonb)`.execute(
    db,
  )
  const [her] = await sessionsFor(db, [{ name: longName, role: 'diner', dinerId: had.dinerId }])
  if (her === undefined) throw new Error('a session for her')
  const strict = await aCanteen().named('要刷卡的食堂').refusing('others').in(db)
  await sql`update canteens set without_card = 'card_only' where id = ${strict.canteenId}`.execute(
    db,
  )
  await aServing(strict).onDay(today).with(dish()).in(db)
  return {
    atDoor: present(atDoor, 'a meal that is due'),
    asking: await aStaffMember(db, 'counter', canteen),
    strict: await aStaffMember(db, 'counter', strict),
    fetched: { bookingId, her, son: await aFamilyMember(db, had, 'see') },
  }
}

const scan = async (page: Page, token: string): Promise<void> => {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}
/** The two odd cases' own buttons stand below the keys. */
const press = async (page: Page, which: 'no card' | 'somebody else'): Promise<void> => {
  // What the canteen allows comes with the list of today.
  await page
    .getByText(/领了 \d|portions collected/)
    .first()
    .waitFor()
  await page
    .locator('#main button[aria-pressed]')
    .nth(which === 'no card' ? 0 : 1)
    .click()
}
const byName = async (page: Page, letters: string): Promise<void> => {
  await page.getByRole('combobox').fill(letters)
  await page.getByRole('option').first().waitFor()
  await page.getByRole('option').first().click()
}
const sheet = (page: Page, tone: 'good' | 'look' | 'bad') =>
  page.locator(`[data-tone-of=${tone}]`).waitFor()
const cut = async (page: Page): Promise<void> => {
  await waitForKept(page, 'counter-list')
  await page.context().setOffline(true)
  await page.locator('#main').getByText(/10:30/).first().waitFor()
}
const people = (page: Page) => page.locator('[data-tone-of=look] fieldset')

/** No card, or somebody else comes: at the window, in a cut, and what she and her family see of it. */
export function oddScenes({ asking, strict, fetched, atDoor }: OddWorld): Scene[] {
  const at = (name: string, who: WithCookies, arrange: (page: Page) => Promise<void>): Scene => ({
    name: `counter odd: ${name}`,
    kind: 'counter',
    path: '/counter',
    visitor: { width: 1024, height: 768, ...who },
    arrange,
  })
  const whoComes = async (page: Page): Promise<void> => {
    await press(page, 'somebody else')
    await scan(page, tokens.paid)
    await sheet(page, 'look')
  }
  return [
    at('asked', asking, async (page) => {
      await press(page, 'no card')
      await byName(page, 'abpaid')
      await sheet(page, 'look')
    }),
    at('asked, cash due', asking, async (page) => {
      await press(page, 'no card')
      await byName(page, 'abdue')
      await sheet(page, 'look')
    }),
    at('paid at the door', asking, async (page) => {
      await scan(page, tokens.due)
      await sheet(page, 'look')
    }),
    at('cut, paid at the door', asking, async (page) => {
      await cut(page)
      await scan(page, tokens.due)
      await sheet(page, 'look')
    }),
    at('for somebody', asking, (page) => press(page, 'somebody else')),
    at('who comes', asking, whoComes),
    at('a neighbour', asking, async (page) => {
      await whoComes(page)
      await people(page).last().locator('button').first().click()
      await page.locator('input[name=collector]').fill('隔壁三零二室的王阿姨')
    }),
    at('who comes, asked', asking, async (page) => {
      await press(page, 'somebody else')
      await byName(page, 'abpaid')
      await sheet(page, 'look')
    }),
    at('card only', strict, async (page) => {
      await press(page, 'no card')
      await sheet(page, 'bad')
    }),
    at('nobody for her', strict, async (page) => {
      await press(page, 'somebody else')
      await sheet(page, 'bad')
    }),
    at('cut, fetched', asking, async (page) => {
      await cut(page)
      await whoComes(page)
      await people(page).first().locator('button').first().click()
      await sheet(page, 'good')
    }),
    { ...at('list', asking, async () => undefined), path: '/counter/list' },
    {
      name: '我的饭: fetched',
      kind: 'elder',
      path: '/meals',
      visitor: { ...phone, ...fetched.her },
      primary: 'at most one',
      arrange: (page) => page.locator('summary').last().click(),
    },
    {
      name: '订好了: paid at the door',
      kind: 'elder',
      path: `/done/${atDoor.bookingId}`,
      visitor: { ...phone, ...atDoor.her },
      withoutScript: 'the same',
    },
    {
      name: '吃过了: fetched',
      kind: 'elder',
      path: `/done/${fetched.bookingId}`,
      visitor: { ...phone, ...fetched.her },
      withoutScript: 'the same',
    },
    {
      name: 'family: fetched',
      kind: 'family',
      path: '/family',
      visitor: { ...phone, ...fetched.son },
      primary: 'at most one',
      withoutScript: 'the same',
    },
  ]
}
