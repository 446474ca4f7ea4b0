import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { fen, noFen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { fenFrom } from '../counter/yuan.ts'
import styles from './Cash.module.css'
import { Refused } from './Trouble.tsx'

interface AmountDialogProps {
  title: string
  text?: ReactNode
  label?: string
  hint?: string
  /** What stands in the field at first, in yuan. */
  first?: string
  least?: number
  largest: number
  wrong?: string
  note?: { label: string; usual?: string }
  /** Further fields, above the amount. */
  children?: ReactNode
  ready?: boolean
  submit: (amountFen: Fen) => string
  sending: { isPending: boolean; error: Error | null }
  onSubmit: (amountFen: Fen, note: string) => void
  onClose: () => void
}

/** How much, in a few words what for, and the same once more on the button. */
export function AmountDialog(props: AmountDialogProps) {
  const { title, text, label, hint, first = '', least = 1, largest, wrong, note, children } = props
  const { ready = true, submit, sending, onSubmit, onClose } = props
  const words = useCashWords()
  const [typed, setTyped] = useState(first)
  const [why, setWhy] = useState(note?.usual ?? '')
  const amount = fenFrom(typed)
  const fits = amount !== null && amount >= least && amount <= largest
  const whole = fits && ready && (note === undefined || why.trim() !== '')
  const press = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (whole && !sending.isPending) onSubmit(fen(amount), why.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate className={styles.form} onSubmit={press}>
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {children}
        <Field
          label={label ?? words.amount}
          name="amount"
          hint={hint}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          value={typed}
          error={typed !== '' && !fits ? (wrong ?? words.amountWrong) : undefined}
          onChange={setTyped}
        />
        {note !== undefined && (
          <Field label={note.label} name="note" maxLength={200} value={why} onChange={setWhy} />
        )}
        <Refused error={sending.error} />
        <Button kind="primary" disabled={!whole || sending.isPending}>
          {sending.isPending ? words.working : fits ? submit(amount ?? noFen) : words.choose}
        </Button>
      </form>
    </Dialog>
  )
}
