import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import { cancelForGoneDiners } from './bookings/gone-diners.job.ts'
import { tendHeldBookings } from './bookings/held-bookings.job.ts'
import { tellOfClashes } from './bookings/tell-of-clashes.job.ts'
import { tellOfUncollected } from './bookings/uncollected.job.ts'
import type { Screens } from './app.ts'
import { forgetSpentSecrets } from './identity/forget-spent-secrets.job.ts'
import type { Config } from './kernel/config.ts'
import { createSealer } from './kernel/crypto.ts'
import { openDatabase } from './kernel/database.ts'
import type { Deps } from './kernel/deps.ts'
import { endStreams } from './kernel/events.ts'
import { forgetOldKeys } from './kernel/idempotency.store.ts'
import { createLive } from './kernel/live.ts'
import type { Log } from './kernel/log.ts'
import { repeat } from './kernel/repeat.ts'
import type { Repeating } from './kernel/repeat.ts'
import { endVisitsLeft } from './kiosk/quiet-visits.job.ts'
import { moveDueServings } from './kitchen/due-servings.job.ts'
import { deliverNotices } from './notices/deliver-notices.job.ts'
import { withdrawPointless } from './notices/withdraw-pointless.job.ts'
import type { Messenger } from './notices/messenger.ts'
import type { PaymentProvider } from './payments/provider.ts'
import { reconcilePayments } from './payments/reconcile-payments.job.ts'
import { reportParity } from './payments/report-parity.job.ts'
import { tellOfLowBalances } from './payments/low-balance.job.ts'
import { bookStandingMeals } from './standing/standing-orders.job.ts'
import { balanceBudgets } from './subsidies/balance-budgets.job.ts'
import { tendWaitingList } from './waiting/waiting-list.job.ts'

export interface ServerOptions {
  readonly databaseUrl: string
  readonly port: number
  readonly host: string
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
  readonly config: Config
  readonly log: Log
  readonly screens: Screens | null
  /** Who collects money online; left out, nothing is paid online. */
  readonly provider?: PaymentProvider | null
  /** Who sends messages; left out, people are called. */
  readonly messenger?: Messenger | null
  /** Connections in the pool (10). */
  readonly poolMax?: number
  readonly onStatement?: (sql: string) => void
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly deps: Deps
  /** Stops taking requests, lets running ones finish, then lets go of the database. */
  readonly close: () => Promise<void>
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

const dueEveryMs = 2_000
const goneEveryMs = 60_000
const heldEveryMs = 1_000
const waitingEveryMs = 1_000
const reconcileEveryMs = 5 * 60_000
const parityEveryMs = 3_600_000
const quietVisitsEveryMs = 60_000
const forgetEveryMs = 6 * 3_600_000
/** As long as a one-time code lives: none lies in the outbox much longer. */
const forgetSecretsEveryMs = 5 * 60_000
const lowBalanceEveryMs = 5 * 60_000
const uncollectedEveryMs = 30_000
const clashesEveryMs = 2_000
const standingEveryMs = 60_000
const noticesEveryMs = 2_000
const budgetsEveryMs = 30_000
const finishWithinMs = 10_000

const watchProvider = (deps: Deps, provider: PaymentProvider): Repeating[] => [
  repeat('reconcile payments', reconcileEveryMs, deps.log, () => reconcilePayments(deps, provider)),
  repeat('report parity', parityEveryMs, deps.log, () => reportParity(deps, provider)),
]

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    endStreams()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), finishWithinMs).unref()
  })

/** Starts the application. Rejects with the listener's own error (EADDRINUSE, EACCES) when the port cannot be had. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const db = openDatabase(options.databaseUrl, {
    ...(options.poolMax === undefined ? {} : { max: options.poolMax }),
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  })
  const live = createLive(options.databaseUrl, options.log)
  const deps: Deps = {
    db,
    live,
    log: options.log,
    config: options.config,
    sealer: createSealer(options.config.appSecret),
  }
  const provider = options.provider ?? null
  const messenger = options.messenger ?? null
  const app = createApp(deps, options.screens, provider, messenger)
  const server = options.tls ? createSecureServer(options.tls, app) : createServer(app)
  try {
    const port = await listen(server, options.port, options.host)
    const jobs = [
      repeat('due servings', dueEveryMs, options.log, () => moveDueServings(deps)),
      repeat('held bookings', heldEveryMs, options.log, () => tendHeldBookings(deps)),
      repeat('waiting list', waitingEveryMs, options.log, () => tendWaitingList(deps)),
      ...(provider === null ? [] : watchProvider(deps, provider)),
      repeat('gone diners', goneEveryMs, options.log, () => cancelForGoneDiners(deps)),
      repeat('standing orders', standingEveryMs, options.log, () => bookStandingMeals(deps)),
      repeat('quiet visits', quietVisitsEveryMs, options.log, () => endVisitsLeft(deps)),
      repeat('balance budgets', budgetsEveryMs, options.log, () => balanceBudgets(deps)),
      repeat('low balances', lowBalanceEveryMs, options.log, () => tellOfLowBalances(deps)),
      repeat('uncollected meals', uncollectedEveryMs, options.log, () => tellOfUncollected(deps)),
      repeat('clashes', clashesEveryMs, options.log, () => tellOfClashes(deps)),
      repeat('notices', noticesEveryMs, options.log, () =>
        messenger === null ? withdrawPointless(deps) : deliverNotices(deps, messenger),
      ),
      repeat('forget old keys', forgetEveryMs, options.log, () => forgetOldKeys(db)),
      repeat('forget spent secrets', forgetSecretsEveryMs, options.log, () =>
        forgetSpentSecrets(db),
      ),
    ]
    const name = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host
    return {
      url: `${options.tls ? 'https' : 'http'}://${name}:${port}`,
      port,
      deps,
      close: async () => {
        await Promise.all(jobs.map((job) => job.stop()))
        await closeServer(server)
        await live.close()
        await db.destroy()
      },
    }
  } catch (error) {
    await live.close()
    await db.destroy()
    throw error
  }
}
