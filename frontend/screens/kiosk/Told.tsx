import type { ReactNode } from 'react'
import type { KioskNext, VisitView } from '../../../backend/contract/kiosk.ts'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { BowlMark } from '../../ui/icons.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Middle, Presses, Question } from './KioskFrame.tsx'
import styles from './Told.module.css'
import { useCountdown } from './use-quiet.ts'

type Stuck = Extract<KioskNext, { state: 'soldOut' | 'afterCutoff' | 'closedDay' | 'noMenu' }>

/** Nothing to book: why, and the way to a human. */
export function Stuck({
  view,
  next,
  onDone,
  children,
}: {
  view: VisitView
  next: Stuck
  onDone: () => void
  children?: ReactNode
}) {
  const { done } = useKioskWords()
  const { heading, reason, way } = useStuckWords(next, view.now.day)
  return (
    <Middle>
      <BowlMark className={styles.mark} />
      <Question>{heading}</Question>
      {reason !== undefined && <p className={styles.way}>{reason}</p>}
      <p className={styles.way}>{way}</p>
      <Presses>
        <Button type="button" kind="primary" onClick={onDone}>
          {done}
        </Button>
        {children}
      </Presses>
    </Middle>
  )
}

function useStuckWords(
  next: Stuck,
  now: VisitView['now']['day'],
): { heading: string; reason?: string; way: string } {
  const base = useWords()
  const { stuck } = useKioskWords()
  switch (next.state) {
    case 'soldOut':
      return {
        heading: stuck.soldOut(base.mealOn(next.when.day, next.when.meal, now)),
        way: stuck.soldOutWay,
      }
    case 'afterCutoff':
      return {
        heading: stuck.tooLate(base.mealOn(next.when.day, next.when.meal, now)),
        way: stuck.tooLateWay,
      }
    case 'closedDay':
      return {
        heading: stuck.closed(base.dayFromToday(next.day, now)),
        reason: base.name(next.reason),
        way:
          next.reopens === null
            ? stuck.closedWay
            : stuck.closedUntil(base.dayFromToday(next.reopens, now)),
      }
    case 'noMenu':
      return { heading: stuck.noMenu, way: stuck.noMenuWay }
  }
}

export function Helping({ phone, onBack }: { phone: string; onBack: () => void }) {
  const { helping } = useKioskWords()
  return (
    <Middle>
      <Question>{helping.heading}</Question>
      <p className={styles.way}>{helping.way}</p>
      <p className={styles.phone}>{phone}</p>
      <Button type="button" kind="primary" onClick={onBack}>
        {helping.back}
      </Button>
    </Middle>
  )
}

/** Half a minute to say yes, before what is on the glass is wiped away. */
export function StillThere({ onYes, onOver }: { onYes: () => void; onOver: () => void }) {
  const { still } = useKioskWords()
  const left = useCountdown(30, onOver)
  return (
    <Middle>
      <Question>{still.heading}</Question>
      <p className={styles.way}>{still.left(left)}</p>
      <Button type="button" kind="primary" onClick={onYes}>
        {still.yes}
      </Button>
    </Middle>
  )
}

/** No network: nobody goes hungry for it. */
export function Cut({ onTake }: { onTake: () => void }) {
  const { cut } = useKioskWords()
  return (
    <Middle>
      <BowlMark className={styles.mark} />
      <Question>{cut.heading}</Question>
      <p className={styles.way}>{cut.way}</p>
      <Button type="button" kind="primary" onClick={onTake}>
        {cut.take}
      </Button>
    </Middle>
  )
}

export function QueueNumber({ number, onDone }: { number: string; onDone: () => void }) {
  const { cut, done } = useKioskWords()
  return (
    <Middle>
      <Question>{cut.taken}</Question>
      <p className={styles.queue}>
        <span className={styles.label}>{cut.number}</span>{' '}
        <span className={styles.number}>{number}</span>
      </p>
      <Button type="button" kind="primary" onClick={onDone}>
        {done}
      </Button>
    </Middle>
  )
}

/** Never paired, or switched off in the office. */
export function Unpaired() {
  const { unpaired } = useKioskWords()
  return (
    <Middle>
      <BowlMark className={styles.mark} />
      <Question>{unpaired.heading}</Question>
      <p className={styles.way}>{unpaired.way}</p>
      <LinkButton kind="primary" href={paths.device()}>
        {unpaired.pair}
      </LinkButton>
    </Middle>
  )
}
