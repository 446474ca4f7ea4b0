import type { ReactNode } from 'react'
import styles from './Box.module.css'

interface BoxProps {
  heading: string
  children: ReactNode
}

/** A sheet of the page with a name of its own. */
export function Box({ heading, children }: BoxProps) {
  return (
    <section className={styles.box}>
      <h2 className={styles.heading}>{heading}</h2>
      {children}
    </section>
  )
}

export function Rows({ rows }: { rows: readonly string[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row} className={styles.row}>
          {row}
        </li>
      ))}
    </ul>
  )
}
