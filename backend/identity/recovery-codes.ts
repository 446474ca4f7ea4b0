import { randomInt } from 'node:crypto'

/** Without 0 and O, 1 and I: they are copied from paper by hand. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const howMany = 10
const length = 10

const makeCode = (): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** Ten of 50 random bits each. */
export const makeRecoveryCodes = (): string[] => Array.from({ length: howMany }, makeCode)

/** XXXXX-XXXXX, as it stands on paper. */
export const writtenCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
