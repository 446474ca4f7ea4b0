import styles from './BigTick.module.css'

/** The picture of "done", as large as the sentence is important. Silent: the heading says it. */
export function BigTick() {
  return (
    <svg className={styles.tick} viewBox="0 0 128 128" aria-hidden="true" focusable="false">
      <circle className={styles.disc} cx="64" cy="64" r="64" />
      <path className={styles.stroke} d="M34 67l21.500 22L95 43" />
    </svg>
  )
}
