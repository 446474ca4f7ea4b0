import { useRef } from 'react'
import { onlinePaymentEndpoints } from '../../../backend/contract/online-payments.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { fen, yuan } from '../../../backend/vocabulary/money.ts'
import type { OnlinePayment } from '../../queries/online-payments.ts'
import { Field } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'

interface RefundPaymentProps {
  payment: OnlinePayment
  onClose: () => void
  onGiven: (amountFen: number, reply: ReplyOf<typeof onlinePaymentEndpoints.refundPayment>) => void
}

/** Back to where it came from: all of it, unless somebody says less. */
export function RefundPayment({ payment, onClose, onGiven }: RefundPaymentProps) {
  const canteenId = useCanteen()
  const base = useWords()
  const { refund: words, methods } = useOfficeWords().online
  const { paymentId, name, method } = payment
  const left = fen(payment.refundableFen)
  const source = method === null ? words.unknownMethod : (methods[method] ?? method)
  // The form hands back the reply alone, so what was sent is kept until it comes.
  const sentFen = useRef(left)
  return (
    <Dialog title={words.title(name, base.money(fen(payment.amountFen)))} onClose={onClose}>
      <OfficeForm
        endpoint={onlinePaymentEndpoints.refundPayment}
        params={{ canteenId, paymentId }}
        about={{
          amount_wrong: 'amountFen',
          refund_too_large: 'amountFen',
          refund_spent: 'amountFen',
        }}
        read={(fields) => {
          sentFen.current = fields.fen('amountFen', words.amount)
          return { amountFen: sentFen.current, reason: fields.text('reason', words.reason) }
        }}
        submit={words.submit}
        cancel={onClose}
        done={(reply) => onGiven(sentFen.current, reply)}
      >
        {(errorOf) => (
          <>
            <p className={styles.before}>{words.way(name, source)}</p>
            <FormGrid>
              <Field
                label={words.amount}
                name="amountFen"
                inputMode="decimal"
                hint={words.left(base.money(left))}
                defaultValue={yuan(left)}
                error={errorOf('amountFen')}
              />
              <Field
                label={words.reason}
                name="reason"
                hint={words.reasonHint}
                maxLength={200}
                error={errorOf('reason')}
              />
            </FormGrid>
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}
