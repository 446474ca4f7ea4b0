import { useState } from 'react'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import styles from './Pay.module.css'
import type { Came } from './hand-over.ts'
import type { CheckInFlow } from './use-check-in.ts'
import { fenFrom, notesFor } from './yuan.ts'

interface PayProps {
  ticket: Ticket
  name: string
  came: Came
  flow: CheckInFlow
}

/** The note in the hand is one touch; the change is worked out before the money is taken. */
export function Pay({ ticket, name, came, flow }: PayProps) {
  const { pay, refused, noNetwork } = useCounterWords()
  const due = ticket.payment.dueFen
  const { cash, typed, type, touch } = useCash(due)
  const { mutate, isPending, error } = flow.pay
  const enough = cash !== null && cash >= due
  return (
    <div className={styles.pay}>
      <fieldset className={styles.notes}>
        <legend className={styles.legend}>{pay.legend}</legend>
        {notesFor(due).map((amount) => (
          <Button
            key={amount}
            type="button"
            kind="quiet"
            pressed={typed === '' && cash === amount}
            onClick={() => touch(amount)}
          >
            {amount === due ? pay.exact(amount) : pay.note(amount)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.other}>
        <Field
          label={pay.other}
          name="cash"
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          value={typed}
          error={typed !== '' && cash === null ? pay.wrong : undefined}
          onChange={type}
        />
        <Change due={due} cash={cash} />
      </div>
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
            if (enough) mutate({ bookingId: ticket.bookingId, name, came, cashFen: cash })
          }}
        >
          {isPending ? pay.submitting : pay.submit}
        </Button>
        <Button type="button" kind="quiet" onClick={flow.clear}>
          {pay.later}
        </Button>
      </div>
    </div>
  )
}

function Change({ due, cash }: { due: Fen; cash: Fen | null }) {
  const { pay } = useCounterWords()
  const change = cash === null ? 0 : cash - due
  return (
    <output className={styles.change}>
      {cash === null
        ? ''
        : change < 0
          ? pay.short(fen(-change))
          : `${pay.change} ${pay.note(fen(change))}`}
    </output>
  )
}

/** A note touched, or an amount typed; null while what is typed is none. */
function useCash(due: Fen) {
  const [cash, setCash] = useState<Fen | null>(due)
  const [typed, setTyped] = useState('')
  return {
    cash,
    typed,
    type: (text: string) => {
      setTyped(text)
      setCash(text === '' ? due : fenFrom(text))
    },
    touch: (amount: Fen) => {
      setTyped('')
      setCash(amount)
    },
  }
}
