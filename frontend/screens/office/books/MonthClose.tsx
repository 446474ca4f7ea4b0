import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { bookEndpoints } from '../../../../backend/contract/books.ts'
import { kitchenEndpoints } from '../../../../backend/contract/kitchen.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import type { MonthBooks } from '../../../queries/books.ts'
import { sessionQuery } from '../../../queries/identity.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import styles from '../Office.module.css'
import own from './Books.module.css'
import { inYuan } from './in-yuan.ts'

/** Closed by whom and when; or what stands in the way; or the button, for whom it is. */
export function MonthClose({ books }: { books: MonthBooks }) {
  const base = useWords()
  const words = useOfficeWords().books
  const manages = useManages()
  if (books.closed !== null) {
    const at = new Date(books.closed.at)
    return (
      <Notice tone="calm" heading={words.close.closed(words.month(books.month))}>
        <p>
          {words.close.by(books.closed.by, `${base.date(serviceDayAt(at))} ${timeOfDayAt(at)}`)}
        </p>
      </Notice>
    )
  }
  return (
    <Card heading={words.close.heading}>
      {books.obstacles.length > 0 ? (
        <Obstacles books={books} manages={manages} />
      ) : (
        <>
          <p className={styles.before}>{words.close.ready}</p>
          <p className={`${styles.quiet} ${styles.before}`}>{words.close.text}</p>
          {manages === 'yes' && <CloseButton books={books} />}
        </>
      )}
    </Card>
  )
}

type Manages = 'yes' | 'no'

const useManages = (): Manages =>
  (useQuery(sessionQuery()).data?.staff?.roles ?? []).includes('manager') ? 'yes' : 'no'

function Obstacles({ books, manages }: { books: MonthBooks; manages: Manages }) {
  const words = useOfficeWords().books.close
  return (
    <>
      <p className={styles.quiet}>{words.blocked}</p>
      <ul>
        {books.obstacles.map((obstacle) => {
          const { what, way } = words.obstacles[obstacle.kind](obstacle.count)
          return (
            <li key={obstacle.kind} className={own.obstacle}>
              <p className={own.what}>{what}</p>
              <p className={styles.quiet}>{way}</p>
              {obstacle.servings.length > 0 && (
                <Unsettled servings={obstacle.servings} today={books.today} manages={manages} />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

const shownServings = 6

function Unsettled({
  servings,
  today,
  manages,
}: {
  servings: MonthBooks['obstacles'][number]['servings']
  today: MonthBooks['today']
  manages: Manages
}) {
  const base = useWords()
  const words = useOfficeWords().books.close
  const { offline } = useStaffWords()
  const settle = useSend(kitchenEndpoints.settleServing)
  return (
    <>
      {settle.isError && <Notice tone="refused" heading={sentenceFor(settle.error, offline)} />}
      <ul className={own.meals}>
        {servings.slice(0, shownServings).map(({ servingId, day, meal }) => {
          const name = base.mealNameOn(day, meal, today)
          return (
            <li key={servingId} className={own.meal}>
              <span>{name}</span>
              {manages === 'yes' && day < today && (
                <button
                  type="button"
                  className={styles.rowAction}
                  aria-label={words.settleOf(name)}
                  disabled={settle.isPending}
                  onClick={() => settle.mutate({ params: { servingId } })}
                >
                  {words.settle}
                </button>
              )}
            </li>
          )
        })}
        {servings.length > shownServings && (
          <li className={own.more}>{words.more(servings.length - shownServings)}</li>
        )}
      </ul>
    </>
  )
}

function CloseButton({ books }: { books: MonthBooks }) {
  const words = useOfficeWords().books
  const staff = useStaffWords()
  const canteenId = useCanteen()
  const [asking, setAsking] = useState(false)
  const close = useSend(bookEndpoints.closeMonth, () => setAsking(false))
  const { month, total } = books
  return (
    <Row>
      <Button type="button" kind="primary" onClick={() => setAsking(true)}>
        {words.close.button}
      </Button>
      {asking && (
        <Dialog title={words.close.title(words.month(month))} onClose={() => setAsking(false)}>
          {close.isError && (
            <Notice tone="refused" heading={sentenceFor(close.error, staff.offline)} />
          )}
          <p>{words.close.figures(total.served, inYuan(total.listFen))}</p>
          <p className={styles.before}>{words.close.final}</p>
          <Row>
            <Button type="button" kind="quiet" onClick={() => setAsking(false)}>
              {staff.cancel}
            </Button>
            <Button
              type="button"
              kind="danger"
              disabled={close.isPending}
              onClick={() =>
                close.mutate({
                  params: { canteenId },
                  body: { month, seenListFen: total.listFen },
                })
              }
            >
              {words.close.button}
            </Button>
          </Row>
        </Dialog>
      )}
    </Row>
  )
}
