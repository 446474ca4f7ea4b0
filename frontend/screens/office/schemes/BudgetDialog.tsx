import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import { yuan } from '../../../../backend/vocabulary/money.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { Field } from '../../../ui/Field.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useCanteen } from '../canteen.ts'
import office from '../Office.module.css'
import { OfficeForm } from '../OfficeForm.tsx'
import { textAt } from './entry-path.ts'
import { groupedYuan } from './grouped.ts'
import { useVersionName } from './VersionCard.tsx'

interface DialogProps {
  version: SchemeVersion
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Money set aside from one day to another; a budget that is there already is changed on its own days. */
export function BudgetDialog({ version, onClose, onDone }: DialogProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.budget
  const name = useVersionName()(version)
  const { budget, entry } = version
  const from = budget?.firstDay ?? textAt(entry, 'firstDay')
  const to = budget?.lastDay ?? (from === '' ? '' : `${from.slice(0, 4)}-12-31`)
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <p className={office.before}>
        {budget === null
          ? words.text
          : words.spentOf(groupedYuan(budget.spentFen), groupedYuan(budget.totalFen))}
      </p>
      <OfficeForm
        endpoint={schemeOfficeEndpoints.setBudget}
        params={{ canteenId, schemeVersionId: version.schemeVersionId }}
        about={{ date_impossible: 'firstDay', budget_too_small: 'totalFen' }}
        read={(fields) => ({
          firstDay: fields.day('firstDay', words.firstDay),
          lastDay: fields.day('lastDay', words.lastDay),
          totalFen: fields.largeFen('totalFen', words.total),
        })}
        submit={words.confirm}
        cancel={onClose}
        done={() => {
          onDone(words.done(name))
          onClose()
        }}
      >
        {(errorOf) => (
          <FormGrid>
            <Field
              label={words.firstDay}
              name="firstDay"
              type="date"
              defaultValue={from}
              error={errorOf('firstDay')}
            />
            <Field
              label={words.lastDay}
              name="lastDay"
              type="date"
              defaultValue={to}
              error={errorOf('lastDay')}
            />
            <Field
              label={words.total}
              name="totalFen"
              inputMode="decimal"
              defaultValue={budget === null ? '' : yuan(budget.totalFen)}
              error={errorOf('totalFen')}
            />
          </FormGrid>
        )}
      </OfficeForm>
    </Dialog>
  )
}
