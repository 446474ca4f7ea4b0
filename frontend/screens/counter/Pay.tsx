import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { CashGiven, useCash } from './CashGiven.tsx'
import styles from './Pay.module.css'
import type { Came } from './hand-over.ts'
import type { CheckInFlow } from './use-check-in.ts'

interface PayProps {
  ticket: Ticket
  name: string
  came: Came
  flow: CheckInFlow
}

/** Cash for a meal that is looked up with the network. */
export function Pay({ ticket, name, came, flow }: PayProps) {
  return (
    <Taking
      due={ticket.payment.dueFen}
      sending={flow.pay}
      onTaken={(cashFen) => flow.pay.mutate({ bookingId: ticket.bookingId, name, came, cashFen })}
      onLater={flow.clear}
    />
  )
}

interface TakingProps {
  due: Fen
  sending: { isPending: boolean; error: Error | null }
  /** All that was handed over; the change is the rest. */
  onTaken: (cashFen: Fen) => void
  onLater: () => void
}

/** The note in the hand is one touch; the change is worked out before the money is taken. */
export function Taking({ due, sending: { isPending, error }, onTaken, onLater }: TakingProps) {
  const { pay, refused, noNetwork } = useCounterWords()
  const given = useCash(due)
  const { cash } = given
  const enough = cash !== null && cash >= due
  return (
    <div className={styles.pay}>
      <CashGiven {...given} />
      {error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(error, noNetwork)}
        </Notice>
      )}
      <div className={styles.submit}>
        <Button
          type="button"
          kind="primary"
          disabled={!enough || isPending}
          onClick={() => {
            if (enough) onTaken(cash)
          }}
        >
          {isPending ? pay.submitting : pay.submit}
        </Button>
        <Button type="button" kind="quiet" onClick={onLater}>
          {pay.later}
        </Button>
      </div>
    </div>
  )
}
