import { secondFactorEndpoints } from '../../../backend/contract/second-factor.ts'
import { Field } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'

interface ResetFactorProps {
  member: { accountId: number; name: string }
  onClose: () => void
  onReset: () => void
}

/** A colleague lost the phone: first make sure who is asking, then let the person set up another. */
export function ResetFactor({ member, onClose, onReset }: ResetFactorProps) {
  const words = useOfficeWords().canteen.staff.factor
  return (
    <Dialog title={words.title(member.name)} onClose={onClose}>
      <OfficeForm
        endpoint={secondFactorEndpoints.resetSecondFactor}
        params={{ accountId: member.accountId }}
        read={(fields) => ({ reason: fields.text('reason', words.reason) })}
        submit={words.it}
        kind="danger"
        cancel={onClose}
        done={onReset}
      >
        {(errorOf) => (
          <>
            <p className={styles.before}>{words.text}</p>
            <Field
              label={words.reason}
              hint={words.reasonHint}
              name="reason"
              maxLength={200}
              error={errorOf('reason')}
            />
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}
