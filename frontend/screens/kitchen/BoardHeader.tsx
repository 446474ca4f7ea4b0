import type { ReactNode } from 'react'
import { serviceDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { BowlMark } from '../../ui/icons.tsx'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ConnectionLight } from './ConnectionLight.tsx'
import { Countdown } from './Countdown.tsx'
import styles from './BoardHeader.module.css'

interface HeaderProps {
  board: Board | undefined
  answeredAt: number | null
}

/** Which meal, how long it can still change, and whether these figures are alive. */
export function BoardHeader({ board, answeredAt }: HeaderProps) {
  const base = useWords()
  const words = useKitchenWords()
  const serving = board?.serving ?? null
  const today = board === undefined ? null : serviceDayAt(new Date(board.asOf))
  const meal =
    serving === null || today === null
      ? null
      : base.mealNameOn(serving.when.day, serving.when.meal, today)
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <BowlMark className={styles.mark} />
        <h1 className={styles.meal}>{meal === null ? words.title : words.meal(meal)}</h1>
        {/* Far days are called by their date already. */}
        {serving !== null && meal?.includes(base.date(serving.when.day)) === false && (
          <p className={styles.date}>
            {words.calendarDay(base.date(serving.when.day), base.weekday(serving.when.day))}
          </p>
        )}
      </div>
      {board !== undefined && serving !== null && answeredAt !== null && (
        <Moment board={board} serving={serving} answeredAt={answeredAt} />
      )}
      <ConnectionLight answeredAt={answeredAt} />
    </header>
  )
}

interface MomentProps {
  board: Board
  serving: NonNullable<Board['serving']>
  answeredAt: number
}

function Moment({ board, serving, answeredAt }: MomentProps): ReactNode {
  const words = useKitchenWords()
  if (serving.state === 'planned') return <p className={styles.state}>{words.planned}</p>
  if (serving.state === 'open') {
    return <Countdown serving={serving} asOf={board.asOf} answeredAt={answeredAt} />
  }
  return <Frozen board={board} serving={serving} />
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** After cut-off the figure stands; what changed later is said beside it, never mixed in. */
function Frozen({ board, serving }: Pick<MomentProps, 'board' | 'serving'>) {
  const words = useKitchenWords()
  const now = total(board.tiles.map((tile) => tile.portions))
  const frozen = total(board.tiles.map((tile) => tile.frozenPortions ?? tile.portions))
  const over =
    serving.state === 'served' ? words.served : serving.state === 'settled' ? words.settled : null
  return (
    <p className={styles.frozen}>
      <strong>{words.frozen(frozen)}</strong>
      {now !== frozen && <span className={styles.afterwards}>{words.afterwards(now)}</span>}
      {over !== null && <span className={styles.over}>{over}</span>}
    </p>
  )
}
