import type { Limits } from '../identity/limits.store.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { ShownCard } from './recognise-diner.action.ts'

/** What is refused where the digits are not hers, by the canteen's rule. */
const notKnown = ['card_to_collect', 'digits_to_collect', 'person_to_vouch', 'ask_to_collect']

const wasWrong = (error: unknown): boolean =>
  error instanceof Refusal && notKnown.includes(error.code)

/**
 * Does what a card was shown for. Where it was typed as six digits and they were not hers, that counts as a try like any
 * other at this device: an answer that depends on them could be asked for a million times. Refuses `too_many_requests`.
 */
export const tryDigits = async <T>(
  limits: Limits,
  { device }: Actor,
  card: ShownCard | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  if (card?.digits === undefined || device === null) return work()
  const key = `device:${device.deviceId}`
  await limits.take('cardDigitsByDevice', key)
  try {
    const done = await work()
    await limits.giveBack('cardDigitsByDevice', key)
    return done
  } catch (error) {
    if (!wasWrong(error)) await limits.giveBack('cardDigitsByDevice', key)
    throw error
  }
}
