import { randomUUID } from 'node:crypto'
import { demoElderPhone } from '../db/demo/residents-known.ts'
import { makeTopUpLink } from '../backend/payments/make-top-up-link.action.ts'
import { webhookPath } from '../backend/payments/webhook.ts'
import type { RunningServer } from '../backend/server.ts'
import { jobActor } from '../backend/vocabulary/actor.ts'
import { startStripeStandIn } from '../tests/support/stripe/stand-in.ts'
import { plainly } from './support/plain-failure.ts'
import { defaultDataFolder } from './support/postgres/folders.ts'
import { readSettings } from './support/start/settings.ts'
import { Shutdown } from './support/start/shutdown.ts'
import { startNuancan } from './support/start/start-nuancan.ts'

/**
 * `npm run demo:stripe`: the demonstration community with online payment, against a stand-in for Stripe on this
 * machine. No keys, no account, no real money; in a data folder of its own.
 */
const shutdown = new Shutdown()

/** A daughter's way in: the page behind the QR on the elder's slip. */
async function topUpPath({ deps }: RunningServer): Promise<string> {
  const { id } = await deps.db
    .selectFrom('diners')
    .select('id')
    .where('phone', '=', demoElderPhone)
    .executeTakeFirstOrThrow()
  const actor = jobActor('demo')
  const write = { actorKey: actor.key, key: randomUUID(), endpoint: 'makeTopUpLink', body: {} }
  const { secret } = await makeTopUpLink(deps, { actor, write, address: '', userAgent: '' }, id)
  return `/pay/${secret}`
}

try {
  const standIn = await startStripeStandIn({
    mode: 'automatic',
    settleRefundsAfterMs: 2_000,
    settlePaymentsAfterMs: 20_000,
  })
  shutdown.atTheEnd(() => standIn.close())
  const settings = readSettings({
    ...process.env,
    DATA_DIR: process.env.DATA_DIR || `${defaultDataFolder()}-stripe`,
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_WEBHOOK_SECRET: standIn.webhookSecret,
    STRIPE_API_URL: standIn.url,
  })
  await startNuancan(settings, shutdown, async (server) => {
    standIn.sendWebhooksTo(`http://127.0.0.1:${server.port}${webhookPath}`)
    return `Pay in for 陈奶奶 as her daughter would, no real money moves:  http://localhost:${server.port}${await topUpPath(server)}`
  })
} catch (error) {
  console.error(plainly(error))
  await shutdown.undoAll()
  process.exit(1)
}
