import { useId } from 'react'
import type { KeyboardEvent } from 'react'
import { lineFen, mostPieces } from '../../../backend/vocabulary/cash.ts'
import type { Denomination } from '../../../backend/vocabulary/cash.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { classes } from '../../ui/classes.ts'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Count.module.css'

interface CountLineProps {
  piece: Denomination
  worthFen: Fen
  typed: string
  /** What is typed as a number; null when it is none. */
  pieces: number | null
  onType: (text: string) => void
}

/** Enter goes to the next kind, as down a column of a paper list; on the last one it goes on to the sum. */
const toNext = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key !== 'Enter') return
  const fields = [...(event.currentTarget.form?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(event.currentTarget) + 1]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  next.select()
}

/** One kind of note or coin: how many, by key or by finger, and what they come to. */
export function CountLine({ piece, worthFen, typed, pieces, onType }: CountLineProps) {
  const { count, pieces: names } = useCashWords()
  const { moneyUnit } = useWords()
  const id = useId()
  const { name, unit } = names[piece]
  const step = (by: number) => onType(String(Math.min(mostPieces, Math.max(0, (pieces ?? 0) + by))))
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.piece}>
        {name}
        <span className="spoken-only"> {count.many}</span>
      </label>
      <span className={styles.many}>
        <button
          type="button"
          className={styles.step}
          aria-label={count.less(name)}
          disabled={(pieces ?? 0) === 0}
          onClick={() => step(-1)}
        >
          −
        </button>
        <input
          id={id}
          className={classes(styles.field, pieces === null && styles.wrong)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={typed}
          aria-invalid={pieces === null || undefined}
          aria-describedby={pieces === null ? `${id}-wrong` : undefined}
          onKeyDown={toNext}
          onChange={(event) => onType(event.target.value.trim())}
        />
        <button
          type="button"
          className={styles.step}
          aria-label={count.more(name)}
          onClick={() => step(1)}
        >
          +
        </button>
        <span className={styles.unit}>{unit}</span>
      </span>
      <span className={styles.sum}>
        {pieces === null || pieces === 0 ? '' : `${yuan(lineFen(worthFen, pieces))} ${moneyUnit}`}
      </span>
      {pieces === null && (
        <span id={`${id}-wrong`} className={styles.error}>
          {count.wrong}
        </span>
      )}
    </div>
  )
}
