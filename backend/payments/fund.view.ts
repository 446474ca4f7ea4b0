import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { Fen } from '../vocabulary/money.ts'
import { cashMovements } from './cash-movements.view.ts'
import type { CashMovement } from './cash-movements.view.ts'
import { readFund } from './fund.store.ts'

/** The fund and its last movements; whom it went to stands masked. */
export const fundView = async (
  reader: Reader,
  canteenId: number,
): Promise<{ balanceFen: Fen; movements: CashMovement[] }> => ({
  balanceFen: await readFund(reader, canteenId),
  movements: await cashMovements(reader, { kind: 'donations', canteenId }, sql<boolean>`true`, 50),
})
