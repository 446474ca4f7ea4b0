import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Nothing here yet is said in words, with the thing to do about it. Never a blank page. */
export function EmptyState({ words, children }: { words: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{words}</p>
      {children}
    </div>
  )
}
