import { spawn } from 'node:child_process'
import type { StripeSettings } from '../../../backend/payments/stripe-provider.ts'
import { inCheckout } from '../../../scripts/support/checkout.ts'

export interface AppProcess {
  readonly url: string
  readonly pid: number
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  readonly isRunning: () => boolean
  /** What it wrote, for a failure's message. */
  readonly output: () => string
  readonly close: () => Promise<void>
}

export interface ProcessOptions {
  readonly guard?: 'cut out'
  /** What is kept for those who wait is sold to anybody. */
  readonly kept?: 'ignored'
  /** A meal told of late is collected again, whoever was quicker. */
  readonly quicker?: 'ignored'
  readonly zone?: string
  readonly clock?: 'three days ahead' | 'three days behind'
  readonly poolMax?: number
  readonly screens?: 'built'
  readonly setUpCode?: string
  readonly voiceFolder?: string
  /** Takes money online there; without it, nowhere. */
  readonly stripe?: StripeSettings
}

const threeDays = 3 * 86_400_000

const stripeEnvironment = (stripe: StripeSettings | undefined): NodeJS.ProcessEnv => ({
  STRIPE_SECRET_KEY: stripe?.secretKey ?? '',
  STRIPE_WEBHOOK_SECRET: stripe?.webhookSecret ?? '',
  STRIPE_API_URL: stripe?.apiUrl ?? '',
})

const environmentFor = (databaseUrl: string, options: ProcessOptions): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  POOL_MAX: String(options.poolMax ?? 10),
  ...(options.zone ? { TZ: options.zone } : {}),
  ...(options.screens ? { SCREENS: options.screens } : {}),
  ...(options.setUpCode ? { SET_UP_CODE: options.setUpCode } : {}),
  ...(options.voiceFolder ? { VOICE_DIR: options.voiceFolder } : {}),
  ...stripeEnvironment(options.stripe),
  ...(options.clock
    ? { CLOCK_SKEW_MS: String(options.clock === 'three days ahead' ? threeDays : -threeDays) }
    : {}),
})

/** The real application in a process of its own: two of them share nothing but the database. */
export async function launchApp(
  databaseUrl: string,
  options: ProcessOptions = {},
): Promise<AppProcess> {
  const hooks = [
    ...(options.guard ? ['unguarded'] : []),
    ...(options.kept ? ['queue-jumping'] : []),
    ...(options.quicker ? ['twice-handed'] : []),
    ...(options.clock ? ['skewed-clock'] : []),
  ].flatMap((name) => ['--import', inCheckout(`tests/support/race/${name}.ts`)])
  const child = spawn(process.execPath, [...hooks, inCheckout('tests/support/server/run-app.ts')], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environmentFor(databaseUrl, options),
  })
  let output = ''
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  )
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer): void => {
      output += text.toString()
      const address = /^listening on (\S+)$/m.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    void ended.then(() => reject(new Error(`the application ended at once:\n${output}`)))
  })
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    url,
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    ended,
    isRunning,
    output: () => output,
    async close() {
      if (isRunning()) child.kill('SIGKILL')
      await ended
    },
  }
}
