import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
} from 'node:crypto'

/** Keys derived from the one application secret; each purpose has its own. */
export interface Sealer {
  /** AES-256-GCM: nonce, tag, text. */
  readonly seal: (text: string) => Buffer
  readonly open: (sealed: Buffer) => string
  /** Keyed digest, for finding a value again without storing it. */
  readonly index: (text: string) => Buffer
  /** Keyed digest of what we give out and know again as ours when it comes back. */
  readonly sign: (text: string) => Buffer
}

const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'nuancan', purpose, 32))

export const createSealer = (secret: string): Sealer => {
  const sealing = keyFor(secret, 'seal')
  const indexing = keyFor(secret, 'index')
  const signing = keyFor(secret, 'sign')
  return {
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString(
        'utf8',
      )
    },
    index: (text) => createHmac('sha256', indexing).update(text).digest(),
    sign: (text) => createHmac('sha256', signing).update(text).digest(),
  }
}

/** 256 random bits, URL-safe: session and device cookies, slips, cards. Only its hash is stored. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const randomDigits = (count: number): string =>
  String(randomInt(10 ** count)).padStart(count, '0')
