import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { noticeEndpoints } from '../../../backend/contract/notices.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { waitingNoticesQuery } from '../../queries/counter.ts'
import type { WaitingNotice } from '../../queries/counter.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { byPerson } from './by-person.ts'
import type { PersonToCall } from './by-person.ts'
import { CallSheet } from './CallSheet.tsx'
import { ListTrouble } from './ListTrouble.tsx'
import styles from './Lists.module.css'
import { PrintableHead } from '../../ui/staff/ListHead.tsx'

/** What people are still to be told by telephone. */
export function CallList({ canteenId, children }: { canteenId: number; children?: ReactNode }) {
  const { notices, refused, noNetwork } = useCounterWords()
  const waiting = useQuery(waitingNoticesQuery(canteenId))
  const canteen = useQuery(sessionQuery()).data?.help.canteenName
  const sent = useSend(noticeEndpoints.markNoticeSent)
  const calls = waiting.data?.notices ?? []
  return (
    <section className={styles.section} aria-labelledby="notices">
      <PrintableHead
        id="notices"
        heading={notices.heading}
        print={calls.length > 0 ? notices.print : null}
      />
      <p className="screen-only">{notices.text}</p>
      {children}
      {sent.error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(sent.error, noNetwork)}
        </Notice>
      )}
      {waiting.data === undefined && <ListTrouble heading={notices.failed} list={waiting} />}
      {waiting.data !== undefined && calls.length === 0 && <EmptyState words={notices.empty} />}
      <ul className={`${styles.notices} screen-only`}>
        {byPerson(calls).map((person) => (
          <Person
            key={person.key}
            person={person}
            busy={sent.isPending ? 'busy' : 'free'}
            onTold={(noticeId) => sent.mutate({ params: { canteenId, noticeId } })}
          />
        ))}
      </ul>
      {waiting.data !== undefined && calls.length > 0 && (
        <CallSheet list={waiting.data} canteen={canteen} />
      )}
    </section>
  )
}

interface PersonProps {
  readonly person: PersonToCall
  readonly busy: 'busy' | 'free'
  readonly onTold: (noticeId: number) => void
}

/** One call, however much there is to say in it. */
function Person({ person, busy, onTold }: PersonProps) {
  const { notices, missed } = useCounterWords()
  const { name, phone, about, calls } = person
  return (
    <li className={styles.person}>
      <div className={styles.whom}>
        <p>
          <strong className={styles.text}>{name}</strong>
          {about !== null && <span className={styles.about}>{notices.about(about)}</span>}
        </p>
        {phone === '' ? (
          notices.noPhone
        ) : (
          <a
            className={styles.call}
            href={`tel:${phone}`}
            aria-label={missed.callWhom(name, phone)}
          >
            <PhoneIcon className={styles.phone} />
            {phone}
          </a>
        )}
      </div>
      <ul className={styles.sentences}>
        {calls.map((call) => (
          <Sentence
            key={call.noticeId}
            call={call}
            busy={busy}
            onTold={() => onTold(call.noticeId)}
          />
        ))}
      </ul>
    </li>
  )
}

interface SentenceProps {
  readonly call: WaitingNotice
  readonly busy: 'busy' | 'free'
  readonly onTold: () => void
}

function Sentence({ call, busy, onTold }: SentenceProps) {
  const { notices } = useCounterWords()
  const { name, date } = useWords()
  const at = new Date(call.createdAt)
  const text = name(call.text)
  return (
    <li className={styles.notice}>
      <div className={styles.message}>
        <p className={styles.text}>{text}</p>
        <p className={styles.when}>
          {date(serviceDayAt(at))} {timeOfDayAt(at)}
        </p>
      </div>
      <div className={styles.told}>
        <Button
          type="button"
          kind="secondary"
          label={notices.sentTo(call.name, call.phone, text)}
          disabled={busy === 'busy'}
          onClick={onTold}
        >
          {notices.sent}
        </Button>
      </div>
    </li>
  )
}
