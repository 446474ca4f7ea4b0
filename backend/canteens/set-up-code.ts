import { timingSafeEqual } from 'node:crypto'
import { hashToken, type Sealer } from '../kernel/crypto.ts'

/** Without 0 and O, 1 and I: it is copied from a screen by hand. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The code that opens the first set-up of a database, XXXX-XXXX: 40 bits. It follows from the application's
 * secret, so that several processes accept the same one and a restart does not spoil the link already printed;
 * and from the database, so that an emptied installation is not opened by an old one.
 */
export const makeSetUpCode = (sealer: Sealer, databaseMark: string): string => {
  const digest = sealer.index(`set-up:${databaseMark}`)
  const written = Array.from(digest.subarray(0, 8), (byte) => letters[byte % letters.length])
  return `${written.slice(0, 4).join('')}-${written.slice(4).join('')}`
}

/** Typed in small letters, without the dash, or with an input method's wide letters, it is the same code. */
const plain = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

/** Takes the same time wherever they differ. Without a code nothing fits. */
export const setUpCodeFits = (code: string | null, typed: string): boolean =>
  code !== null && timingSafeEqual(hashToken(plain(code)), hashToken(plain(typed)))
