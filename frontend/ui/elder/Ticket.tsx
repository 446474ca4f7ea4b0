import type { ReactNode } from 'react'
import styles from './Ticket.module.css'

interface TicketProps {
  label: string
  number: ReactNode
  unit: string
  /** Below the tear line: how it is made, what was paid. */
  left: ReactNode
  right: ReactNode
}

/** A paper meal ticket, 饭票, notched where it would be torn. */
export function Ticket({ label, number, unit, left, right }: TicketProps) {
  return (
    <div className={styles.ticket}>
      <p className={styles.stub}>
        <span className={styles.label}>{label}</span>{' '}
        <span className={styles.number}>
          <span className={styles.digits}>{number}</span>{' '}
          <span className={styles.unit}>{unit}</span>
        </span>
      </p>
      <div className={styles.tear} aria-hidden="true" />
      <div className={styles.foot}>
        <span>{left}</span>
        <strong>{right}</strong>
      </div>
    </div>
  )
}
