import type { Screens } from '../../../backend/app.ts'
import type { PaymentProvider } from '../../../backend/payments/provider.ts'
import { createLog } from '../../../backend/kernel/log.ts'
import type { ServerOptions } from '../../../backend/server.ts'
import { testSecret } from '../builders/place.ts'

export interface AppOptions {
  readonly databaseUrl: string
  readonly poolMax: number
  readonly screens: Screens | null
  readonly onStatement?: (sql: string) => void
  readonly setUpCode?: string
  readonly voiceFolder?: string
  readonly provider?: PaymentProvider
}

/** What production is started with, on a test's database and a free port of the loopback. */
export const serverOptions = ({
  setUpCode,
  voiceFolder,
  ...options
}: AppOptions): ServerOptions => ({
  ...options,
  port: 0,
  host: '127.0.0.1',
  log: createLog(process.env['TEST_LOG'] ?? 'silent'),
  config: {
    appSecret: testSecret,
    publicUrl: 'http://127.0.0.1',
    demo: true,
    secureCookies: false,
    trustedProxies: 0,
    setUpCode: setUpCode ?? null,
    payOrigin: options.provider?.checkoutOrigin ?? null,
    messages: 'called',
    ...(voiceFolder ? { voiceFolder } : {}),
  },
})
