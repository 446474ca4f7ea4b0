import { daysBetween } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { CallBack } from '../../queries/desk.ts'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './CallBacks.module.css'

/** From this many days on the absence itself is the news. */
const longAway = 3

/** Whoever neither declined nor has booked since. */
export const toCall = ({ state }: CallBack): boolean => state === 'to_call' || state === 'no_answer'

/** What is known of a call: who is on it, what came of the last one, else since when she has been away. */
export function WhereSheStands({ row, today }: { row: CallBack; today: ServiceDay }) {
  const { callBacks, calls } = useDeskWords()
  const { claimed, tried, state } = row
  if (claimed !== null && claimed.whose === 'theirs')
    return <span className={styles.busy}>{calls.taken(claimed.by)}</span>
  if (state === 'not_today') return <span className={styles.asked}>{callBacks.notWanted}</span>
  if (state === 'booked')
    return <span className={styles.asked}>{calls.booked(tried?.by ?? '')}</span>
  if (state === 'no_answer' && tried !== null)
    return <span className={styles.seen}>{calls.noAnswer(tried.times, tried.at.time)}</span>
  return <Absence row={row} today={today} />
}

export function Absence({ row, today }: { row: CallBack; today: ServiceDay }) {
  const { callBacks } = useDeskWords()
  const { dayFromToday, weekday } = useWords()
  if (row.lastAte === null) return <span className={styles.seen}>{callBacks.never}</span>
  if (row.daysAway >= longAway)
    return <strong className={styles.away}>{callBacks.daysAway(row.daysAway)}</strong>
  const ago = daysBetween(row.lastAte, today)
  const day = ago <= 1 || ago > 6 ? dayFromToday(row.lastAte, today) : weekday(row.lastAte)
  return <span className={styles.seen}>{callBacks.cameOn(day)}</span>
}
