import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import type { Contrast, Reading, TextStep } from '../vocabulary/reading.ts'
import { languages } from '../vocabulary/role.ts'
import type { Language } from '../vocabulary/role.ts'
import type { CookieJar } from './route.ts'

export const languageCookie = 'nuancan_lang'
export const textStepCookie = 'nuancan_text'
export const contrastCookie = 'nuancan_contrast'
export const soundCookie = 'nuancan_sound'

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
 * Chosen on this device first, then what the person signed in chose anywhere, then the browser's, then Chinese.
 * A machine that many people use says with each request what this one reads, and remembers nothing.
 */
export const languageOf = (request: Request, cookies: CookieJar, account: Reading): Language => {
  const said = languages.find((language) => language === request.get('nuancan-language'))
  if (said) return said
  const chosen = languages.find((language) => language === cookies.get(languageCookie))
  if (chosen) return chosen
  if (account.language !== null) return account.language
  return request.acceptsLanguages('zh', 'zh-CN', 'en') === 'en' ? 'en' : 'zh-CN'
}

const textSteps = [24, 28, 32] as const

export const textStepOf = (cookies: CookieJar, account: Reading): TextStep =>
  textSteps.find((step) => String(step) === cookies.get(textStepCookie)) ?? account.text ?? 24

const contrasts = ['usual', 'more'] as const

/** more: asked for here or by her; what the device itself asks for, the page's styles know. */
export const contrastOf = (cookies: CookieJar, account: Reading): Contrast =>
  contrasts.find((one) => one === cookies.get(contrastCookie)) ?? account.contrast ?? 'usual'

/** How loud a phone may be is about where it lies, not about who holds it: it stays with the device. */
export const soundOf = (cookies: CookieJar): 'on' | 'off' =>
  cookies.get(soundCookie) === 'off' ? 'off' : 'on'
