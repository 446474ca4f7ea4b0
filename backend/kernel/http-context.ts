import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import { languages } from '../vocabulary/role.ts'
import type { Language } from '../vocabulary/role.ts'
import type { CookieJar } from './route.ts'

export const languageCookie = 'nuancan_lang'
export const textStepCookie = 'nuancan_text'
export const contrastCookie = 'nuancan_contrast'

/** Cookies of one request: read as sent, written HttpOnly and SameSite=Lax. */
export const cookieJar = (
  request: Request,
  response: Response,
  secure: { readonly cookies: boolean },
): CookieJar => {
  const sent = parseCookie(request.headers.cookie ?? '')
  const write = (name: string, value: string, maxAge: number): void => {
    response.append(
      'Set-Cookie',
      stringifySetCookie({
        name,
        value,
        maxAge,
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: secure.cookies,
      }),
    )
  }
  return {
    get: (name) => sent[name],
    set: (name, value, maxAgeSeconds) => {
      sent[name] = value
      write(name, value, maxAgeSeconds)
    },
    clear: (name) => {
      delete sent[name]
      write(name, '', 0)
    },
  }
}

/**
 * The reader's own choice first, then the browser's, then Chinese. A machine that many people use says with each
 * request what this one reads, and remembers nothing.
 */
export const languageOf = (request: Request, cookies: CookieJar): Language => {
  const said = languages.find((language) => language === request.get('nuancan-language'))
  if (said) return said
  const chosen = languages.find((language) => language === cookies.get(languageCookie))
  if (chosen) return chosen
  return request.acceptsLanguages('zh', 'zh-CN', 'en') === 'en' ? 'en' : 'zh-CN'
}

export const textStepOf = (cookies: CookieJar): 24 | 28 | 32 => {
  const chosen = cookies.get(textStepCookie)
  return chosen === '28' ? 28 : chosen === '32' ? 32 : 24
}

/** more: asked for on this device; what the device itself asks for, the page's styles know. */
export const contrastOf = (cookies: CookieJar): 'usual' | 'more' =>
  cookies.get(contrastCookie) === 'more' ? 'more' : 'usual'
