import type { Actor } from '../vocabulary/actor.ts'
import type { OfficialPlace } from './official.store.ts'
import { answersFor } from './reach.rules.ts'

/** Of the places around a canteen, those an administrator may appoint somebody for: her own and what lies in it. */
export const placesToAppointFor = (
  actor: Actor,
  around: readonly OfficialPlace[],
): OfficialPlace[] => around.filter(({ ancestorIds }) => answersFor(actor, ancestorIds, 'admin'))
