import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import type { DeskWords } from '../../ui/words/desk.zh.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { NextMeal, OpenMeal } from './order.ts'
import { QueueCaller } from './QueueCaller.tsx'
import { useHotkeys } from './use-hotkeys.ts'
import styles from './TakeOrder.module.css'

type BlockedMeal = Exclude<NextMeal, OpenMeal>

interface BlockedProps {
  dinerId: number
  next: BlockedMeal
  today: ServiceDay
  onNext: () => void
}

/** No meal can be booked for her now: why, and what to tell her. */
export function Blocked({ dinerId, next, today, onNext }: BlockedProps) {
  const { blocked, submit } = useDeskWords()
  const base = useWords()
  const [heading, way] = reasonFor(next, today, base, blocked)
  useHotkeys({ digit: null, escape: onNext })
  return (
    <div className={styles.order}>
      <Notice tone="look" heading={heading}>
        <p>{way}</p>
      </Notice>
      {next.state === 'soldOut' && next.can.wait.allowed && (
        <QueueCaller dinerId={dinerId} servingId={next.when.servingId} />
      )}
      <div className={styles.submit}>
        <div className={styles.primary}>
          <Button type="button" kind="primary" shortcut="Escape" onClick={onNext}>
            {submit.skip}
          </Button>
        </div>
      </div>
    </div>
  )
}

function reasonFor(
  next: BlockedMeal,
  today: ServiceDay,
  base: BaseWords,
  words: DeskWords['blocked'],
): [string, string] {
  if (next.state === 'closedDay') {
    const reopens =
      next.reopens === null
        ? words.closedWay
        : words.reopens(base.dayFromToday(next.reopens, today))
    return [words.closedDay(base.dayFromToday(next.day, today), base.name(next.reason)), reopens]
  }
  if (next.state === 'noMenu')
    return [words.noMenu(base.dayFromToday(next.day, today)), words.noMenuWay]
  if (next.state === 'queued') {
    const { when, position, until, wish } = next.place
    const waits = base.mealOn(when.day, when.meal, today)
    if (until !== null) return [words.offered(waits), words.offeredWay(base.moment(until, today))]
    return [words.queued(waits, position ?? 1), wish === 'book' ? words.willBook : words.willAsk]
  }
  const meal = base.mealOn(next.when.day, next.when.meal, today)
  if (next.state === 'soldOut') return [words.soldOut(meal), words.soldOutWay]
  return [words.afterCutoff(meal), words.afterCutoffWay(base.moment(next.cutoff, today))]
}
