import { useState } from 'react'
import type { FormEvent } from 'react'
import { cashEndpoints } from '../../../backend/contract/cash.ts'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { fen, yuan } from '../../../backend/vocabulary/money.ts'
import type { CashMovement } from '../../queries/cash.ts'
import { useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Cash.module.css'
import { Refused } from './Trouble.tsx'

interface ReverseCashProps {
  canteenId: number
  movement: CashMovement
  onClose: () => void
}

/** Undoing a mistake: which one, why, and that both will stand in the books. */
export function ReverseCash({ canteenId, movement, onClose }: ReverseCashProps) {
  const { reverse, kind, otherKind, working } = useCashWords()
  const { moneyUnit, phrases } = useWords()
  const [reason, setReason] = useState('')
  const send = useSend(cashEndpoints.reverseCash, onClose)
  const { transactionId, amountFen, at } = movement
  const amount = fen(Math.abs(amountFen))
  const press = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (reason.trim() === '' || send.isPending) return
    send.mutate({ params: { canteenId }, body: { transactionId, reason: reason.trim() } })
  }
  return (
    <Dialog title={reverse.title} onClose={onClose}>
      <form noValidate className={styles.form} onSubmit={press}>
        <p className={styles.chosen}>
          {phrases(
            [
              timeOfDayAt(new Date(at)),
              kind[movement.kind] ?? otherKind,
              movement.whose,
              `${yuan(amount)} ${moneyUnit}`,
            ].filter(Boolean),
          )}
        </p>
        <p className={styles.text}>{reverse.text}</p>
        <p className={styles.text}>{reverse.inside}</p>
        <Field
          label={reverse.reason}
          name="reason"
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
        <Refused error={send.error} />
        <Button kind="danger" disabled={reason.trim() === '' || send.isPending}>
          {send.isPending ? working : reverse.submit(amount)}
        </Button>
      </form>
    </Dialog>
  )
}
