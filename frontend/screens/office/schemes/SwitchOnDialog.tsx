import { addDays } from '../../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import office from '../Office.module.css'
import { textAt, valueAt } from './entry-path.ts'
import { SchemeSays } from './SchemeSays.tsx'
import { inTheWay } from './stage.ts'
import { useVersionName } from './VersionCard.tsx'

interface DialogProps {
  version: SchemeVersion
  versions: readonly SchemeVersion[]
  onClose: () => void
  onDone: (sentence: string) => void
}

/** From which day, by whose money, and that it is for good; where another version still runs, that one ends first. */
export function SwitchOnDialog({ version, versions, onClose, onDone }: DialogProps) {
  const words = useOfficeWords().schemes.switchOn
  const name = useVersionName()(version)
  const other = inTheWay(version, versions)
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      {other === undefined ? (
        <Confirm version={version} onClose={onClose} onDone={onDone} />
      ) : (
        <EndOther version={version} other={other} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Confirm({ version, onClose, onDone }: Omit<DialogProps, 'versions'>) {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.switchOn
  const staff = useStaffWords()
  const base = useWords()
  const name = useVersionName()(version)
  const firstDay = textAt(version.entry, 'firstDay')
  const lastDay = textAt(version.entry, 'lastDay')
  const send = useSend(schemeOfficeEndpoints.switchOnScheme, () => {
    onDone(words.done(name, firstDay))
    onClose()
  })
  const payers = version.says.filter(({ at }) => /^terms\.(funder|split)/.test(at))
  return (
    <>
      {send.isError && <Notice tone="refused" heading={sentenceFor(send.error, staff.offline)} />}
      <p>{words.from(firstDay, lastDay)}</p>
      <p>{words.where(textAt(version.entry, 'place'))}</p>
      <p className={office.before}>
        {words.payers(base.list(payers.map((one) => base.name(one.words))))}
      </p>
      <SchemeSays
        entry={version.entry}
        says={version.says.filter(({ at }) => at.startsWith('terms.rules.'))}
      />
      {version.remarks.length > 0 && (
        <Notice tone="look" heading={words.stillOpen(version.remarks.length)}>
          <ul>
            {version.remarks.map((remark) => (
              <li key={`${remark.at} ${remark.words.zh}`}>{base.name(remark.words)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className={office.before}>
        <b>{words.forGood}</b>
      </p>
      <Row>
        <Button type="button" kind="quiet" onClick={onClose}>
          {staff.cancel}
        </Button>
        <Button
          type="button"
          kind="primary"
          disabled={send.isPending}
          onClick={() =>
            send.mutate({ params: { canteenId, schemeVersionId: version.schemeVersionId } })
          }
        >
          {words.confirm}
        </Button>
      </Row>
    </>
  )
}

function EndOther({
  version,
  other,
  onClose,
}: {
  version: SchemeVersion
  other: SchemeVersion
  onClose: () => void
}) {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.switchOn
  const staff = useStaffWords()
  const number = Number(valueAt(other.entry, 'version') ?? 1)
  const lastDay = addDays(textAt(version.entry, 'firstDay') as ServiceDay, -1)
  const send = useSend(schemeOfficeEndpoints.endScheme)
  return (
    <>
      {send.isError && <Notice tone="refused" heading={sentenceFor(send.error, staff.offline)} />}
      <p className={office.before}>{words.otherRuns(number, lastDay)}</p>
      <Row>
        <Button type="button" kind="quiet" onClick={onClose}>
          {staff.cancel}
        </Button>
        <Button
          type="button"
          kind="danger"
          disabled={send.isPending}
          onClick={() =>
            send.mutate({
              params: { canteenId, schemeVersionId: other.schemeVersionId },
              body: { lastDay },
            })
          }
        >
          {words.endOther(number, lastDay)}
        </Button>
      </Row>
    </>
  )
}
