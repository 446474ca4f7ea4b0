import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { inCheckout } from '../../../scripts/support/checkout.ts'
import type { Hand } from './hand.ts'

/** `hand.ts` and all it imports, as a browser takes it. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: inCheckout('tests/support/offline/hand.ts') },
    },
  })
  if (Array.isArray(built) || !('output' in built)) throw new Error('one script was asked for')
  return built.output[0].code
}

const text = script()

/** Gives every tab of this browser an empty page of our own origin that has the outbox at hand, with or without a network. */
export async function serveEmptyPage(context: BrowserContext): Promise<void> {
  const body = `<!doctype html><html lang="zh-CN"><title>-</title><script type="module">${await text}</script>`
  await context.route('**/empty-page', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  )
}

export const emptyPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await page.goto('/empty-page')
  return page
}

declare global {
  var hand: Hand
}
