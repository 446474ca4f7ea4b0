import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Db } from '../../../backend/kernel/database.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import { apiOf, type Api, type WithCookies } from '../api.ts'
import { laptop, phone } from '../browser/launch.ts'
import { sessionsFor } from '../builders/people.ts'
import type { Scene } from './scenes.ts'

export interface DeskPeople {
  readonly volunteer: WithCookies
  readonly servingId: number
  /** Somebody of the call list, and somebody whose lunch was taken down on the telephone. */
  readonly toCallId: number
  readonly bookedId: number
}

const shared = '13877770002'
const unknown = '13877770099'

/** A morning at the telephone: some tried, one on the line with somebody else, a couple with one number. */
export async function deskIn(db: Db, appUrl: string, canteenId: number): Promise<DeskPeople> {
  const [volunteer, other] = await sessionsFor(db, [
    { name: '陶慧芳', role: 'volunteer', canteenId },
    { name: '欧阳建国', role: 'volunteer', canteenId },
  ])
  const serving = await sql<{ id: number }>`
    select id from servings where canteen_id = ${canteenId} and meal = 'lunch' and state = 'open' and cutoff_at > app_now() order by day limit 1`.execute(
    db,
  )
  const servingId = present(serving.rows[0], 'a lunch to book').id
  const absent = await sql<{ id: number }>`
    select b.diner_id as id from bookings b join servings s on s.id = b.serving_id
    where b.canteen_id = ${canteenId} and s.meal = 'lunch' and b.state <> 'cancelled'
      and s.day between service_day_of(app_now()) - 20 and service_day_of(app_now())
      and not exists (select from bookings x where x.serving_id = ${servingId} and x.diner_id = b.diner_id and x.state <> 'cancelled')
    group by 1 having count(distinct s.day) >= 5 order by max(s.day) filter (where b.state = 'collected') nulls first, 1 limit 5`.execute(
    db,
  )
  const [toCall, unheard, full, onTheLine, books] = absent.rows.map(({ id }) => id)
  const call = apiOf(appUrl)(present(volunteer, 'a volunteer'))
  const about = (dinerId: number | undefined) => ({
    params: { servingId, dinerId: present(dinerId, 'somebody absent') },
  })
  await call.call('noteCallBack', { ...about(unheard), body: { outcome: 'no_answer' } })
  await call.call('noteCallBack', { ...about(full), body: { outcome: 'not_today' } })
  await sql`insert into call_claims (serving_id, diner_id, account_id, until)
    values (${servingId}, ${onTheLine}, ${present(other, 'a second volunteer').accountId}, app_now() + interval '1 day')`.execute(
    db,
  )
  await sql`update diners set phone = ${shared} where id = any(${[unheard, full]}::bigint[])`.execute(
    db,
  )
  return {
    volunteer: present(volunteer, 'a volunteer'),
    servingId,
    toCallId: present(toCall, 'somebody to call'),
    bookedId: await bookUsual(call, servingId, present(books, 'somebody who books')),
  }
}

async function bookUsual(call: Api, servingId: number, dinerId: number): Promise<number> {
  const { next } = await call.call('getDesk', { params: { dinerId }, query: { servingId } })
  const usual = present(next.state === 'open' ? next.suggestion : null, 'her usual lunch')
  const { plate, quantity, variant, way, payment, price } = usual
  await call.call('placeBooking', {
    body: {
      dinerId,
      servingId,
      lines: [{ offeringId: plate.offeringId, quantity, variant }],
      way,
      pay: payment.by,
      seenPayFen: price.payFen,
      channel: 'phone',
      readBack: 'yes',
    },
  })
  return dinerId
}

/** Whose number rings, whom to ring up, and what was read back. */
export function deskCallScenes({ volunteer, servingId, toCallId, bookedId }: DeskPeople): Scene[] {
  const at = (name: string, path: string, arrange?: (page: Page) => Promise<void>): Scene => ({
    name: `desk calls: ${name}`,
    kind: 'desk',
    path,
    visitor: { ...laptop, ...volunteer },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const rungUp = `/desk?diner=${toCallId}&serving=${servingId}`
  const cardOpen = async (page: Page): Promise<void> => {
    await page.locator('#main fieldset button').first().waitFor()
  }
  const list = async (page: Page): Promise<void> => {
    await page.locator('#main tbody tr').first().waitFor()
  }
  return [
    at('unknown number', `/desk?caller=${unknown}`, async (page) => {
      await page.locator('#main output p').first().waitFor()
    }),
    at('shared number', `/desk?caller=${shared}`, async (page) => {
      await page.getByRole('option').nth(1).waitFor()
    }),
    at('list beside', '/desk', async (page) => {
      await page.locator('section[aria-labelledby=call-backs] li').first().waitFor()
    }),
    at('whole list', '/desk/call-list', list),
    {
      ...at('whole list on a phone', '/desk/call-list', list),
      visitor: { ...phone, ...volunteer },
    },
    at('rung up', rungUp, cardOpen),
    at('no answer', rungUp, async (page) => {
      await cardOpen(page)
      await page.keyboard.press('4')
      await page.locator('#main button[aria-pressed=true]').waitFor()
    }),
    at('booked and read back', `/desk?diner=${bookedId}`, cardOpen),
    at('cancelling', `/desk?diner=${bookedId}`, async (page) => {
      await cardOpen(page)
      await page.keyboard.press('3')
      await page.locator('#main button[aria-pressed=true]').waitFor()
    }),
  ]
}

/** The office: who looks after which building, and thanks for hours. */
export function volunteerScenes(manager: WithCookies): Scene[] {
  const at = (name: string, part: string, arrange?: (page: Page) => Promise<void>): Scene => ({
    name: `office volunteers: ${name}`,
    kind: 'office',
    path: `/office/staff/${part}`,
    visitor: { ...laptop, ...manager },
    ...(arrange === undefined ? {} : { arrange }),
  })
  const tables = async (page: Page): Promise<void> => {
    await page.locator('#main tbody tr').first().waitFor()
  }
  return [
    at('buildings', 'care', tables),
    at('assign', 'care', async (page) => {
      await tables(page)
      await page.locator('#main tbody button').first().click()
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    }),
    at('hours', 'hours', async (page) => {
      await page.locator('#main h2').waitFor()
    }),
  ]
}
