import compression from 'compression'
import express from 'express'
import type { Express } from 'express'
import helmet from 'helmet'
import { callBackRoutes } from './bookings/call-back.routes.ts'
import { bookingRoutes } from './bookings/booking.routes.ts'
import { handOverRoutes } from './bookings/hand-over.routes.ts'
import { recognitionRoutes } from './bookings/recognition.routes.ts'
import { clashRoutes } from './bookings/clash.routes.ts'
import { serveClips } from './canteens/voice-clips.ts'
import { voiceRoutes } from './canteens/voice.routes.ts'
import { canteenRoutes } from './canteens/canteen.routes.ts'
import { setUpRoutes } from './canteens/set-up.routes.ts'
import { claimRoutes } from './claims/claims.routes.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { endpoints } from './contract/registry.ts'
import { dinerRoutes } from './diners/diner.routes.ts'
import { importRoutes } from './diners/import.routes.ts'
import { familyRoutes } from './family/family.routes.ts'
import { createAuthorise } from './identity/authorise.ts'
import { createIdentify } from './identity/identify.ts'
import { bindSlipRoutes } from './identity/bind-slip.routes.ts'
import { deviceRoutes } from './identity/device.routes.ts'
import { officialRoutes } from './identity/official.routes.ts'
import { secondFactorRoutes } from './identity/second-factor.routes.ts'
import { sessionRoutes } from './identity/session.routes.ts'
import { ownPhoneRoutes } from './identity/own-phone.routes.ts'
import { signInRoutes } from './identity/sign-in.routes.ts'
import { volunteerRoutes } from './identity/volunteer.routes.ts'
import { staffRoutes } from './identity/staff.routes.ts'
import type { Deps } from './kernel/deps.ts'
import { streamChanges } from './kernel/events.ts'
import { createMetrics } from './kernel/metrics.ts'
import { answerErrors, mountRoutes, visitOf, withReason } from './kernel/mount.ts'
import type { Door } from './kernel/mount.ts'
import { openApiOf } from './kernel/openapi.ts'
import { servePages } from './kernel/pages.ts'
import type { Renderer } from './kernel/pages.ts'
import { databaseReady } from './kernel/readiness.store.ts'
import type { Route } from './kernel/route.ts'
import { kioskRoutes } from './kiosk/kiosk.routes.ts'
import { kitchenRoutes } from './kitchen/kitchen.routes.ts'
import { ingredientRoutes } from './menus/ingredient.routes.ts'
import { menuRoutes } from './menus/menu.routes.ts'
import type { Messenger } from './notices/messenger.ts'
import { noticeRoutes } from './notices/notice.routes.ts'
import { receiptHandlers, receiptPath } from './notices/receipt-webhook.ts'
import { takeReceipt } from './notices/take-receipt.action.ts'
import { onlinePaymentRoutes } from './payments/online-payment.routes.ts'
import { cashRoutes } from './payments/cash.routes.ts'
import { bookRoutes } from './payments/books.routes.ts'
import { paymentRoutes } from './payments/payment.routes.ts'
import type { PaymentProvider } from './payments/provider.ts'
import { takeEvent } from './payments/take-event.action.ts'
import { webhookHandlers, webhookPath } from './payments/webhook.ts'
import { carriedCashRoutes } from './rounds/carried-cash.routes.ts'
import { roundRoutes } from './rounds/round.routes.ts'
import { saleRoutes } from './sales/sale.routes.ts'
import { foodSafetyRoutes } from './safety/food-safety.routes.ts'
import { standingRoutes } from './standing/standing.routes.ts'
import { schemeOfficeRoutes } from './subsidies/scheme-office.routes.ts'
import { voucherRoutes } from './subsidies/voucher.routes.ts'
import { subsidyRoutes } from './subsidies/subsidy.routes.ts'
import { invariant } from './vocabulary/invariant.ts'
import { waitingRoutes } from './waiting/waiting.routes.ts'
import { Refusal } from './vocabulary/refusal.ts'

export interface Screens {
  readonly renderer: Renderer
  /** Folder of the built client: hashed files under assets/, the rest as it is. */
  readonly clientFolder: string
}

const bodyLimit = '100kb'

const allRoutes = (deps: Deps, provider: PaymentProvider | null): Route[] => [
  ...signInRoutes(deps),
  ...ownPhoneRoutes(deps),
  ...sessionRoutes(deps),
  ...secondFactorRoutes(deps),
  ...bindSlipRoutes(deps),
  ...staffRoutes(deps),
  ...volunteerRoutes(deps),
  ...officialRoutes(deps),
  ...deviceRoutes(deps),
  ...setUpRoutes(deps),
  ...canteenRoutes(deps),
  ...voiceRoutes(deps),
  ...dinerRoutes(deps),
  ...importRoutes(deps),
  ...noticeRoutes(deps),
  ...menuRoutes(deps),
  ...ingredientRoutes(deps),
  ...subsidyRoutes(deps),
  ...schemeOfficeRoutes(deps),
  ...voucherRoutes(deps),
  ...paymentRoutes(deps),
  ...cashRoutes(deps),
  ...bookRoutes(deps),
  ...onlinePaymentRoutes(deps, provider),
  ...bookingRoutes(deps, provider),
  ...handOverRoutes(deps),
  ...recognitionRoutes(deps),
  ...callBackRoutes(deps),
  ...clashRoutes(deps),
  ...familyRoutes(deps),
  ...waitingRoutes(deps),
  ...standingRoutes(deps),
  ...kioskRoutes(deps),
  ...roundRoutes(deps),
  ...carriedCashRoutes(deps),
  ...foodSafetyRoutes(deps),
  ...saleRoutes(deps),
  ...kitchenRoutes(deps),
  ...claimRoutes(deps),
]

/** Every endpoint of the contract is served by exactly one route, or the server does not boot. */
const assertWhole = (routes: readonly Route[]): void => {
  const served = new Set<string>(routes.map((route) => route.name))
  for (const name of Object.keys(endpoints)) invariant(served.has(name), `no route serves ${name}`)
  invariant(served.size === routes.length, 'an endpoint is served twice')
}

const guard = (app: Express, payOrigin: string | null, styleHashes: readonly string[]): void => {
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // What stands in a page is one of our own style sheets, to the letter.
          styleSrc: ["'self'", ...styleHashes],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          fontSrc: ["'self'"],
          mediaSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          // A form that asks to pay is answered with the way to the provider's page.
          formAction: ["'self'", ...(payOrigin === null ? [] : [payOrigin])],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'same-origin' },
      // Over plain HTTP on a canteen's own network the header would be ignored; TLS fronts set their own.
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
  )
  // Nothing here needs the camera yet; the QR reader of a later screen will ask for it by name.
  app.use((_request, response, next) => {
    response.set('Permissions-Policy', 'geolocation=(), microphone=(), payment=()')
    next()
  })
}

const health = (app: Express, deps: Deps, metricsText: () => string): void => {
  app.get('/healthz', (_request, response) => void response.type('text').send('ok'))
  app.get('/readyz', async (_request, response) => {
    const ready = await databaseReady(deps.db)
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready')
  })
  app.get(
    '/metrics',
    (_request, response) => void response.type('text/plain; version=0.0.4').send(metricsText()),
  )
  const openApi = openApiOf(endpoints)
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi))
}

const boardEvents = (app: Express, deps: Deps, door: Door): void => {
  app.get('/api/canteens/:canteenId/board/events', async (request, response) => {
    const visit = await visitOf(request, response, deps, door)
    const canteenId = Number(request.params.canteenId)
    if (!Number.isSafeInteger(canteenId) || canteenId < 1) throw new Refusal('malformed')
    try {
      await door.authorise('getBoard', visit.context.actor, {
        params: { canteenId },
        query: {},
        body: {},
      })
    } catch (error) {
      throw withReason(error, visit.ended)
    }
    streamChanges(request, response, deps.live, canteenId)
  })
}

/**
 * The whole application. `screens` is left out where only the API is wanted, `provider` where nothing is paid online,
 * `messenger` where people are called instead.
 */
export const createApp = (
  deps: Deps,
  screens: Screens | null,
  provider: PaymentProvider | null,
  messenger: Messenger | null = null,
): Express => {
  const app = express()
  const metrics = createMetrics()
  const door: Door = { authorise: createAuthorise(deps.db), identify: createIdentify(deps.db) }
  app.disable('x-powered-by')
  app.set('trust proxy', deps.config.trustedProxies)
  app.set('query parser', 'simple')
  guard(app, deps.config.payOrigin, screens?.renderer.styleHashes() ?? [])
  app.use(metrics.measure)
  app.use(
    compression({
      filter: (request, response) =>
        !request.path.endsWith('/events') && compression.filter(request, response),
    }),
  )
  health(app, deps, metrics.text)
  boardEvents(app, deps, door)
  if (screens) {
    app.use(
      '/assets',
      express.static(`${screens.clientFolder}/assets`, {
        immutable: true,
        maxAge: '1y',
        fallthrough: false,
      }),
    )
    app.use(express.static(screens.clientFolder, { index: false, redirect: false, maxAge: '1h' }))
  }
  if (deps.config.voiceFolder !== undefined) serveClips(app, deps.config.voiceFolder)
  if (provider) app.post(webhookPath, ...webhookHandlers(deps, provider, takeEvent))
  if (messenger) app.post(receiptPath, ...receiptHandlers(deps, messenger, takeReceipt))
  // What is read here is not read again below.
  for (const { path, largestBodyBytes } of Object.values<Endpoint>(endpoints)) {
    if (largestBodyBytes !== null) app.use(path, express.json({ limit: largestBodyBytes }))
  }
  app.use(
    '/api',
    express.json({ limit: bodyLimit }),
    express.urlencoded({ extended: false, limit: bodyLimit, parameterLimit: 50 }),
  )
  const routes = allRoutes(deps, provider)
  assertWhole(routes)
  mountRoutes(app, routes, deps, door)
  app.use('/api', () => {
    throw new Refusal('not_found')
  })
  if (screens) app.get('/{*path}', servePages(routes, screens.renderer, deps, door))
  app.use(() => {
    throw new Refusal('not_found')
  })
  app.use(answerErrors(deps))
  return app
}
