import type { Db } from '../kernel/database.ts'
import type { Limits } from '../identity/limits.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readCardByDigits, readCardByToken, type FoundCard } from './card.store.ts'
import { bookingNowView } from './card.view.ts'
import { maskedName } from './name.rules.ts'

interface Shown {
  readonly token?: string | undefined
  readonly digits?: string | undefined
}

export interface LookedUp {
  readonly dinerId: number
  readonly maskedName: string
  readonly bookingId: number | null
}

/** Typed digits are few enough to guess: only at the canteen's own registered devices, and not often in vain. */
const byDigits = async (
  db: Db,
  limits: Limits,
  actor: Actor,
  canteenId: number,
  digits: string,
): Promise<FoundCard | undefined> => {
  const { device } = actor
  if (device?.kind !== 'counter' || device.canteenId !== canteenId)
    throw new Refusal('device_required')
  const key = `device:${device.deviceId}`
  await limits.take('cardDigitsByDevice', key)
  const card = await readCardByDigits(db, canteenId, digits)
  if (card) await limits.giveBack('cardDigitsByDevice', key)
  return card
}

/** Whose card this is, with the name masked. Refuses `card_unknown`, `device_required`, `too_many_requests`. */
export const lookUpCard = async (
  { db, limits }: { readonly db: Db; readonly limits: Limits },
  actor: Actor,
  canteenId: number,
  { token, digits }: Shown,
): Promise<LookedUp> => {
  if (token === undefined && digits === undefined) throw new Refusal('malformed', { where: 'body' })
  const card =
    token === undefined
      ? await byDigits(db, limits, actor, canteenId, digits ?? '')
      : await readCardByToken(db, token)
  if (!card) throw new Refusal('card_unknown')
  return {
    dinerId: card.dinerId,
    maskedName: maskedName(card.name),
    bookingId: await bookingNowView(db, canteenId, card.dinerId),
  }
}
