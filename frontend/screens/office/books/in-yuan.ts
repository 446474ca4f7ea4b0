import type { Fen } from '../../../../backend/vocabulary/money.ts'

/** Two places always: in a column, digits stand under digits. */
export const inYuan = (amount: Fen): string => (amount / 100).toFixed(2)
