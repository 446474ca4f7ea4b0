import type { ReactNode } from 'react'
import styles from './Card.module.css'

/** A calm sheet of paper. Give it a heading so that it can be found by ear. */
export function Card({ heading, children }: { heading?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.card}>
      {heading !== undefined && <h2 className={styles.heading}>{heading}</h2>}
      {children}
    </section>
  )
}
