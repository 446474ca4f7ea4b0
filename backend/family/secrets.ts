import { randomBytes } from 'node:crypto'
import type { Sealer } from '../kernel/crypto.ts'

/**
 * What a nonce stands for: made from it and the application's secret, so that the page that shows a code can show it
 * again, while somebody with a copy of the database holds nothing that opens anything.
 */
export const newNonce = (): Buffer => randomBytes(16)

const derived = (sealer: Sealer, what: string, nonce: Buffer): Buffer =>
  sealer.index(`${what}:${nonce.toString('base64url')}`)

export const invitationToken = (sealer: Sealer, nonce: Buffer): string =>
  derived(sealer, 'family-invitation', nonce).toString('base64url')

export const invitationDigits = (sealer: Sealer, nonce: Buffer): string =>
  String(derived(sealer, 'family-digits', nonce).readUIntBE(0, 6) % 100_000_000).padStart(8, '0')

/** Bound to what they are for, and keyed. */
export const digitsHash = (sealer: Sealer, digits: string): Buffer =>
  sealer.index(`family-digits-typed:${digits}`)

export const calendarToken = (sealer: Sealer, nonce: Buffer): string =>
  derived(sealer, 'calendar', nonce).toString('base64url')
