import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './BoardHeader.module.css'
import { useNow } from './use-now.ts'

const two = (figure: number): string => String(figure).padStart(2, '0')

/** 1:42:08; whole days are said apart. */
export function partsLeft(milliseconds: number): { days: number; clock: string } {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000))
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3_600)
  return { days, clock: `${hours}:${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}` }
}

interface CountdownProps {
  serving: NonNullable<Board['serving']>
  asOf: string
  answeredAt: number
}

/** Time left by the server's clock: the board's own may be wrong, and cut-off is decided there. */
export function Countdown({ serving, asOf, answeredAt }: CountdownProps) {
  const base = useWords()
  const words = useKitchenWords()
  const now = useNow()
  const serverNow = Date.parse(asOf) + Math.max(0, now - answeredAt)
  const cutoff = new Date(serving.cutoffAt)
  const left = cutoff.getTime() - serverNow
  const today = serviceDayAt(new Date(serverNow))
  const cutoffDay = serviceDayAt(cutoff)
  const time = timeOfDayAt(cutoff)
  if (left <= 0) return <p className={styles.closing}>{words.closing}</p>
  const { days, clock } = partsLeft(left)
  return (
    <p className={styles.countdown}>
      <span>
        {words.cutoff(
          cutoffDay === today ? base.clock(time) : base.moment({ day: cutoffDay, time }, today),
        )}
      </span>{' '}
      <span className={styles.clock} role="timer">
        {days === 0 ? clock : words.daysLeft(days, clock)}
      </span>
    </p>
  )
}
