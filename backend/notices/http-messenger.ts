import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { answerWithinMs, ForgedReceipt } from './messenger.ts'
import type { MessageAnswer, MessageAsked, Messenger, Receipt } from './messenger.ts'
import { signatureHeader } from './receipt-webhook.ts'

export interface HttpMessengerSettings {
  readonly url: string
  /** Signs what we send and what is reported to us. */
  readonly key: string
  /** The registered signature that stands before every message: 【暖餐】. */
  readonly sign: string
  /** The provider's template for a kind, or for `kind.en`; null where it sends whole sentences. */
  readonly templates: Readonly<Record<string, string>> | null
  /** Milliseconds (10,000). */
  readonly answerWithin?: number
}

const answerShape = z.object({ ref: z.string().check(z.minLength(1), z.maxLength(100)) })
const receiptShape = z.object({ id: z.uuid(), status: z.enum(['delivered', 'failed']) })

/** Our side of the road: their fault, their limit, or our key, which somebody must set right. */
const passing = new Set([401, 403, 408, 425, 429])

const hmacOf = (key: string, at: number, body: Buffer | string): string =>
  createHmac('sha256', key).update(`${at}.`).update(body).digest('hex')

/** Written `t=1764115200,v1=…`: the second it was signed, and the HMAC-SHA256 of `t.body`. */
export const signatureOf = (key: string, at: number, body: Buffer | string): string =>
  `t=${at},v1=${hmacOf(key, at, body)}`

const toleranceSeconds = 300
const nowSeconds = (): number => Math.floor(Date.now() / 1000)

const assertSigned = (key: string, body: Buffer, signature: string): void => {
  const [, at = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  const expected = hmacOf(key, Number(at), body)
  const fits =
    given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  if (!fits || Math.abs(nowSeconds() - Number(at)) > toleranceSeconds) throw new ForgedReceipt()
}

const bodyOf = (
  { sign, templates }: HttpMessengerSettings,
  { key, phone, kind, language, text, blanks }: MessageAsked,
): string | null => {
  const english = language === 'en' ? templates?.[`${kind}.en`] : undefined
  const template = templates === null ? kind : (english ?? templates[kind])
  if (template === undefined) return null
  // A registered template is in one language: what goes into its blanks is in the same.
  const spoken = language === 'en' && (templates === null || english !== undefined) ? 'en' : 'zh'
  const params =
    templates === null
      ? { text: text[spoken] }
      : Object.fromEntries(Object.entries(blanks).map(([name, words]) => [name, words[spoken]]))
  return JSON.stringify({ to: phone, template, params, sign, id: key })
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const answerOf = async (response: Response): Promise<MessageAnswer> => {
  const { status } = response
  if (response.ok) {
    const answer = answerShape.safeParse(parsed(await response.text()))
    // An answer nobody understands may have been a yes: asked again under the same key, it is told once.
    return answer.success
      ? { outcome: 'accepted', ref: answer.data.ref }
      : { outcome: 'later', why: 'unreadable' }
  }
  await response.body?.cancel()
  const final = status >= 400 && status < 500 && !passing.has(status)
  return { outcome: final ? 'refused' : 'later', why: `http_${status}` }
}

/**
 * Posts each message as JSON `{to, template, params, sign, id}`, signed; a 2xx with `{ref}` accepts it, 4xx refuses
 * it for good, everything else is tried again. Reports come as `{id, status}` under the same key.
 */
export const createHttpMessenger = (settings: HttpMessengerSettings): Messenger => ({
  send: async (asked) => {
    const body = bodyOf(settings, asked)
    if (body === null) return { outcome: 'refused', why: 'no_template' }
    try {
      const response = await fetch(settings.url, {
        method: 'POST',
        body,
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          [signatureHeader]: signatureOf(settings.key, nowSeconds(), body),
        },
        signal: AbortSignal.timeout(settings.answerWithin ?? answerWithinMs),
      })
      return await answerOf(response)
    } catch (error) {
      const silent = error instanceof Error && error.name === 'TimeoutError'
      return { outcome: 'later', why: silent ? 'silent' : 'unreachable' }
    }
  },
  readReceipt: (body, signature): Receipt => {
    assertSigned(settings.key, body, signature)
    const receipt = receiptShape.safeParse(parsed(body.toString('utf8')))
    if (!receipt.success) throw new ForgedReceipt()
    return { key: receipt.data.id, outcome: receipt.data.status }
  },
})
