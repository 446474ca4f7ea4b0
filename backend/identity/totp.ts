import { Secret, TOTP } from 'otpauth'

/** What every authenticator app takes for granted (RFC 6238): SHA-1, six digits, half a minute. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const issuer = '暖餐'

/** 160 random bits, in the letters that apps let people type. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** Which half minute since 1970 a moment lies in. */
export const stepAt = (now: Date): number =>
  TOTP.counter({ period: form.period, timestamp: now.getTime() })

export const codeAt = (secret: string, step: number): string =>
  TOTP.generate({
    ...form,
    secret: Secret.fromBase32(secret),
    timestamp: step * form.period * 1000,
  })

/**
 * The half minute whose code this is: this one, the one before (it took a while to type) or the next (the phone
 * runs fast); null when it is none of theirs. Compares in constant time.
 */
export const stepOfCode = (secret: string, code: string, now: Date): number | null => {
  const delta = TOTP.validate({
    ...form,
    secret: Secret.fromBase32(secret),
    token: code,
    timestamp: now.getTime(),
    window: 1,
  })
  return delta === null ? null : stepAt(now) + delta
}

/** The first code that is still good, for a demonstration; null when even the next half minute's was used. */
export const unusedCode = (secret: string, lastStep: number | null, now: Date): string | null => {
  const current = stepAt(now)
  const step = Math.max(current, (lastStep ?? -1) + 1)
  return step <= current + 1 ? codeAt(secret, step) : null
}

/** What the QR says to the app. */
export const totpUri = (secret: string, userName: string): string =>
  new TOTP({ ...form, issuer, label: userName, secret: Secret.fromBase32(secret) }).toString()

export const inGroupsOfFour = (secret: string): string[] => secret.match(/.{1,4}/g) ?? []
