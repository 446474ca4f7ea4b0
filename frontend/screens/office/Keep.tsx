import type { ReactNode } from 'react'
import styles from './Office.module.css'

/** Names and dates stay on one line; the table scrolls instead. */
export function Keep({ children }: { children: ReactNode }) {
  return <span className={styles.keep}>{children}</span>
}
