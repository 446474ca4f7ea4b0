import type { Fen } from './money.ts'

/**
 * Whether what she gave at her door for a meal covers what is due for it: then nobody asks her for it again.
 * `carried` is null where she gave nothing; a list that a counter has kept since before an update may not say it.
 */
export const coversDue = <Carried extends { readonly amountFen: Fen }>(
  carried: Carried | null | undefined,
  dueFen: Fen,
): carried is Carried => carried !== null && carried !== undefined && carried.amountFen >= dueFen
