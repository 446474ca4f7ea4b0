import type { Request, RequestHandler, Response } from 'express'
import type { BodyIn, Endpoint, ParamsIn, QueryIn, ReplyOf } from '../contract/endpoint.ts'
import { Refusal, refusalCodes, RefusedCall } from '../vocabulary/refusal.ts'
import { present } from '../vocabulary/invariant.ts'
import type { RefusalBody } from '../vocabulary/refusal.ts'
import type { Contrast, TextStep } from '../vocabulary/reading.ts'
import type { Language } from '../vocabulary/role.ts'
import { callRoute } from './call-route.ts'
import type { Deps } from './deps.ts'
import { refusalFigures } from './form.ts'
import { contrastOf, cookieJar, soundOf, textStepOf } from './http-context.ts'
import { httpStatusOf } from './http-status.ts'
import { loggedPath } from './logged-path.rules.ts'
import { languageHere, visitOf, withReason } from './mount.ts'
import type { Door } from './mount.ts'
import { refusalBody, refusalOf } from './refusal-body.ts'
import type { Route } from './route.ts'

/** Calls an endpoint inside this process as the visitor, with the same parsing and policy as over HTTP. */
export type Caller = <E extends Endpoint>(
  endpoint: E,
  input?: { params?: ParamsIn<E>; query?: QueryIn<E>; body?: BodyIn<E> },
) => Promise<ReplyOf<E>>

interface Page {
  readonly status: number
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** What the built screens offer the server; injected, so that the backend never imports the frontend. */
export interface Renderer {
  /** `'sha256-…'` of each style sheet that may stand in a page, for the page's policy. */
  readonly styleHashes: () => readonly string[]
  /** When a page could not be made at all: the reason, and the way to try again. */
  readonly renderFailure: (page: {
    readonly url: string
    readonly language: Language
    readonly status: number
    readonly sentence: string
  }) => Promise<Page>
  readonly render: (page: {
    readonly url: string
    readonly language: Language
    readonly textStep: TextStep
    readonly contrast: Contrast
    readonly sound: 'on' | 'off'
    readonly caller: Caller
    /** The refusal a form came back with, in words. */
    readonly refusal: RefusalBody | null
  }) => Promise<Page>
}

const lineOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`

const refusalIn = (request: Request, language: Language): RefusalBody | null => {
  const code = refusalCodes.find((known) => known === request.query['refused'])
  if (!code) return null
  return refusalBody(code, refusalFigures(request.query), language)
}

export const servePages = (
  routes: readonly Route[],
  renderer: Renderer,
  deps: Deps,
  door: Door,
): RequestHandler => {
  // The screens' bundle carries its own copy of the contract: endpoints are the same when method and path are.
  const byLine = new Map(routes.map((route) => [lineOf(route.endpoint), route]))
  const pageFor = async (request: Request, response: Response): Promise<Page> => {
    const { context, ended, reading } = await visitOf(request, response, deps, door)
    const caller: Caller = async (endpoint, input = {}) => {
      try {
        const route = present(byLine.get(lineOf(endpoint)), `no route serves ${endpoint.path}`)
        return (await callRoute(route, door.authorise, context, {
          params: input.params,
          query: input.query,
          body: input.body,
          key: undefined,
        })) as never
      } catch (error) {
        const refusal = refusalOf(withReason(error, ended))
        if (!refusal) throw error
        throw new RefusedCall(
          httpStatusOf[refusal.code],
          refusalBody(refusal.code, refusal.params, context.language),
        )
      }
    }
    return renderer.render({
      url: request.originalUrl,
      language: context.language,
      textStep: textStepOf(context.cookies, reading),
      contrast: contrastOf(context.cookies, reading),
      sound: soundOf(context.cookies),
      caller,
      refusal: refusalIn(request, context.language),
    })
  }
  /** Somebody who asked for a page gets a page, whatever broke. */
  const failureFor = (request: Request, response: Response, error: unknown): Promise<Page> => {
    const known = refusalOf(error)
    if (!known) deps.log.error({ path: loggedPath(request.path), error }, 'a page failed')
    const { code, params } = known ?? new Refusal('failed')
    const jar = cookieJar(request, response, { cookies: deps.config.secureCookies })
    const language = languageHere(request, response, jar)
    return renderer.renderFailure({
      url: request.originalUrl,
      language,
      status: httpStatusOf[code],
      sentence: refusalBody(code, params, language).sentence,
    })
  }
  return async (request, response) => {
    const page = await pageFor(request, response).catch((error: unknown) =>
      failureFor(request, response, error),
    )
    response
      .status(page.status)
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        ...page.headers,
      })
      .send(page.html)
  }
}
