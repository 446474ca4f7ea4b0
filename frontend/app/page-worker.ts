/*
 * Keeps one empty page and its scripts for the time there is no network, and nothing else: no reply of the server, so
 * nothing about anybody. Which page follows from where it was registered: the kiosk's, or a round's. The page is always
 * asked for first; what is kept stands in only when nobody answers, so an update is there with the first answer.
 */

/** What a worker sees of itself; the compiler knows only pages. */
interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith: (answer: Promise<Response>) => void
}
interface Worker {
  readonly location: Location
  readonly registration: { readonly scope: string }
  readonly clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: ((name: 'install' | 'activate', hear: (event: Lasting) => void) => void) &
    ((name: 'fetch', hear: (event: Asked) => void) => void)
}
const worker = self as unknown as Worker

const page = new URL(worker.registration.scope).pathname
/** 'nuancan-kiosk-', 'nuancan-desk-round-' */
const prefix = `nuancan${page.replace(/\//g, '-')}-`
const patienceMs = 4_000

/** What stands below a page is drawn by the same scripts. */
const isPage = (pathname: string): boolean => pathname === page || pathname.startsWith(`${page}/`)

const filesIn = (html: string): string[] =>
  Array.from(html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), (found) => found[1] ?? '')

/** A page and its files are kept together, under a name that follows from them; what was kept before goes. */
async function keep(answer: Response): Promise<void> {
  const files = filesIn(await answer.clone().text())
  const name = prefix + files.join('').replace(/\/assets\/|\W/g, '')
  const cache = await caches.open(name)
  if ((await cache.match(page)) === undefined) await cache.addAll(files)
  await cache.put(page, answer)
  for (const old of await caches.keys()) {
    if (old.startsWith(prefix) && old !== name) await caches.delete(old)
  }
}

async function askPage(event: Asked): Promise<Response> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), patienceMs)
  try {
    const answer = await fetch(event.request, { signal: controller.signal })
    if (answer.ok) event.waitUntil(keep(answer.clone()).catch(() => undefined))
    if (answer.status < 500) return answer
  } catch {
    // Nobody answers: what was kept stands in.
  } finally {
    clearTimeout(timer)
  }
  return (await caches.match(page)) ?? Response.error()
}

/** What is fetched later, the words of the other language, is kept beside the rest. */
async function askFile(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  const [name] = (await caches.keys()).filter((one) => one.startsWith(prefix))
  if (answer.ok && name !== undefined) await (await caches.open(name)).put(request, answer.clone())
  return answer
}

async function begin(): Promise<void> {
  const answer = await fetch(page)
  if (answer.ok) await keep(answer)
}

worker.addEventListener('install', (event) => {
  void worker.skipWaiting()
  event.waitUntil(begin().catch(() => undefined))
})
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return
  if (event.request.mode === 'navigate' && isPage(pathname)) event.respondWith(askPage(event))
  else if (pathname.startsWith('/assets/')) event.respondWith(askFile(event.request))
})
