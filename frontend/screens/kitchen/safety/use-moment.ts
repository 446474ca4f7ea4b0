import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { useWords } from '../../../ui/words/words.tsx'

/** Instants as the canteen's clock shows them. */
export function useMoment() {
  const base = useWords()
  return {
    /** 10:40 */
    clock: (instant: string): string => timeOfDayAt(new Date(instant)),
    /** 明天上午 10:40 */
    day: (instant: string, today: ServiceDay): string => {
      const at = new Date(instant)
      return base.moment({ day: serviceDayAt(at), time: timeOfDayAt(at) }, today)
    },
  }
}
