import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder that holds package.json. */
export const checkout = realpathSync(resolve(import.meta.dirname, '../..'))

export function inCheckout(...parts: string[]): string {
  return join(checkout, ...parts)
}

/** Short and stable, so that two checkouts on one machine keep apart outside their own folders. */
export function checkoutIdOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 10)
}
