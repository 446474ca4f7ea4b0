import { codeAt, newTotpSecret, stepAt } from '../../../backend/identity/totp.ts'
import { readClock } from '../../../backend/kernel/clock.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import type { Api } from '../api.ts'
import { testSealer } from './place.ts'

/** A phone that makes codes for this account, as if its owner had set it up some time ago. Returns its secret. */
export async function aPhoneWithCodes(db: Db, accountId: number): Promise<string> {
  const secret = newTotpSecret()
  await db
    .insertInto('totp_secrets')
    .values({
      account_id: accountId,
      secret_sealed: testSealer.seal(secret),
      confirmed_at: new Date(),
      last_step: 0,
    })
    .execute()
  return secret
}

/** What the phone shows at the database's own time, or so many half minutes later. */
export const codeOn = async (db: Db, secret: string, later = 0): Promise<string> =>
  codeAt(secret, stepAt((await readClock(db)).now) + later)

/** Sets a phone up as somebody who has just signed in does for the first time. */
export async function setUpPhone(
  db: Db,
  person: Pick<Api, 'call'>,
): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const shown = await person.call('startSecondFactor', {})
  const secret = shown.secret.join('')
  const body = { code: await codeOn(db, secret) }
  const { recoveryCodes } = await person.call('confirmSecondFactor', { body })
  return { secret, recoveryCodes }
}
