import { useQuery } from '@tanstack/react-query'
import { daysBetween } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { callBacksQuery } from '../../queries/desk.ts'
import type { CallBacks as CallBackList } from '../../queries/desk.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './CallBacks.module.css'

type Row = CallBackList['rows'][number]

/** From this many days on the absence itself is the news. */
const longAway = 3

interface CallBacksProps {
  canteenId: number
  /** Whom this volunteer has asked already. */
  asked: readonly number[]
  onOpen: (dinerId: number) => void
}

/** Who usually eats and has not booked: the quiet half of the job, longest absent first. */
export function CallBacks({ canteenId, asked, onOpen }: CallBacksProps) {
  const { callBacks } = useDeskWords()
  const { people } = useWords()
  const list = useQuery(callBacksQuery(canteenId))
  const rows = list.data?.rows ?? []
  return (
    <section aria-labelledby="call-backs">
      <div className={styles.head}>
        <h2 id="call-backs" className={styles.heading}>
          {callBacks.heading}
        </h2>
        {list.data !== undefined && <span className={styles.count}>{people(rows.length)}</span>}
      </div>
      <Trouble list={list} />
      {list.data !== undefined && rows.length === 0 && (
        <EmptyState words={list.data.when === null ? callBacks.noMeal : callBacks.empty} />
      )}
      {list.data !== undefined && rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Absent
              key={row.dinerId}
              row={row}
              today={list.data.now.day}
              asked={asked.includes(row.dinerId)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Trouble({
  list,
}: {
  list: { data: unknown; error: Error | null; refetch: () => Promise<unknown> }
}) {
  const { callBacks } = useDeskWords()
  const { again, offline } = useStaffWords()
  const { loading } = useWords()
  if (list.data !== undefined) return null
  if (list.error === null) return <p className={styles.count}>{loading}</p>
  return (
    <Notice tone="refused" heading={callBacks.failed}>
      <p>{sentenceFor(list.error, offline)}</p>
      <Button type="button" kind="quiet" onClick={() => void list.refetch()}>
        {again}
      </Button>
    </Notice>
  )
}

interface AbsentProps {
  row: Row
  today: ServiceDay
  asked: boolean
  onOpen: (dinerId: number) => void
}

function Absent({ row, today, asked, onOpen }: AbsentProps) {
  const { callBacks } = useDeskWords()
  return (
    <li className={styles.row}>
      <button type="button" className={styles.person} onClick={() => onOpen(row.dinerId)}>
        <span className={styles.name}>{row.name}</span>
        <LastSeen row={row} today={today} asked={asked} />
      </button>
      {row.phone !== '' && (
        <a
          className={styles.call}
          href={`tel:${row.phone}`}
          aria-label={callBacks.callWhom(row.name, row.phone)}
        >
          <PhoneIcon />
          <span>{callBacks.call}</span>
        </a>
      )}
    </li>
  )
}

function LastSeen({ row, today, asked }: Omit<AbsentProps, 'onOpen'>) {
  const { callBacks } = useDeskWords()
  const { dayFromToday, weekday } = useWords()
  if (asked) return <span className={styles.asked}>{callBacks.notWanted}</span>
  if (row.lastAte === null) return <span className={styles.seen}>{callBacks.never}</span>
  if (row.daysAway >= longAway)
    return <strong className={styles.away}>{callBacks.daysAway(row.daysAway)}</strong>
  const ago = daysBetween(row.lastAte, today)
  const day = ago <= 1 || ago > 6 ? dayFromToday(row.lastAte, today) : weekday(row.lastAte)
  return <span className={styles.seen}>{callBacks.cameOn(day)}</span>
}
