import { openDatabase } from '../../../backend/kernel/database.ts'
import { readHasOtherWorld } from '../../../backend/payments/online-payment.store.ts'
import type { PaymentProvider } from '../../../backend/payments/provider.ts'
import { createStripeProvider } from '../../../backend/payments/stripe-provider.ts'
import type { StripeSettings } from '../../../backend/payments/stripe-provider.ts'
import { PlainFailure } from '../plain-failure.ts'

/** What the environment says about online payment; undefined where it says nothing. */
export function readStripe(env: NodeJS.ProcessEnv): StripeSettings | undefined {
  const secretKey = env.STRIPE_SECRET_KEY || undefined
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET || undefined
  if (secretKey === undefined && webhookSecret === undefined) return undefined
  if (secretKey === undefined || webhookSecret === undefined) {
    throw new PlainFailure(
      'For online payment set both STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET; only one of them is set.',
    )
  }
  if (!/^(sk|rk)_(test|live)_\w+$/.test(secretKey)) {
    throw new PlainFailure(
      'STRIPE_SECRET_KEY is no secret key of Stripe: it begins with sk_test_, sk_live_, rk_test_ or rk_live_.',
    )
  }
  if (!webhookSecret.startsWith('whsec_')) {
    throw new PlainFailure(
      'STRIPE_WEBHOOK_SECRET is no signing secret of Stripe: it begins with whsec_ and stands beside the webhook endpoint in Stripe’s dashboard.',
    )
  }
  const apiUrl = readApiUrl(env.STRIPE_API_URL, secretKey)
  return { secretKey, webhookSecret, ...(apiUrl === undefined ? {} : { apiUrl }) }
}

/** A stand-in may only be on this machine, and only hear a test key. */
function readApiUrl(text: string | undefined, secretKey: string): string | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const near = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (near && /_test_/.test(secretKey)) return url.origin
  throw new PlainFailure(
    'STRIPE_API_URL is for trying things out: it must lie on this machine, and STRIPE_SECRET_KEY must be a test key.',
  )
}

/**
 * Who collects money online, or null. Real money and test money never share a ledger, and a demonstration takes no
 * real money: such a start is refused.
 */
export async function providerFor(
  stripe: StripeSettings | undefined,
  databaseUrl: string,
  demo: boolean,
): Promise<PaymentProvider | null> {
  if (stripe === undefined) return null
  const provider = createStripeProvider(stripe)
  if (provider.live && demo) {
    throw new PlainFailure(
      'STRIPE_SECRET_KEY is a live key and this is the demonstration community: use a test key, or start an installation of your own with DEMO=off and another DATA_DIR.',
    )
  }
  const db = openDatabase(databaseUrl, { max: 1 })
  try {
    if (await readHasOtherWorld(db, provider.live)) {
      const [kept, given] = provider.live ? ['test', 'live'] : ['live', 'test']
      throw new PlainFailure(
        `This database holds ${kept} payments and STRIPE_SECRET_KEY is a ${given} key: use a ${kept} key, or a database of its own for ${given} money.`,
      )
    }
    return provider
  } finally {
    await db.destroy()
  }
}
