import { useState } from 'react'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { coversDue } from '../../../backend/vocabulary/carried.ts'
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
      carried={ticket.payment.carried}
      sending={flow.pay}
      onTaken={(cashFen) => flow.pay.mutate({ bookingId: ticket.bookingId, name, came, cashFen })}
      onLater={flow.clear}
    />
  )
}

interface TakingProps {
  due: Fen
  carried: Ticket['payment']['carried']
  sending: { isPending: boolean; error: Error | null }
  /** All that was handed over; the change is the rest. */
  onTaken: (cashFen: Fen) => void
  onLater: () => void
}

type Carried = NonNullable<TakingProps['carried']>

/** Nobody pays twice: what she gave at her door for this meal is said before any cash is asked for. */
export function Taking(props: TakingProps) {
  const { due, carried, onLater } = props
  const { pay } = useCounterWords()
  const [asked, setAsked] = useState(false)
  if (!coversDue(carried, due) || asked) {
    return (
      <div className={styles.pay}>
        {carried && <AtDoor carried={carried} />}
        <Cash {...props} />
      </div>
    )
  }
  return (
    <div className={styles.pay}>
      <AtDoor carried={carried} />
      <div className={styles.submit}>
        <Button type="button" kind="primary" onClick={onLater}>
          {pay.eats}
        </Button>
        <Button type="button" kind="quiet" onClick={() => setAsked(true)}>
          {pay.takeAnyway}
        </Button>
      </div>
    </div>
  )
}

function AtDoor({ carried: { amountFen, by } }: { carried: Carried }) {
  const { pay } = useCounterWords()
  return (
    <Notice tone="look" heading={pay.carried(amountFen, by)}>
      {pay.carriedWay(by)}
    </Notice>
  )
}

/** The note in the hand is one touch; the change is worked out before the money is taken. */
function Cash({ due, sending: { isPending, error }, onTaken, onLater }: TakingProps) {
  const { pay, refused, noNetwork } = useCounterWords()
  const given = useCash(due)
  const { cash } = given
  const enough = cash !== null && cash >= due
  return (
    <>
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
    </>
  )
}
