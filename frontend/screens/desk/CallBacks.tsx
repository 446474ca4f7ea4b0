import { useQuery } from '@tanstack/react-query'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { callBacksQuery } from '../../queries/desk.ts'
import type { CallBack as Row } from '../../queries/desk.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useClaim } from './use-claim.ts'
import { toCall, WhereSheStands } from './WhereSheStands.tsx'
import styles from './CallBacks.module.css'

interface CallBacksProps {
  canteenId: number
  onOpen: (dinerId: number, servingId?: number) => void
}

/** Who usually eats and has not booked: the quiet half of the job, longest absent first. */
export function CallBacks({ canteenId, onOpen }: CallBacksProps) {
  const { callBacks, calls } = useDeskWords()
  const { people } = useWords()
  const list = useQuery(callBacksQuery(canteenId))
  const rows = list.data?.rows ?? []
  const when = list.data?.when ?? null
  const claim = useClaim(onOpen)
  return (
    <section aria-labelledby="call-backs">
      <div className={styles.head}>
        <h2 id="call-backs" className={styles.heading}>
          {callBacks.heading}
        </h2>
        {list.data !== undefined && (
          <span className={styles.count}>{people(rows.filter(toCall).length)}</span>
        )}
      </div>
      <Trouble list={list} />
      {claim.error !== null && (
        <Notice tone="look" heading={sentenceFor(claim.error, callBacks.failed)} />
      )}
      {list.data !== undefined && rows.length === 0 && (
        <EmptyState words={list.data.when === null ? callBacks.noMeal : callBacks.empty} />
      )}
      {list.data !== undefined && when !== null && rows.length > 0 && (
        <>
          <ul className={styles.list}>
            {rows.map((row) => (
              <Absent
                key={row.dinerId}
                row={row}
                today={list.data.now.day}
                onCall={(then) => claim.take(row, when.servingId, then)}
                onOpen={onOpen}
              />
            ))}
          </ul>
          <p className={styles.all}>
            <LinkButton href={paths.callList()} kind="quiet">
              {calls.all}
            </LinkButton>
          </p>
        </>
      )}
    </section>
  )
}

export function Trouble({
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
  /** Takes her, then does what was pressed. */
  onCall: (then: 'look' | 'dial') => void
  onOpen: (dinerId: number) => void
}

function Absent({ row, today, onCall, onOpen }: AbsentProps) {
  const { callBacks } = useDeskWords()
  const theirs = row.claimed?.whose === 'theirs'
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.person}
        disabled={theirs}
        onClick={() => (toCall(row) ? onCall('look') : onOpen(row.dinerId))}
      >
        <span className={styles.name}>{row.name}</span>
        <WhereSheStands row={row} today={today} />
      </button>
      {row.phone !== '' && toCall(row) && !theirs && (
        <a
          className={styles.call}
          href={`tel:${row.phone}`}
          aria-label={callBacks.callWhom(row.name, row.phone)}
          onClick={(event) => {
            event.preventDefault()
            onCall('dial')
          }}
        >
          <PhoneIcon />
          <span>{callBacks.call}</span>
        </a>
      )}
    </li>
  )
}
