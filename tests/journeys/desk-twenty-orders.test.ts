import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../support/browser.ts'
import { laptop } from '../support/browser/launch.ts'
import { aCity } from '../support/city.ts'
import { handsOn } from '../support/hands.ts'

const city = await aCity('10:30')
const browser = await aBrowser(city.appUrl)
const volunteer = await city.worker('volunteer')

interface Caller {
  readonly dinerId: number
  readonly name: string
  readonly initials: string
}

/** Twenty people whose usual lunch tomorrow can be booked in one piece. */
const callers = async (): Promise<Caller[]> => {
  const { rows } = await sql<Caller>`
    select id as "dinerId", name, name_initials as initials from diners
    where home_canteen_id = ${city.canteenId} and died_on is null and left_on is null order by id`.execute(
    city.db,
  )
  const desk = city.as(volunteer)
  const open: Caller[] = []
  for (const row of rows) {
    const { next } = await desk.call('getDesk', { params: { dinerId: row.dinerId } })
    const may = next.state === 'open' && next.suggestion?.can.book.allowed === true
    if (may && next.when.day === ('2026-11-23' as never)) open.push(row)
    if (open.length === 20) return open
  }
  return open
}

/** Down to her in the list, key by key, where others have the same letters. */
const reach = async (
  page: Page,
  hands: ReturnType<typeof handsOn>,
  caller: Caller,
): Promise<void> => {
  const doors = await sql<{ door: string }>`
    select concat_ws(' ', b.name, nullif(d.door, '')) as door from diners d left join places b on b.id = d.building_id where d.id = ${caller.dinerId}`.execute(
    city.db,
  )
  // Until the list is the one for all that was typed: in the one for fewer letters she may stand elsewhere.
  await page.locator('[role=listbox][aria-busy=false]').waitFor()
  const row = page.getByRole('option', { name: `${caller.name} ${doors.rows[0]?.door ?? ''}` })
  await row.first().waitFor()
  const place = await row
    .first()
    .evaluate((option) => [...(option.parentElement?.children ?? [])].indexOf(option))
  for (let step = 0; step < place; step += 1) await hands.press('ArrowDown')
  await hands.press('Enter')
}

interface Booked {
  readonly dinerId: number
  readonly dish: string
  readonly channel: string
  readonly placedBy: string
  readonly readBack: boolean
}
const bookedFor = async (ids: readonly number[]): Promise<readonly Booked[]> => {
  const found = await sql<Booked>`
    select b.diner_id as "dinerId", coalesce(st.name, di.name) as dish, b.channel, b.placed_by_name as "placedBy",
      m.read_back_at is not null as "readBack"
    from bookings b join servings s on s.id = b.serving_id and s.day = '2026-11-23' and s.meal = 'lunch'
    join booking_moves m on m.booking_id = b.id and m.move = 'place'
    join booking_lines l on l.booking_id = b.id and l.revision = b.revision and l.line_no = 1
    join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
    where b.diner_id = any(${[...ids]}::bigint[]) and b.state = 'placed'`.execute(city.db)
  return found.rows
}

test('twenty calls in a row with the keyboard alone: name, then at most four keys each', async () => {
  const people = await callers()
  expect(people).toHaveLength(20)
  const ids = people.map(({ dinerId }) => dinerId)
  expect(await bookedFor(ids)).toEqual([])
  const page = await browser.open('/desk', { ...laptop, ...volunteer })
  await page.getByRole('heading', { level: 1, name: '明天午饭' }).waitFor()
  const keys: number[] = []
  const wanted = new Map<number, string>()
  for (const [index, caller] of people.entries()) {
    const { next } = await city
      .as(volunteer)
      .call('getDesk', { params: { dinerId: caller.dinerId } })
    const usual = next.state === 'open' ? (next.suggestion?.plate.name.zh ?? '') : ''
    // Letters of a name, or the name where the letters are shared: what is typed is not counted, everything after is.
    await page.keyboard.type(index % 5 === 0 ? caller.initials : caller.name)
    const hands = handsOn(page)
    await reach(page, hands, caller)
    await page.getByRole('heading', { level: 2, name: caller.name }).waitFor()
    if (index % 4 === 3) {
      await hands.press('2')
      const dishes = page
        .getByRole('group', { name: /按数字/ })
        .getByRole('button', { disabled: false })
      await dishes.nth(1).waitFor()
      const labels = await dishes.evaluateAll((all) =>
        all.map((one) => ({
          key: one.getAttribute('aria-keyshortcuts') ?? '',
          words: one.textContent ?? '',
        })),
      )
      const other = labels.find(({ key, words }) => /^\d$/.test(key) && !words.includes(usual))
      wanted.set(caller.dinerId, other?.words ?? '')
      await hands.press(other?.key ?? '')
    } else {
      wanted.set(caller.dinerId, usual)
      await hands.press('1')
    }
    await page.getByRole('button', { name: '说对了，订下' }).and(page.locator(':focus')).waitFor()
    await hands.press('Enter')
    await page.getByRole('heading', { name: '订好了' }).waitFor()
    keys.push(hands.presses)
  }
  console.log(`keys after the name: ${keys.join(' ')}`)
  expect(Math.max(...keys)).toBeLessThanOrEqual(4)

  const rows = await bookedFor(ids)
  expect(rows.map(({ dinerId }) => dinerId).toSorted((a, b) => a - b)).toEqual(ids)
  for (const row of rows) {
    expect(wanted.get(row.dinerId)).toContain(row.dish)
    expect(row).toMatchObject({ channel: 'phone', placedBy: '林小梅', readBack: true })
  }
})
