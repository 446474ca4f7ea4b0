import { aPhoneWithCodes } from '../support/builders/phone.ts'
import type { Canteen } from '../support/builders/place.ts'
import { auditOf } from '../support/community.ts'
import type { TestDatabase } from '../support/database.ts'
import { aStaffAccount, passPhrase, type Browser, type Door } from './door.ts'

interface Manager {
  readonly browser: Browser
  readonly accountId: number
  readonly userName: string
  /** Of her phone. */
  readonly secret: string
}

/** Managers who come in through the door, as far as the pass phrase brings them. */
export const managersAt = (door: Door, { db }: TestDatabase, { canteenId }: Canteen) => {
  let people = 0
  return {
    signedIn: async (): Promise<Manager> => {
      const userName = `manager${(people += 1)}`
      const accountId = await aStaffAccount(db, userName, { role: 'manager', canteenId })
      const secret = await aPhoneWithCodes(db, accountId)
      const browser = door.browser()
      await browser.call('signIn', { body: { userName, passPhrase } })
      return { browser, accountId, userName, secret }
    },
    tokenOf: (browser: Browser): string => browser.cookies['nuancan_session'] ?? '',
    linesOf: async (accountId: number) =>
      (await auditOf(db, 0)).filter(({ subject }) => subject === `account:${accountId}`),
  }
}
