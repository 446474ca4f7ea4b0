import type { ReactNode, Ref } from 'react'
import { KeyHint } from './KeyHint.tsx'
import styles from './NumberedChoice.module.css'

interface NumberedChoiceProps {
  /** The key that picks it. */
  number: number
  children: ReactNode
  note?: ReactNode
  /** What is not as it should be; it can be picked all the same. */
  warning?: ReactNode
  /** Why it cannot be picked, in words; then it cannot. */
  because?: ReactNode
  chosen?: boolean
  ref?: Ref<HTMLButtonElement>
  onChoose: () => void
}

/** One of a few answers, each with the key that gives it. */
export function NumberedChoice({
  number,
  children,
  note,
  warning,
  because,
  chosen = false,
  ref,
  onChoose,
}: NumberedChoiceProps) {
  const closed = because !== undefined
  return (
    <button
      ref={ref}
      type="button"
      className={styles.choice}
      aria-pressed={chosen}
      aria-keyshortcuts={String(number)}
      disabled={closed}
      onClick={onChoose}
    >
      <span className={styles.key} aria-hidden="true">
        <KeyHint>{number}</KeyHint>
      </span>
      <span className={styles.words}>
        <span className={styles.main}>{children}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {warning !== undefined && <span className={styles.because}>{warning}</span>}
        {closed && <span className={styles.because}>{because}</span>}
      </span>
    </button>
  )
}
