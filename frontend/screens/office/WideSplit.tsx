import type { ReactNode } from 'react'
import styles from './WideSplit.module.css'

/** A wide list, and beside it what was chosen from it; below it on a narrow page. */
export function WideSplit({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.split}>
      <div>{children}</div>
      <div className={styles.side}>{side}</div>
    </div>
  )
}
