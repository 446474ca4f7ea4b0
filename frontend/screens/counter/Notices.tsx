import { useQuery } from '@tanstack/react-query'
import { noticeEndpoints } from '../../../backend/contract/notices.ts'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { waitingNoticesQuery } from '../../queries/counter.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ListTrouble } from './ListTrouble.tsx'
import styles from './Lists.module.css'

/** What people are still to be told by telephone; on a demonstration, also their one-time codes. */
export function Notices({ canteenId }: { canteenId: number }) {
  const { notices, missed, refused, noNetwork } = useCounterWords()
  const { name } = useWords()
  const waiting = useQuery(waitingNoticesQuery(canteenId))
  const demo = useQuery(sessionQuery()).data?.demo === true
  const sent = useSend(noticeEndpoints.markNoticeSent)
  return (
    <section className={styles.section} aria-labelledby="notices">
      <h2 id="notices" className={styles.heading}>
        {notices.heading}
      </h2>
      <p>{notices.text}</p>
      {demo && <Notice tone="look" heading={notices.demo} />}
      {sent.error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(sent.error, noNetwork)}
        </Notice>
      )}
      {waiting.data === undefined && <ListTrouble heading={notices.failed} list={waiting} />}
      {waiting.data?.notices.length === 0 && <EmptyState words={notices.empty} />}
      <ul className={styles.notices}>
        {waiting.data?.notices.map((notice) => {
          const time = timeOfDayAt(new Date(notice.createdAt))
          return (
            <li key={notice.noticeId} className={styles.notice}>
              <div className={styles.message}>
                <p>
                  <strong>{notice.name}</strong> {time}
                </p>
                <p className={styles.text}>{name(notice.text)}</p>
                <a
                  className={styles.call}
                  href={`tel:${notice.phone}`}
                  aria-label={missed.callWhom(notice.name, notice.phone)}
                >
                  <PhoneIcon className={styles.phone} />
                  {notice.phone}
                </a>
              </div>
              <div className={styles.told}>
                <Button
                  type="button"
                  kind="secondary"
                  label={notices.sentTo(notice.name, time)}
                  disabled={sent.isPending}
                  onClick={() => sent.mutate({ params: { canteenId, noticeId: notice.noticeId } })}
                >
                  {notices.sent}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
