import type { Deps } from '../kernel/deps.ts'
import { endQuietVisits } from './kiosk-visit.store.ts'

/** Every minute: whoever walked away without a word has left. */
export const endVisitsLeft = ({ db }: Pick<Deps, 'db'>): Promise<void> => endQuietVisits(db)
