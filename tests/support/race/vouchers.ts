import { sql } from 'kysely'
import { addDays, serviceDay } from '../../../backend/vocabulary/calendar.ts'
import type { aVoucherTown } from '../builders/voucher-town.ts'
import { priceFen, worthFen } from '../builders/voucher-town.ts'
import type { Serving } from '../builders/serving.ts'
import { tally } from './in-parallel.ts'
import { tryBooking } from './rush.ts'

type Town = Awaited<ReturnType<typeof aVoucherTown>>

export interface OneVoucher {
  readonly town: Town
  readonly dinerId: number
  readonly cookies: Readonly<Record<string, string>>
  readonly servings: readonly Serving[]
}

/** Somebody with a single voucher, and so many lunches to pay with it. */
export async function prepareOneVoucher(town: Town, lunches: number): Promise<OneVoucher> {
  const { dinerId, api } = await town.diner()
  await town.manager.call('issueVouchers', town.issue([{ dinerId, serial: '0001' }]))
  const servings: Serving[] = []
  for (let nth = 0; nth < lunches; nth += 1)
    servings.push(await town.lunchOn(addDays(serviceDay('2026-12-05'), nth)))
  return { town, dinerId, cookies: api.cookies, servings }
}

/** Hands the one voucher over for every lunch at once. Returns what was not as it must be, in words. */
export async function raceForOne(
  { town, dinerId, cookies, servings }: OneVoucher,
  addresses: readonly string[],
): Promise<string[]> {
  const outcomes = await Promise.all(
    servings.map(async (serving, nth) => {
      const api = town.at(addresses[nth % addresses.length] ?? '', cookies)
      const { body } = town.order(dinerId, serving, priceFen - worthFen, ['0001'])
      return (await tryBooking(api, body)).outcome
    }),
  )
  const answers = tally(outcomes)
  const { accepted = 0, voucher_used: used = 0 } = answers
  const wrong: string[] = []
  if (accepted !== 1) wrong.push(`${accepted} meals for one voucher`)
  if (accepted + used !== servings.length) wrong.push(`answers ${JSON.stringify(answers)}`)
  const found = await sql<{ helped: number }>`
    select count(*)::int as helped from bookings where price_fen > own_fen and state <> 'cancelled'`.execute(
    town.db,
  )
  const { helped = 0 } = found.rows[0] ?? {}
  if (helped !== 1) wrong.push(`${helped} meals helped`)
  return wrong
}
