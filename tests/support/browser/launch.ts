import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
  type Response,
} from 'playwright-core'
import { ensureBrowser } from '../../../scripts/support/browser.ts'
import { isRoot } from '../../../scripts/support/postgres/owner.ts'
import type { Language } from '../../../backend/vocabulary/role.ts'

/**
 * A quiet Chromium: no first-run pages, no calls home. Playwright gives it a fresh profile. `executablePath` is the
 * usual one of this machine unless named.
 */
export async function launchBrowser(
  more: readonly string[] = [],
  executablePath?: string,
): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? (await ensureBrowser(() => undefined)),
    headless: true,
    args: [
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--autoplay-policy=no-user-gesture-required',
      ...more,
    ],
  })
}

/** The person in front of the screen, and the screen. */
export interface Visitor {
  readonly cookies?: Readonly<Record<string, string>>
  readonly language?: Language
  readonly text?: 24 | 28 | 32
  readonly width?: number
  readonly height?: number
  readonly script?: 'on' | 'off'
  readonly scale?: number
}

export const phone = { width: 390, height: 844 } as const
export const laptop = { width: 1280, height: 800 } as const
export const television = { width: 1920, height: 1080 } as const

/** A page of its own profile, and everything that went wrong on it. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Script errors, console errors, files that were not there, and requests to anybody else. */
  readonly faults: string[]
  close(): Promise<void>
}

export async function visitAs(browser: Browser, url: string, visitor: Visitor): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: visitor.width ?? phone.width, height: visitor.height ?? phone.height },
    deviceScaleFactor: visitor.scale ?? 1,
    locale: visitor.language ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: visitor.script !== 'off',
    serviceWorkers: 'allow',
  })
  const cookies = {
    ...visitor.cookies,
    ...(visitor.language ? { nuancan_lang: visitor.language } : {}),
    ...(visitor.text ? { nuancan_text: String(visitor.text) } : {}),
  }
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value, url, httpOnly: true })),
  )
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  countRequests(page)
  const faults = listenForFaults(page, context, new URL(url).host)
  return { page, context, faults, close: () => context.close() }
}

const openRequests = new WeakMap<Page, Set<Request>>()

/** How many requests of this page are still without an answer; a stream, which never ends, is none. */
export const openRequestsOf = (page: Page): number => openRequests.get(page)?.size ?? 0

function countRequests(page: Page): void {
  const open = new Set<Request>()
  openRequests.set(page, open)
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

/** A refusal answered to a script is no fault: the browser logs it, the screen must say it in words. */
function isRefusalOfOurs(address: string, host: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.host === host && url.pathname.startsWith('/api/')
}

/** "Busy, ask again in two seconds": a refusal that the pages ask again after by themselves. */
const isBusy = (response: Response): boolean =>
  response.status() === 503 && response.headers()['retry-after'] === '2'

function listenForFaults(page: Page, context: BrowserContext, host: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url: about } = message.location()
    const isPage = about === page.url()
    // A page that is not there is an answer; the browser calls it an error.
    if (/Failed to load/.test(message.text()) && (isPage || isRefusalOfOurs(about, host))) return
    faults.push(`console: ${message.text()} (${about})`)
  })
  context.on('request', (request) => {
    const { protocol, host: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== host) faults.push(`foreign request: ${asked}`)
  })
  context.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const isPage = response.request().resourceType() === 'document'
    if (pathname.startsWith('/api/') && isBusy(response)) return
    if (response.status() >= 500) faults.push(`${response.status()} ${pathname}`)
    else if (response.status() >= 400 && !isPage && !pathname.startsWith('/api/')) {
      faults.push(`${response.status()} ${pathname}`)
    }
  })
  return faults
}
