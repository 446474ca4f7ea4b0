import { sql } from 'kysely'
import { hashToken, randomDigits } from '../kernel/crypto.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'

export const endCardOf = async (tx: Tx, dinerId: number): Promise<void> => {
  await tx
    .updateTable('cards')
    .set((expression) => ({ ended_at: expression.fn<Date>('app_now', []) }))
    .where('diner_id', '=', dinerId)
    .where('ended_at', 'is', null)
    .execute()
}

/** A canteen has at most some thousand cards, so a free number is found at once; a full house would say busy. */
const attempts = 50

/** Stores a card under digits no other card of the canteen has now; returns the digits. */
export const insertCard = async (
  tx: Tx,
  card: { readonly dinerId: number; readonly canteenId: number; readonly tokenHash: Buffer },
): Promise<string> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const digits = randomDigits(6)
    const written = await tx
      .insertInto('cards')
      .values({
        diner_id: card.dinerId,
        canteen_id: card.canteenId,
        token_hash: card.tokenHash,
        digits,
      })
      .onConflict((conflict) =>
        conflict.columns(['canteen_id', 'digits']).where('ended_at', 'is', null).doNothing(),
      )
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 1n) return digits
  }
  throw new Refusal('busy')
}

export interface FoundCard {
  readonly dinerId: number
  readonly name: string
}

const cards = (reader: Reader) =>
  reader
    .selectFrom('cards')
    .innerJoin('diners', 'diners.id', 'cards.diner_id')
    .select(['diners.id as dinerId', 'diners.name'])
    .where('cards.ended_at', 'is', null)
    .where('diners.died_on', 'is', null)
    .where(sql<boolean>`(diners.left_on is null or diners.left_on > service_day_of(app_now()))`)

const qrPrefix = 'nuancan:card:'

/** The token is long and random: whoever scans it holds the card, at whichever canteen. */
export const readCardByToken = (reader: Reader, token: string): Promise<FoundCard | undefined> =>
  cards(reader)
    .where('cards.token_hash', '=', hashToken(token.trim().replace(qrPrefix, '')))
    .executeTakeFirst()

/** Six digits mean something only at the canteen that gave them out. */
export const readCardByDigits = (
  reader: Reader,
  canteenId: number,
  digits: string,
): Promise<FoundCard | undefined> =>
  cards(reader)
    .where('cards.canteen_id', '=', canteenId)
    .where('cards.digits', '=', digits)
    .executeTakeFirst()

/** Whether what was shown at a canteen is this diner's own card, as it is now. */
export const readCardIsOf = async (
  reader: Reader,
  dinerId: number,
  canteenId: number,
  shown: { readonly token?: string | undefined; readonly digits?: string | undefined },
): Promise<boolean> => {
  const { token, digits } = shown
  const card =
    token === undefined
      ? digits === undefined
        ? undefined
        : await readCardByDigits(reader, canteenId, digits)
      : await readCardByToken(reader, token)
  return card?.dinerId === dinerId
}
