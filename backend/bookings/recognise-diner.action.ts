import { readCardIsOf } from '../diners/card.store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Asked, Verified, WithoutCard } from '../vocabulary/recognition.ts'
import { knownByName, questionFor } from './recognition.rules.ts'
import { readRecognisable } from './recognition.store.ts'

/** Her card as it was read at the counter. */
export interface ShownCard {
  readonly token?: string | undefined
  readonly digits?: string | undefined
}

interface Shown {
  readonly actor: Actor
  readonly card?: ShownCard | undefined
  /** What she was asked who was found by name, and answered rightly: the word of whoever asked. */
  readonly asked?: Asked | undefined
}

interface Whom {
  readonly dinerId: number
  readonly canteenId: number
  readonly rule: WithoutCard
}

/** Six digits are few enough to guess: they are a card on the canteen's own registered counter only. */
const isCardHere = ({ device }: Actor, canteenId: number, { token }: ShownCard): boolean =>
  token !== undefined || (device?.kind === 'counter' && device.canteenId === canteenId)

/** The server's own word, not the counter's: a claim stands on it. Without a card she was found by name. */
export const recogniseDiner = async (
  tx: Tx,
  { dinerId, canteenId, rule }: Whom,
  { actor, card, asked }: Shown,
): Promise<Verified> => {
  const isRead = card !== undefined && isCardHere(actor, canteenId, card)
  if (isRead && (await readCardIsOf(tx, dinerId, canteenId, card)))
    return card.token === undefined ? 'digits' : 'card'
  return knownByName(questionFor(rule, await readRecognisable(tx, dinerId)), asked)
}
