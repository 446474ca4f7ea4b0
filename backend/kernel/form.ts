import type { RefusalBody } from '../vocabulary/refusal.ts'

/**
 * A plain HTML form reaches the same route as JSON does. Its hidden field `body` holds the endpoint's body as the
 * page rendered it; visible fields overlay it. `key` is the idempotency key, `next` and `back` say where to go.
 */
export interface FormPost {
  readonly body: unknown
  readonly key: string | undefined
  readonly next: string
  readonly back: string
}

/** Only paths of our own: '/meals', never '//evil.example' or a full address. */
const ownPath = (path: string | undefined, otherwise: string): string =>
  path !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(path) && path.length <= 300 ? path : otherwise

const bakedBody = (text: string | undefined): Record<string, unknown> => {
  if (text === undefined) return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}

export const readForm = (fields: Readonly<Record<string, unknown>>): FormPost => {
  const text = (name: string): string | undefined =>
    typeof fields[name] === 'string' ? fields[name] : undefined
  const { body: _body, key: _key, next: _next, back: _back, ...visible } = fields
  return {
    body: { ...bakedBody(text('body')), ...visible },
    key: text('key'),
    next: ownPath(text('next'), '/'),
    back: ownPath(text('back'), '/'),
  }
}

/** Where a reply leads to a payment page: the one word a form may say instead of a path of ours. */
const payPage = '/{url}'

const urlOf = (reply: unknown): string | null => {
  const url = typeof reply === 'object' && reply !== null && 'url' in reply ? reply.url : null
  return typeof url === 'string' ? url : null
}

/** '/done/{id}' with the reply's own fields; '/{url}' is the payment page of the reply, if it lies where those lie. */
export const nextPath = (next: string, reply: unknown, payOrigin: string | null): string => {
  if (next !== payPage) return filled(next, reply)
  const url = urlOf(reply)
  return url !== null && payOrigin !== null && new URL(url).origin === payOrigin ? url : '/'
}

const filled = (next: string, reply: unknown): string =>
  next.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value =
      typeof reply === 'object' && reply !== null
        ? (reply as Record<string, unknown>)[name]
        : undefined
    return typeof value === 'string' || typeof value === 'number'
      ? encodeURIComponent(String(value))
      : ''
  })

/** Figures, times and dates may travel in an address; names and free words may not, nor be put there by a stranger's link. */
const figure = /^[\d.:\-月日 ]{1,30}$/

/** The figures of a refusal's sentence that came back in a query (`p_shortFen=300`). */
export const refusalFigures = (
  query: Readonly<Record<string, unknown>>,
): Record<string, string> => {
  const found = Object.entries(query).flatMap(([name, value]) =>
    name.startsWith('p_') && typeof value === 'string' && figure.test(value)
      ? [[name.slice(2), value] as const]
      : [],
  )
  return Object.fromEntries(found)
}

/** The page it came from, with the refusal in its query for the page to say. */
export const backPath = (back: string, refusal: RefusalBody): string => {
  const [path = '/', query = ''] = back.split('?')
  const params = new URLSearchParams(query)
  params.set('refused', refusal.code)
  for (const [name, value] of Object.entries(refusal.params)) {
    if (figure.test(String(value))) params.set(`p_${name}`, String(value))
  }
  return `${path}?${params.toString()}`
}
