import { readCardByDigits, readCardByToken } from '../diners/card.store.ts'
import type { FoundCard } from '../diners/card.store.ts'
import { belongingOf } from '../identity/belonging.store.ts'
import { onceSealed } from '../identity/secret-write.ts'
import type { Gate, Visitor } from '../identity/visitor.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { randomToken } from '../kernel/crypto.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { RegisteredDevice } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertVisit } from './kiosk-visit.store.ts'
import type { KioskVisit } from './kiosk-visit.store.ts'
import { actorAt, kioskAt } from './kiosk.rules.ts'

interface Shown {
  readonly token?: string | undefined
  readonly digits?: string | undefined
}

/** Nobody's name: guesses are the device's own. */
const noteLock = (gate: Gate, device: RegisteredDevice): Promise<void> =>
  inTransaction(gate.db, (tx) =>
    appendAudit(tx, {
      chain: device.canteenId,
      actor: actorAt(device, ''),
      action: 'kiosk.digits_locked',
      subject: `device:${device.deviceId}`,
    }),
  )

/**
 * Six digits are few enough to guess: ten wrong ones lock the keys of this kiosk for ten minutes, and one card's are
 * typed twenty times an hour at most, whoever types them. Cards go on working.
 */
const byDigits = async (
  gate: Gate,
  device: RegisteredDevice,
  digits: string,
): Promise<FoundCard | undefined> => {
  const key = `device:${device.deviceId}`
  const counted = await gate.limits.count('kioskDigitsByDevice', key)
  if (counted.reachedNow) await noteLock(gate, device)
  if (!counted.allowed) throw new Refusal('digits_locked')
  const card = await readCardByDigits(gate.db, device.canteenId, digits)
  if (!card) return undefined
  await gate.limits.giveBack('kioskDigitsByDevice', key)
  const { allowed } = await gate.limits.count('kioskDigitsByCard', `diner:${card.dinerId}`)
  if (!allowed) throw new Refusal('digits_locked')
  return card
}

export interface OpenedVisit {
  /** Only ever in the memory of the page that asked. */
  readonly secret: string
  readonly visit: Pick<KioskVisit, 'dinerId' | 'name' | 'shown'>
}

/**
 * Somebody steps up to a kiosk: her card, or its digits, opens a visit and ends the one before.
 * Refuses `device_required`, `card_unknown`, `card_elsewhere`, `digits_locked`, `malformed`.
 */
export const openVisit = async (
  gate: Gate,
  { actor, write }: Pick<Visitor, 'actor' | 'write'>,
  canteenId: number,
  { token, digits }: Shown,
): Promise<OpenedVisit> => {
  const device = kioskAt(actor, canteenId)
  if ((token === undefined) === (digits === undefined))
    throw new Refusal('malformed', { where: 'body' })
  const card =
    token === undefined
      ? await byDigits(gate, device, digits ?? '')
      : await readCardByToken(gate.db, token)
  if (!card) throw new Refusal('card_unknown')
  const { dinerId, name } = card
  const belonging = await belongingOf(gate.db, 'diner', dinerId, [])
  if (!belonging?.diner?.canteenIds.includes(canteenId)) throw new Refusal('card_elsewhere')
  const shown = token === undefined ? 'digits' : 'card'
  const { secret } = await onceSealed(gate, write, async (tx) => {
    const made = randomToken()
    await insertVisit(tx, { deviceId: device.deviceId, dinerId, shown, secret: made })
    await appendAudit(tx, {
      chain: canteenId,
      actor: actorAt(device, name),
      action: 'kiosk.visit_opened',
      subject: `diner:${dinerId}`,
      detail: { shown },
    })
    return { secret: made }
  })
  return { secret, visit: { dinerId, name, shown } }
}
