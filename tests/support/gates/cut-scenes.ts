import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { hashToken } from '../../../backend/kernel/crypto.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import { handOverOutcomes } from '../../../backend/vocabulary/hand-overs.ts'
import type { WithCookies } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aDevice, aStaffMember } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { waitForKept } from '../kept.ts'
import { longDish } from './plan-scenes.ts'
import type { Scene } from './scenes.ts'

/** A counter in the middle of a cut, and one that has told of it with every trouble there is. */
export interface CutWorld {
  readonly tablet: WithCookies
  readonly cashier: WithCookies
  readonly afterwards: WithCookies
  readonly unmanned: WithCookies
}

const longName = '阿卜杜热合曼·买买提'
const tokens = { paid: 'cut-paid', due: 'cut-due' } as const

interface Meal {
  readonly payment: 'wallet' | 'counter'
  readonly state?: 'placed' | 'collected' | 'cancelled' | 'missed'
  readonly token?: string
}

/** Written straight into the tables: what matters is what the counter sees. */
export async function meal(
  db: Db,
  { canteenId }: Canteen,
  serving: Serving,
  dinerId: number,
  { payment, state = 'placed', token }: Meal,
): Promise<number> {
  const made = await sql<{ id: number }>`
    with b as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions,
        price_fen, own_fen, ticket_no, ended_at)
      values (${serving.servingId}, ${canteenId}, ${dinerId}, ${state}, 'dine_in', ${payment}, 'app', 'test', 'test', 1, 1500, 1200,
        (select count(*) + 1 from bookings where serving_id = ${serving.servingId}), ${state === 'placed' ? null : sql`app_now()`}) returning id),
    l as (
      insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, texture, omits, unit_price_fen)
      select id, 1, 1, ${serving.offeringId}, 1, 'minced', array['peanut', 'egg'], 1500 from b)
    select id from b`.execute(db)
  if (token !== undefined)
    await sql`update cards set token_hash = ${hashToken(token)} where diner_id = ${dinerId} and ended_at is null`.execute(
      db,
    )
  return made.rows[0]?.id ?? 0
}

async function troubles(db: Db, canteen: Canteen, serving: Serving): Promise<void> {
  for (const outcome of handOverOutcomes) {
    if (outcome === 'corrected') continue
    const { dinerId } = await aDiner(canteen).named(longName).in(db)
    const bookingId = await meal(db, canteen, serving, dinerId, {
      payment: 'counter',
      state: outcome === 'already' || outcome === 'collected' ? 'collected' : 'missed',
    })
    const backFen = outcome === 'already' || outcome === 'collected' ? 1200 : 0
    await sql`
      insert into hand_overs (id, booking_id, canteen_id, device_at, list_at, collected_by, verified, cash_fen, back_fen, outcome,
        earlier_at, earlier_by, handed_by, handed_by_name)
      values (${randomUUID()}, ${bookingId}, ${canteen.canteenId}, app_now(), app_now(), 'self', 'card', 1200, ${backFen}, ${outcome},
        ${outcome === 'already' ? sql`app_now()` : null}, ${outcome === 'already' ? '二号窗口' : ''}, 'device:1', '一号窗口')`.execute(
      db,
    )
  }
}

export async function cutIn(db: Db, today: string): Promise<CutWorld> {
  const canteen = await aCanteen().named('断网的食堂').in(db)
  const serving = await aServing(canteen)
    .onDay(today)
    .with(anOffering().named(longDish, 'Black-pepper beef with king oyster mushrooms'))
    .in(db)
  const people = await aDiner(canteen).named(longName).times(2, db)
  for (const [place, { dinerId }] of people.entries())
    await meal(
      db,
      canteen,
      serving,
      dinerId,
      place === 0
        ? { payment: 'wallet', token: tokens.paid }
        : { payment: 'counter', token: tokens.due },
    )
  const other = await aCanteen().named('网通了的食堂').in(db)
  const past = await aServing(other).onDay(today).with(anOffering()).in(db)
  await troubles(db, other, past)
  return {
    tablet: await aDevice(db, 'counter', canteen),
    cashier: await aStaffMember(db, 'counter', canteen),
    afterwards: await aStaffMember(db, 'manager', other),
    unmanned: await aDevice(db, 'counter', other),
  }
}

const cut = async (page: Page): Promise<void> => {
  await waitForKept(page, 'counter-list')
  await page.context().setOffline(true)
  await page.locator('#main').getByText(/10:30/).first().waitFor()
}
const scan = async (page: Page, token: string): Promise<void> => {
  await page.keyboard.type(`nuancan:card:${token}`)
  await page.keyboard.press('Enter')
}
const sheet = (page: Page, tone: 'good' | 'look' | 'bad') =>
  page.locator(`[data-tone-of=${tone}]`).waitFor()

/** The counter without the network, and with it again. */
export function cutScenes({ tablet, cashier, afterwards, unmanned }: CutWorld): Scene[] {
  const size = { width: 1024, height: 768 } as const
  const at = (name: string, who: WithCookies, arrange: (page: Page) => Promise<void>): Scene => ({
    name: `counter: cut ${name}`,
    kind: 'counter',
    path: '/counter',
    visitor: { ...size, ...who },
    arrange,
  })
  const handed = async (page: Page): Promise<void> => {
    await cut(page)
    await scan(page, tokens.paid)
    await sheet(page, 'good')
  }
  return [
    at('begins', tablet, cut),
    at('handed over', tablet, handed),
    at('second scan', cashier, async (page) => {
      await handed(page)
      await scan(page, tokens.paid)
      await sheet(page, 'bad')
    }),
    at('due', tablet, async (page) => {
      await cut(page)
      await scan(page, tokens.due)
      await sheet(page, 'look')
    }),
    at('by name', cashier, async (page) => {
      await cut(page)
      await page.getByRole('combobox').fill('阿卜')
      await page.getByRole('option').first().click()
      await sheet(page, 'look')
    }),
    at('not on the list', tablet, async (page) => {
      await cut(page)
      await scan(page, 'nobody-ever-had-this-card')
      await sheet(page, 'bad')
    }),
    at('not taken', cashier, async (page) => {
      await page.route('**/hand-over', (route) =>
        route.fulfill({
          status: 409,
          json: { code: 'drawer_not_open', params: {}, sentence: '钱箱还没打开。' },
        }),
      )
      await handed(page)
      await page.context().setOffline(false)
      await page.locator('#not-told').waitFor()
    }),
    at('is over', afterwards, (page) => page.locator('#hand-overs').waitFor()),
    at('is over and nobody signed in', unmanned, (page) => page.locator('#hand-overs').waitFor()),
  ]
}
