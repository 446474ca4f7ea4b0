import { createHmac } from 'node:crypto'

export interface Signed {
  readonly payload: string
  readonly secret: string
  readonly at: Date
}

/** `t=…,v1=…`: HMAC-SHA256 over "seconds.payload", as https://docs.stripe.com/webhooks says it is verified. */
export function signatureHeader({ payload, secret, at }: Signed): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const hash = createHmac('sha256', secret).update(`${seconds}.${payload}`, 'utf8').digest('hex')
  return `t=${seconds},v1=${hash}`
}
