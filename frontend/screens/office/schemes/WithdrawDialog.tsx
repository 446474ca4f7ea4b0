import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useCanteen } from '../canteen.ts'
import office from '../Office.module.css'
import { OfficeForm } from '../OfficeForm.tsx'
import { useVersionName } from './VersionCard.tsx'

interface DialogProps {
  version: SchemeVersion
  onClose: () => void
  onDone: (sentence: string) => void
}

/** Before its first day a version is taken back whole. */
export function WithdrawDialog({ version, onClose, onDone }: DialogProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.withdraw
  const name = useVersionName()(version)
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <p className={office.before}>{words.text}</p>
      <OfficeForm
        endpoint={schemeOfficeEndpoints.withdrawScheme}
        params={{ canteenId, schemeVersionId: version.schemeVersionId }}
        read={() => ({})}
        submit={words.button}
        kind="danger"
        cancel={onClose}
        done={() => {
          onDone(words.done(name))
          onClose()
        }}
      />
    </Dialog>
  )
}
