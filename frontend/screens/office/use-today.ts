import { useQuery } from '@tanstack/react-query'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import { sessionQuery } from '../../queries/identity.ts'

/**
 * The day at the canteen by the server's clock: a week planned by a wrong one would be the wrong week.
 * Nobody is let into the office before the session is known, so it is always there.
 */
export function useToday(): ServiceDay {
  return present(useQuery(sessionQuery()).data, 'the office without a session').today
}
