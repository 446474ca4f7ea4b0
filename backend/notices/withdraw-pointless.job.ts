import type { Deps } from '../kernel/deps.ts'
import { withdrawStale, withdrawUntellable } from './delivery.store.ts'
import { calledKinds, kindsGoodForHours } from './notice.kinds.ts'

/** Takes back what nobody may or need be told any more. */
export const withdrawPointless = async ({ db }: Pick<Deps, 'db'>): Promise<void> => {
  await withdrawUntellable(db)
  await withdrawStale(db, kindsGoodForHours, calledKinds)
}
