import { createLog } from '../../../backend/kernel/log.ts'
import { startServer, type RunningServer } from '../../../backend/server.ts'
import { lanAddresses } from './announce.ts'
import { messengerFor } from './messages.ts'
import { providerFor } from './online-payment.ts'
import { loadScreens } from './screens.ts'
import { setUpCodeOf } from './set-up.ts'
import type { Settings } from './settings.ts'

export interface Serving {
  databaseUrl: string
  appSecret: string
  port: number
  demo: boolean
}

/** Starts the application on what has been prepared for it. */
export async function serve(settings: Settings, serving: Serving): Promise<RunningServer> {
  const { databaseUrl, appSecret, port, demo } = serving
  const provider = await providerFor(settings.stripe, databaseUrl, demo)
  const messenger = messengerFor(settings.messages, demo)
  const publicUrl = settings.publicUrl ?? addressForPhones(settings, port)
  const config = {
    appSecret,
    publicUrl,
    demo,
    secureCookies: publicUrl.startsWith('https:'),
    trustedProxies: settings.trustedProxies,
    setUpCode: await setUpCodeOf(databaseUrl, appSecret),
    payOrigin: provider?.checkoutOrigin ?? null,
    voiceFolder: settings.voiceDir,
    messages: messenger === null ? ('called' as const) : ('sent' as const),
  }
  const { host, tls } = settings
  const log = createLog(settings.logLevel)
  const screens = await loadScreens()
  const options = { databaseUrl, port, host, config, log, screens, provider, messenger }
  return startServer(tls ? { ...options, tls } : options)
}

/** Printed on slips that people scan with their own phones: localhost would be the phone itself. */
function addressForPhones({ host, tls }: Settings, port: number): string {
  const everywhere = host === '::' || host === '0.0.0.0'
  const name = everywhere ? (lanAddresses()[0] ?? 'localhost') : host
  return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}
