import { pathToFileURL } from 'node:url'
import type { Screens } from '../../../backend/app.ts'
import { inCheckout } from '../checkout.ts'

/** The built screens, for whoever runs a server; `buildScreens` comes first. */
export async function loadScreens(): Promise<Screens> {
  const bundle = pathToFileURL(inCheckout('dist', 'server', 'server.js'))
  const renderer = (await import(bundle.href)) as Screens['renderer']
  return { renderer, clientFolder: inCheckout('dist', 'client') }
}
