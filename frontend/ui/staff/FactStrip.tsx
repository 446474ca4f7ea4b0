import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import styles from './FactStrip.module.css'

/** A few figures that belong together, side by side. */
export function FactStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.strip} aria-label={label}>
      {children}
    </ul>
  )
}

interface FactProps {
  name: ReactNode
  figure: ReactNode
  unit?: string
  /** good: the sum that counts · look: wants something done */
  tone?: 'plain' | 'good' | 'look'
  children?: ReactNode
}

export function Fact({ name, figure, unit, tone = 'plain', children }: FactProps) {
  return (
    <li className={classes(styles.fact, tone !== 'plain' && styles[tone])}>
      <span className={styles.name}>{name}</span>
      <span className={styles.figure}>
        {figure}
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {children !== undefined && <span className={styles.note}>{children}</span>}
    </li>
  )
}
