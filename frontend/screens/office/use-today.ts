import { useQuery } from '@tanstack/react-query'
import { serviceDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { boardQuery } from '../../queries/kitchen.ts'
import { useCanteen } from './canteen.ts'

/** The day at the canteen by the server's clock; undefined until it has answered. */
export function useToday(): ServiceDay | undefined {
  const { data } = useQuery({ ...boardQuery(useCanteen()), staleTime: 60_000 })
  return data === undefined ? undefined : serviceDayAt(new Date(data.asOf))
}
