import styles from './Office.module.css'

interface RowActionProps {
  /** Tells it from the same words in the other rows. */
  name: string
  words: string
  onPress: () => void
}

export function RowAction({ name, words, onPress }: RowActionProps) {
  return (
    <button type="button" className={styles.rowAction} aria-label={name} onClick={onPress}>
      {words}
    </button>
  )
}
