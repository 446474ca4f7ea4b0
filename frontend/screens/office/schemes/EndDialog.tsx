import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { Field } from '../../../ui/Field.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useCanteen } from '../canteen.ts'
import office from '../Office.module.css'
import { OfficeForm } from '../OfficeForm.tsx'
import { useToday } from '../use-today.ts'
import { useVersionName } from './VersionCard.tsx'

interface DialogProps {
  version: SchemeVersion
  onClose: () => void
  onDone: (sentence: string) => void
}

/** The last day it is applied; what was sold stays as it was sold. */
export function EndDialog({ version, onClose, onDone }: DialogProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.end
  const today = useToday()
  const name = useVersionName()(version)
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <p className={office.before}>{words.text}</p>
      <OfficeForm
        endpoint={schemeOfficeEndpoints.endScheme}
        params={{ canteenId, schemeVersionId: version.schemeVersionId }}
        about={{ date_impossible: 'lastDay' }}
        read={(fields) => ({ lastDay: fields.day('lastDay', words.lastDay) })}
        submit={words.confirm}
        kind="danger"
        cancel={onClose}
        done={() => {
          onDone(words.done(name))
          onClose()
        }}
      >
        {(errorOf) => (
          <Field
            label={words.lastDay}
            name="lastDay"
            type="date"
            defaultValue={today}
            error={errorOf('lastDay')}
          />
        )}
      </OfficeForm>
    </Dialog>
  )
}
