import { onlinePaymentEndpoints } from '../../../backend/contract/online-payments.ts'
import type { MoneyCase } from '../../queries/online-payments.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { TextArea } from '../../ui/staff/TextArea.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { OfficeForm } from './OfficeForm.tsx'

/** A case ends with what was found out: whoever audits it later was not there. */
export function CloseCase({ found, onClose }: { found: MoneyCase; onClose: () => void }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().online.cases
  return (
    <Dialog title={words.kinds[found.kind].heading} onClose={onClose}>
      <OfficeForm
        endpoint={onlinePaymentEndpoints.closeMoneyCase}
        params={{ canteenId, caseId: found.caseId }}
        read={(fields) => ({ note: fields.text('note', words.note) })}
        submit={words.closeIt}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <FormGrid>
            <TextArea
              label={words.note}
              name="note"
              hint={words.noteHint}
              error={errorOf('note')}
            />
          </FormGrid>
        )}
      </OfficeForm>
    </Dialog>
  )
}
