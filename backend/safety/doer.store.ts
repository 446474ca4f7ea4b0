import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Whose name stands beside what was done. */
export interface Doer {
  readonly key: string
  readonly name: string
}

/** Somebody who has the kitchen's role at a canteen now. Refuses `hand_unknown`. */
export const readHand = async (
  reader: Reader,
  canteenId: number,
  accountId: number,
): Promise<string> => {
  const found = await sql<{ name: string }>`
    select a.display_name as name from accounts a
    where a.id = ${accountId} and a.ended_at is null and exists (select from role_grants g
      where g.account_id = a.id and g.canteen_id = ${canteenId} and g.role = 'kitchen' and g.ended_at is null)`.execute(
    reader,
  )
  const [row] = found.rows
  if (!row) throw new Refusal('hand_unknown')
  return row.name
}

/** Who does it: whoever is signed in; on a tablet alone, the one of the kitchen who said it is she. Refuses `hand_unknown`. */
export const readDoer = async (
  reader: Reader,
  actor: Actor,
  canteenId: number,
  handId: number | undefined,
): Promise<Doer> => {
  if (actor.accountId !== null) return { key: actor.key, name: actor.name }
  if (handId === undefined) throw new Refusal('hand_unknown')
  return { key: actor.key, name: await readHand(reader, canteenId, handId) }
}
