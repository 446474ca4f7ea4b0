import type { Ticket } from '../../../backend/contract/tickets.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './TicketLine.module.css'

/** The ticket in one line, for a card: when, and the number to say at the counter. */
export function TicketLine({ ticket }: { ticket: Ticket }) {
  const words = useWords()
  const { done } = useElderWords()
  return (
    <div className={styles.line}>
      <p className={styles.when}>{words.window(ticket.when)}</p>
      {ticket.state === 'held' && <p className={styles.number}>{words.bookingState.held}</p>}
      {ticket.number !== null && (
        <p className={styles.number}>
          <span className={styles.label}>{done.number}</span> {words.pickupNumber(ticket.number)}
        </p>
      )}
    </div>
  )
}
