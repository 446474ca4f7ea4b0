import { createStripeProvider } from '../../../backend/payments/stripe-provider.ts'
import { readStripe } from '../../../scripts/support/start/online-payment.ts'
import { startServer } from '../../../backend/server.ts'
import { loadScreens } from '../../../scripts/support/start/screens.ts'
import { serverOptions } from './options.ts'

/** One application process, for tests that need several, need the screens, or kill one: says where it listens. */
// Whoever started us holds the other end; when a run of the tests is killed, nobody would end us.
process.on('disconnect', () => process.exit(0))

const stripe = readStripe(process.env)

const { url } = await startServer(
  serverOptions({
    databaseUrl: process.env['DATABASE_URL'] ?? '',
    poolMax: Number(process.env['POOL_MAX'] ?? 10),
    setUpCode: process.env['SET_UP_CODE'],
    voiceFolder: process.env['VOICE_DIR'],
    ...(stripe === undefined ? {} : { provider: createStripeProvider(stripe) }),
    screens: process.env['SCREENS'] === 'built' ? await loadScreens() : null,
  }),
)
process.stdout.write(`listening on ${url}\n`)
