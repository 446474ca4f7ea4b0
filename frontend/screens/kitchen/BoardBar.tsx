import type { Board } from '../../../backend/contract/kitchen.ts'
import { serviceDayAt } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './BoardBar.module.css'

interface BoardBarProps {
  board: Board
  paper: 'here' | 'elsewhere'
  onPick: (servingId: number) => void
  /** Null once the bell hangs. */
  onStart: (() => void) | null
}

const nearest = 4

/** Which meal is on the glass, the bell, and paper: for whoever stands at it with a finger or a mouse. */
export function BoardBar({ board, paper, onPick, onStart }: BoardBarProps) {
  const base = useWords()
  const words = useKitchenWords()
  const today = serviceDayAt(new Date(board.asOf))
  const shown = board.serving?.when.servingId
  return (
    <footer className={styles.bar}>
      <nav className={styles.servings} aria-label={words.servings}>
        {board.servings.slice(0, nearest).map(({ when }) => (
          <button
            key={when.servingId}
            type="button"
            className={styles.key}
            aria-pressed={when.servingId === shown}
            onClick={() => onPick(when.servingId)}
          >
            {words.meal(base.mealNameOn(when.day, when.meal, today))}
          </button>
        ))}
      </nav>
      {onStart !== null && (
        <button type="button" className={styles.start} onClick={onStart}>
          {words.work}
        </button>
      )}
      {paper === 'here' && (
        <a className={styles.key} href={paths.foodSafety()}>
          {words.safety}
        </a>
      )}
      {shown !== undefined && paper === 'here' && (
        <>
          <a className={styles.key} href={paths.kitchen('plan', shown)}>
            {words.toPlan}
          </a>
          <a className={styles.key} href={`/board/prep/${shown}`}>
            {words.print}
          </a>
        </>
      )}
    </footer>
  )
}
