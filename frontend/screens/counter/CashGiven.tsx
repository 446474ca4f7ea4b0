import { useState } from 'react'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import styles from './Pay.module.css'
import { fenFrom, notesFor } from './yuan.ts'

/** A note touched, or an amount typed; null while what is typed is none. */
export function useCash(due: Fen) {
  const [cash, setCash] = useState<Fen | null>(due)
  const [typed, setTyped] = useState('')
  return {
    due,
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
export type CashFlow = ReturnType<typeof useCash>

/** The note in the hand is one touch; the change is worked out before the money is taken. */
export function CashGiven({ due, cash, typed, type, touch }: CashFlow) {
  const { pay } = useCounterWords()
  return (
    <>
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
    </>
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
