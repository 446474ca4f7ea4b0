import type { ReactNode } from 'react'
import type { Slip } from '../../../backend/contract/kiosk.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { Button } from '../../ui/Button.tsx'
import { BigTick } from '../../ui/elder/BigTick.tsx'
import { Ticket } from '../../ui/elder/Ticket.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Halves, Presses, Question } from './KioskFrame.tsx'
import styles from './SlipScreen.module.css'
import type { Trouble } from './use-visit.ts'
import { comeWords, dishWords, makeWords, paidWords } from './words.ts'

interface SlipScreenProps {
  slip: Slip
  today: ServiceDay
  /** just: this moment, and the paper comes by itself; already: she had it before. */
  booked: 'just' | 'already'
  busy: boolean
  trouble: Trouble | null
  onDone: () => void
  onPrint: () => void
  onCancel: () => void
  children?: ReactNode
}

/** The number, as large as it matters. */
export function SlipScreen({ slip, today, booked, busy, trouble, ...on }: SlipScreenProps) {
  const base = useWords()
  const words = useKioskWords()
  const meal = base.mealOn(slip.when.day, slip.when.meal, today)
  const { cancel, until } = slip.can
  return (
    <>
      <div className={styles.head}>
        {booked === 'just' && <BigTick />}
        <Question>{booked === 'just' ? words.slip.booked : words.slip.already(meal)}</Question>
      </div>
      <Halves>
        <div>
          {slip.number === null ? (
            <p className={styles.lines}>{words.slip.held}</p>
          ) : (
            <Ticket
              label={words.slip.number}
              number={slip.number}
              unit={words.slip.unit}
              left={makeWords(base, words, slip.variant)}
              right={paidWords(words, slip)}
            />
          )}
          <p className={styles.lines}>
            <span className={styles.line}>{comeWords(base, words, slip, today)}</span>
            <span className={styles.line}>{dishWords(base, slip)}</span>
          </p>
        </div>
        <Presses>
          {trouble !== null && (
            <Notice
              tone="refused"
              heading={trouble === 'silence' ? words.cut.unsure : trouble.sentence}
            />
          )}
          <Button type="button" kind="primary" onClick={on.onDone}>
            {words.done}
          </Button>
          {slip.number !== null && (
            <Button type="button" kind="secondary" onClick={on.onPrint}>
              {booked === 'just' ? words.slip.print : words.meal.print}
            </Button>
          )}
          {cancel.allowed ? (
            <Button
              type="button"
              kind="quiet"
              disabled={busy}
              note={words.slip.cancelUntil(base.moment(until, today))}
              onClick={on.onCancel}
            >
              {words.slip.cancel}
            </Button>
          ) : (
            cancel.because.code === 'card_needed' && (
              <p className={styles.note}>{cancel.because.sentence}</p>
            )
          )}
          {on.children}
        </Presses>
      </Halves>
    </>
  )
}

interface CancelledProps {
  slip: Slip
  today: ServiceDay
  onDone: () => void
  onAgain: () => void
}

export function Cancelled({ slip, today, onDone, onAgain }: CancelledProps) {
  const base = useWords()
  const { slip: words, done } = useKioskWords()
  const { payment, price } = slip
  return (
    <>
      <div className={styles.head}>
        <BigTick />
        <Question>{words.cancelled}</Question>
      </div>
      <Halves>
        <p className={styles.lines}>
          <span className={styles.line}>
            {words.cancelledMeal(
              base.mealOn(slip.when.day, slip.when.meal, today),
              dishWords(base, slip),
            )}
          </span>
          <span className={styles.line}>
            {payment.by === 'wallet' && price.payFen > 0
              ? words.moneyBack(price.payFen)
              : words.nothingPaid}
          </span>
        </p>
        <Presses>
          <Button type="button" kind="primary" onClick={onDone}>
            {done}
          </Button>
          <Button type="button" onClick={onAgain}>
            {words.undo}
          </Button>
        </Presses>
      </Halves>
    </>
  )
}
