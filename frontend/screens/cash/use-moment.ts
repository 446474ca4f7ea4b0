import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { useWords } from '../../ui/words/words.tsx'

/** An instant as a day and a time at the canteen. */
export function useMoment(): (instant: string) => string {
  const { date } = useWords()
  return (instant) => {
    const at = new Date(instant)
    return `${date(serviceDayAt(at))} ${timeOfDayAt(at)}`
  }
}
