import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Express, NextFunction, Request, Response } from 'express'
import { invariant } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { nothingChosen } from '../vocabulary/reading.ts'
import type { Reading } from '../vocabulary/reading.ts'
import { languages } from '../vocabulary/role.ts'
import type { Language } from '../vocabulary/role.ts'
import { callRoute } from './call-route.ts'
import type { Authorise } from './call-route.ts'
import type { Deps } from './deps.ts'
import { backPath, nextPath, readForm } from './form.ts'
import { cookieJar, languageOf } from './http-context.ts'
import { httpStatusOf } from './http-status.ts'
import { refusalBody, refusalOf } from './refusal-body.ts'
import type { CallContext, CookieJar, FileReply, Route } from './route.ts'

/** Who a request comes from; `ended` says why a cookie it carried no longer counts, `reading` how she reads. */
export type Identify = (cookies: CookieJar) => Promise<{
  readonly actor: Actor
  readonly ended: 'session_ended' | 'device_revoked' | null
  readonly reading: Reading
}>

export interface Door {
  readonly authorise: Authorise
  readonly identify: Identify
}

export interface Visit {
  readonly context: CallContext
  readonly ended: 'session_ended' | 'device_revoked' | null
  readonly reading: Reading
}

/** As far as it is known: of a request that failed before anybody was asked who is here, only what the device says. */
export const languageHere = (
  request: Request,
  response: Response,
  cookies: CookieJar,
): Language => {
  const known: unknown = response.locals['language']
  return languages.find((one) => one === known) ?? languageOf(request, cookies, nothingChosen)
}

export const visitOf = async (
  request: Request,
  response: Response,
  deps: Deps,
  door: Door,
): Promise<Visit> => {
  const cookies = cookieJar(request, response, { cookies: deps.config.secureCookies })
  const { actor, ended, reading } = await door.identify(cookies)
  const language = languageOf(request, cookies, reading)
  response.locals['language'] = language
  const context: CallContext = {
    actor,
    cookies,
    language,
    address: request.ip ?? '',
    origin: `${request.protocol}://${request.host}`,
    userAgent: (request.get('user-agent') ?? '').slice(0, 200),
  }
  return { context, ended, reading }
}

/** "Please sign in" becomes "your session ended" or "this device was switched off" when that is why. */
export const withReason = (error: unknown, ended: Visit['ended']): unknown =>
  ended !== null && error instanceof Refusal && error.code === 'sign_in_required'
    ? new Refusal(ended)
    : error

/** Writes must come from our own pages: browsers say where a request started, other clients send no Origin. */
export const refuseForeignOrigin = (request: Request): void => {
  const site = request.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') throw new Refusal('foreign_origin')
  const origin = request.get('origin')
  if (origin === undefined) return
  const host = URL.canParse(origin) ? new URL(origin).host : ''
  if (host !== request.get('host') && host !== request.get('x-forwarded-host'))
    throw new Refusal('foreign_origin')
}

/**
 * A write that lay on a device while nobody answered belongs to who was signed in when it was made: brought under
 * anybody else's name it would be hers, and a second time under the first. So it says whose it is.
 */
const refuseOtherAccount = (request: Request, actor: Actor): void => {
  const meant = request.get('nuancan-account')
  if (meant === undefined || meant === String(actor.accountId)) return
  throw new Refusal(actor.accountId === null ? 'sign_in_required' : 'someone_else_here')
}

/** A failure half-way breaks the connection, so that nobody takes a part for the whole. */
const sendFile = (response: Response, kind: string, file: FileReply): Promise<void> => {
  response.set({
    'Content-Type': kind,
    'Content-Disposition': `attachment; filename="${file.name}"`,
  })
  return pipeline(Readable.from(file.parts), response)
}

const answer = async (
  route: Route,
  request: Request,
  response: Response,
  deps: Deps,
  door: Door,
): Promise<void> => {
  const isForm =
    request.is('application/x-www-form-urlencoded') !== false && request.method === 'POST'
  const form = isForm ? readForm(request.body as Record<string, unknown>) : null
  const visit = await visitOf(request, response, deps, door)
  try {
    if (request.method === 'POST') {
      refuseForeignOrigin(request)
      refuseOtherAccount(request, visit.context.actor)
    }
    const reply = await callRoute(route, door.authorise, visit.context, {
      params: request.params,
      query: request.query,
      body: form ? form.body : (request.body as unknown),
      key: form ? form.key : request.get('idempotency-key'),
    })
    response.set('Cache-Control', 'no-store')
    const { file } = route.endpoint
    if (file !== null) await sendFile(response, file, reply as FileReply)
    else if (form) response.redirect(303, nextPath(form.next, reply, deps.config.payOrigin))
    else response.json(reply)
  } catch (error) {
    const refusal = refusalOf(withReason(error, visit.ended))
    if (!form || !refusal) throw refusal ?? error
    response.redirect(
      303,
      backPath(form.back, refusalBody(refusal.code, refusal.params, visit.context.language)),
    )
  }
}

/** Registers every route. A route given twice does not boot. */
export const mountRoutes = (
  app: Express,
  routes: readonly Route[],
  deps: Deps,
  door: Door,
): void => {
  const seen = new Set<string>()
  for (const route of routes) {
    const line = `${route.endpoint.method} ${route.endpoint.path}`
    invariant(!seen.has(line), `two routes serve ${line}`)
    seen.add(line)
    const handle = (request: Request, response: Response): Promise<void> =>
      answer(route, request, response, deps, door)
    if (route.endpoint.method === 'GET') app.get(route.endpoint.path, handle)
    else app.post(route.endpoint.path, handle)
  }
}

/** The last word on every failed request: a refusal in the reader's language, or a plain 500 and a log line. */
export const answerErrors =
  (deps: Deps) =>
  (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error)
    const refusal = refusalOf(error)
    if (!refusal)
      deps.log.error({ path: request.route?.path as unknown, error }, 'a request failed')
    const { code, params } = refusal ?? new Refusal('failed')
    const language = languageHere(
      request,
      response,
      cookieJar(request, response, { cookies: deps.config.secureCookies }),
    )
    if (code === 'busy' || code === 'too_many_requests')
      response.set('Retry-After', code === 'busy' ? '2' : '300')
    response
      .status(httpStatusOf[code])
      .set('Cache-Control', 'no-store')
      .json(refusalBody(code, params, language))
  }
