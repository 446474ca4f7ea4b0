import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aDevice, aStaffMember } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { aScheme } from '../builders/scheme.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** A window at lunch: dishes with some left, some sold out and some she must not eat, and people in every state. */
export interface SaleWorld {
  readonly counter: WithCookies
  readonly tablet: WithCookies
  readonly nothingMade: WithCookies
  readonly people: Readonly<Record<'well' | 'allergic' | 'poor' | 'booked' | 'served', number>>
  /** Handed over just now; with another dish given; and long ago. */
  readonly handed: Readonly<Record<'now' | 'instead' | 'late', number>>
}

const longDish = '黑椒牛柳烩杏鲍菇配时令蔬菜双拼饭'
const longDishEn =
  'Black-pepper beef with king oyster mushrooms and seasonal greens over two kinds of rice'

async function closedLunch(db: Db, canteen: Parameters<typeof aServing>[0], today: string) {
  const serving = await aServing(canteen)
    .onDay(today)
    .with(
      anOffering().named('红烧狮子头套餐', 'Braised meatball set').priced(1500),
      anOffering().named('清蒸鲈鱼套餐', 'Steamed bass set').priced(1500),
      anOffering().named('宫保鸡丁套餐', 'Kung-pao chicken set').priced(1500).containing('peanut'),
      anOffering().named(longDish, longDishEn).priced(2200),
    )
    .in(db)
  await sql`update servings set state = 'closed', cutoff_at = app_now() - interval '17 hours', closed_at = app_now() - interval '17 hours'
    where id = ${serving.servingId}`.execute(db)
  return serving
}

export async function salesIn(
  db: Db,
  appUrl: string,
  { today }: { readonly today: string },
): Promise<SaleWorld> {
  const canteen = await aCanteen().named('现卖的食堂').in(db)
  await aScheme().worth(500).atMost(1, 'day').in(db, canteen.communityId)
  const serving = await closedLunch(db, canteen, today)
  const { servingId, offeringIds } = serving
  const [lions = 0, bass = 0, chicken = 0, beef = 0] = offeringIds
  const params = { servingId }
  const counter = await aStaffMember(db, 'counter', canteen)
  const window = apiOf(appUrl)(counter)
  const cook = apiOf(appUrl)(await aStaffMember(db, 'kitchen', canteen))
  const extra: [number, number][] = [
    [lions, 9],
    [bass, 6],
    [chicken, 2],
    [beef, 1],
  ]
  for (const [offeringId, portions] of extra)
    await cook.call('decideCookPlan', { params, body: { offeringId, portions, reason: '' } })
  const someone = async (name: string, walletFen = 9_650): Promise<number> =>
    (await aDiner(canteen).named(name).withWallet(walletFen).in(db)).dinerId
  const buy = async (dinerId: number): Promise<number> => {
    const { ticket } = await window.call('sellWalkIn', {
      params,
      body: { dinerId, offeringId: lions, way: 'dine_in', pay: 'wallet', seenPayFen: 1000 },
    })
    return ticket.bookingId
  }
  const allergic = await aDiner(canteen)
    .named('阿卜杜热合曼·买买提')
    .allergicTo('peanut')
    .withWallet(9_650)
    .in(db)
  const booked = await someone('周阿宝')
  await sql`
    with b as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions,
        price_fen, own_fen, ticket_no)
      values (${servingId}, ${canteen.canteenId}, ${booked}, 'placed', 'dine_in', 'counter', 'app', 'test', 'test', 1, 1500, 1000, 88)
      returning id)
    insert into booking_lines (booking_id, revision, line_no, offering_id, quantity, unit_price_fen)
    select id, 1, 1, ${bass}, 1, 1500 from b`.execute(db)
  const served = await someone('李建国')
  const handed = { now: await buy(served), instead: 0, late: 0 }
  handed.instead = await buy(await someone('孙美娣'))
  await window.call('giveInstead', {
    params: { bookingId: handed.instead },
    body: { orderedOfferingId: lions, offeringId: bass },
  })
  handed.late = await buy(await someone('陈志明'))
  await sql`alter table booking_moves disable trigger booking_moves_append_only`.execute(db)
  await sql`update booking_moves set at = at - interval '20 minutes' where booking_id = ${handed.late}`.execute(
    db,
  )
  await sql`alter table booking_moves enable trigger booking_moves_append_only`.execute(db)
  for (const [offeringId, portions, seenPayFen] of [
    [beef, 1, 2200],
    [lions, 2, 3000],
  ] as const)
    await window.call('sellToGuest', {
      params,
      body: { offeringId, portions, way: 'pick_up', cashFen: 5000, seenPayFen },
    })
  const bare = await aCanteen().named('没有多做的食堂').in(db)
  await closedLunch(db, bare, today)
  return {
    counter,
    tablet: await aDevice(db, 'counter', canteen),
    nothingMade: await aStaffMember(db, 'counter', bare),
    people: {
      well: await someone('张秀英'),
      allergic: allergic.dinerId,
      poor: await someone('吴玉珍', 350),
      booked,
      served,
    },
    handed,
  }
}

const held = { width: 1024, height: 768 } as const
const main = (page: Page) => page.locator('#main')
const dish = (page: Page, place: number) =>
  main(page)
    .locator('fieldset')
    .filter({ has: page.locator('[aria-pressed]') })
    .nth(place)

/** The first dish that can be had; its buttons stand in the last fieldset of the desk before anything is chosen. */
const chooseDish = async (page: Page): Promise<void> => {
  const way = dish(page, 1)
  await way.locator('button[aria-pressed]:enabled').first().waitFor()
  await main(page).locator('fieldset button[aria-pressed=false]:enabled').last().waitFor()
  await main(page).locator('fieldset').last().locator('button:enabled').first().click()
  await main(page)
    .locator('button', { hasText: /给饭|hand over/i })
    .waitFor()
}

/** The window sells what was made beyond the booked meals, and puts right what went wrong. */
export function saleScenes({ counter, tablet, nothingMade, people, handed }: SaleWorld): Scene[] {
  const at = (
    name: string,
    path: string,
    who: WithCookies = counter,
    arrange?: (page: Page) => Promise<void>,
  ): Scene => ({
    name: `counter sale: ${name}`,
    kind: 'counter',
    path,
    visitor: { ...held, ...who },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const walkIn = (dinerId: number): string => `/counter/walk-in?diner=${dinerId}`
  const putRight = (bookingId: number): string => `/counter/put-right?booking=${bookingId}`
  const guest = async (page: Page): Promise<void> => {
    await page.locator('#main button[aria-pressed]').last().click()
    await chooseDish(page)
  }
  return [
    at('what is left', '/counter/walk-in', tablet),
    at('nothing made', '/counter/walk-in', nothingMade),
    at('person', walkIn(people.well), tablet),
    at('from the card', walkIn(people.well), counter, chooseDish),
    at('must not eat it', walkIn(people.allergic)),
    at('card short', walkIn(people.poor), counter, chooseDish),
    at('booked already', walkIn(people.booked)),
    at('has had it', walkIn(people.served)),
    at('guest', '/counter/walk-in', counter, guest),
    at('offline', walkIn(people.well), counter, async (page) => {
      await chooseDish(page)
      await page.context().setOffline(true)
      await page.locator('#main button', { hasText: /给饭|hand over/i }).click()
      await page.getByRole('alert').first().waitFor()
    }),
    at('which to put right', '/counter/put-right'),
    at('put right', putRight(handed.now)),
    at('another dish was given', putRight(handed.instead)),
    at('too late', putRight(handed.late)),
  ]
}
