import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { createStripeProvider } from '../../backend/payments/stripe-provider.ts'
import type { PaymentProvider } from '../../backend/payments/provider.ts'
import type { StripeSettings } from '../../backend/payments/stripe-provider.ts'
import { webhookPath } from '../../backend/payments/webhook.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf, type Api, type WithCookies } from './api.ts'
import { aDiner, type Diner } from './builders/diner.ts'
import { aStaffMember, type SignedIn } from './builders/people.ts'
import { aCanteen, type Canteen } from './builders/place.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { spawnApp, startApp } from './server.ts'
import { aStandIn } from './stripe/merchant.ts'
import type { StandInOptions, StripeStandIn } from './stripe/stand-in.ts'

/** What an application is told to reach it. */
export const settingsOf = ({ secretKey, webhookSecret, url }: StripeStandIn): StripeSettings => ({
  secretKey,
  webhookSecret,
  apiUrl: url,
})

/** The real adapter, speaking to a stand-in. */
export const providerAt = (standIn: StripeStandIn): PaymentProvider =>
  createStripeProvider(settingsOf(standIn))

export interface OnlineCanteen {
  readonly database: TestDatabase
  readonly standIn: StripeStandIn
  readonly provider: PaymentProvider
  readonly url: string
  readonly canteen: Canteen
  readonly manager: Api
  readonly as: (who?: WithCookies) => Api
  /** Both clocks, the canteen's and the provider's. */
  readonly pass: (seconds: number) => Promise<void>
  readonly newDiner: (walletFen?: number) => Promise<Diner & SignedIn>
  readonly balanceOf: (dinerId: number) => Promise<number>
}

/** A canteen that takes money online, with its provider standing in; gone with the test. */
export async function anOnlineCanteen(
  options: StandInOptions = {},
  screens?: 'with screens',
): Promise<OnlineCanteen> {
  if (screens) await buildScreens(console.log)
  const database = await aDatabase()
  const now = new Date()
  await database.runFrom(now)
  const standIn = await aStandIn({ startAt: now, ...options, faults: {} })
  const provider = providerAt(standIn)
  const app = screens
    ? await spawnApp(database, { screens: 'built', stripe: settingsOf(standIn) })
    : await startApp(database, { provider })
  await untilCompared(standIn)
  standIn.follow(options.faults ?? {})
  standIn.sendWebhooksTo(`${app.url}${webhookPath}`)
  const canteen = await aCanteen().in(database.db)
  const as = apiOf(app.url)
  return {
    database,
    standIn,
    provider,
    url: app.url,
    canteen,
    as,
    manager: as(await aStaffMember(database.db, 'manager', canteen)),
    async pass(seconds) {
      standIn.clock.advance(seconds * 1000)
      await database.advance(`${seconds} seconds`)
    },
    newDiner: (walletFen = 0) => aDiner(canteen).withWallet(walletFen).signedIn(database.db),
    async balanceOf(dinerId) {
      const found = await sql<{ balance: number }>`
        select coalesce((select balance_fen from ledger_accounts where kind = 'wallet' and diner_id = ${dinerId}), 0) as balance`.execute(
        database.db,
      )
      return found.rows[0]?.balance ?? 0
    },
  }
}

/**
 * A server compares payments when it starts and then every five minutes. Late, the first comparison would find
 * what a test pays. One that failed never asks for the events, and the next is far away.
 */
async function untilCompared({ calls }: StripeStandIn): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < 60_000) {
    if (calls.some(({ operation }) => operation === 'events.list')) return
    await pause(10)
  }
}

/** The session behind the page a person was sent to. */
export const sessionOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''

/** A top-up that was paid and told of: its payment's number. */
export async function aPaidTopUp(
  { as, standIn }: OnlineCanteen,
  diner: Diner & SignedIn,
  amountFen: number,
): Promise<number> {
  const asked = { params: { dinerId: diner.dinerId }, body: { amountFen } }
  const { paymentId, url } = await as(diner).call('topUpOnline', asked)
  standIn.pay(sessionOf(url), { method: 'alipay', outcome: 'paid' })
  await standIn.deliverDue()
  return paymentId
}
