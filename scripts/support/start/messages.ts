import type { HttpMessengerSettings } from '../../../backend/notices/http-messenger.ts'
import { createHttpMessenger } from '../../../backend/notices/http-messenger.ts'
import type { Messenger } from '../../../backend/notices/messenger.ts'
import { noticeKinds } from '../../../backend/notices/notice.kinds.ts'
import { PlainFailure } from '../plain-failure.ts'

/** What the environment says about messages (SMS); undefined where it says nothing: then people are called. */
export function readMessages(env: NodeJS.ProcessEnv): HttpMessengerSettings | undefined {
  const [url, key, sign] = [env.SMS_URL || '', env.SMS_KEY || '', env.SMS_SIGN || '']
  const templates = env.SMS_TEMPLATES || ''
  if (url + key + sign + templates === '') return undefined
  if (url === '' || key === '' || sign === '') {
    throw new PlainFailure(
      'For messages set SMS_URL, SMS_KEY and SMS_SIGN; not all three of them are set.',
    )
  }
  if (key.length < 16) {
    throw new PlainFailure('SMS_KEY is shorter than 16 characters: it must not be guessed.')
  }
  if (sign.length > 20) {
    throw new PlainFailure('SMS_SIGN is longer than 20 characters: it is the registered signature.')
  }
  return { url: readUrl(url), key, sign, templates: readTemplates(templates) }
}

const isNear = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

/** Numbers and names go there: over TLS, or not beyond this machine. */
function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url?.protocol === 'http:' && isNear(url)
  if (url !== undefined && url.username === '' && (url.protocol === 'https:' || plain)) {
    return url.href
  }
  throw new PlainFailure(
    'SMS_URL must be an https address (http only on this machine), without a password in it.',
  )
}

/** 'balance_low=SMS_1,not_collected=SMS_2,not_collected.en=SMS_3'. */
function readTemplates(text: string): Record<string, string> | null {
  if (text === '') return null
  const pairs = text.split(',').map((pair) => pair.trim().split('='))
  for (const [kind = '', id = '', ...more] of pairs) {
    const known = Object.hasOwn(noticeKinds, kind.replace(/\.en$/, ''))
    if (known && /^[\w.-]{1,64}$/.test(id) && more.length === 0) continue
    throw new PlainFailure(
      `SMS_TEMPLATES does not say "${kind}=…" rightly: write kind=template,kind=template with kinds out of ${Object.keys(noticeKinds).join(', ')}.`,
    )
  }
  return Object.fromEntries(pairs as [string, string][])
}

/** Who sends messages, or null. The people of a demonstration are made up, their numbers may be somebody's. */
export function messengerFor(
  settings: HttpMessengerSettings | undefined,
  demo: boolean,
): Messenger | null {
  if (settings === undefined) return null
  if (demo && !isNear(new URL(settings.url))) {
    throw new PlainFailure(
      'SMS_URL is set and this is the demonstration community, whose telephone numbers may belong to strangers: start an installation of your own with DEMO=off, or let SMS_URL lie on this machine.',
    )
  }
  return createHttpMessenger(settings)
}
