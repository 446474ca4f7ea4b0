import type { Deps } from '../kernel/deps.ts'
import { withdrawStale, withdrawUntellable } from './delivery.store.ts'
import { calledKinds, kindsGoodForHours, neededByKind } from './notice.kinds.ts'

/** Takes back what nobody may or need be told any more. */
export const withdrawPointless = async ({ db }: Pick<Deps, 'db'>): Promise<void> => {
  await withdrawUntellable(db, neededByKind)
  await withdrawStale(db, kindsGoodForHours, calledKinds)
}
