import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { claimEndpoints } from '../../../../backend/contract/claims.ts'
import type { WholeClaim } from '../../../queries/claims.ts'
import { download } from '../../../queries/download.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../../ui/staff/FormGrid.tsx'
import { TextArea } from '../../../ui/staff/TextArea.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { inYuan } from '../books/in-yuan.ts'
import { useCanteen } from '../canteen.ts'
import styles from '../Office.module.css'
import { OfficeForm } from '../OfficeForm.tsx'
import { useMayClaim } from './roles.ts'

interface DeedsProps {
  whole: WholeClaim
  title: string
}
type Asking = 'submit' | 'return' | 'approve' | null

/** The next step, for whom it is, and the table to take away. */
export function ClaimDeeds({ whole, title }: DeedsProps) {
  const words = useOfficeWords().claims
  const { manages, judges } = useMayClaim()
  const [asking, setAsking] = useState<Asking>(null)
  const { claim, own } = whole
  const submits = manages && claim.state === 'draft'
  const decides = judges && claim.state === 'submitted'
  // While a dialog asks, its own button is the next step.
  const next = asking === null ? 'primary' : 'quiet'
  const ask = (what: Asking) => () => setAsking(what)
  return (
    <div>
      {submits && <p className={`${styles.quiet} ${styles.before}`}>{words.toSubmit}</p>}
      {manages && claim.state === 'submitted' && (
        <p className={`${styles.quiet} ${styles.before}`}>{words.waiting}</p>
      )}
      {decides && own && <Notice tone="look" heading={words.ownClaim} />}
      {decides && !own && claim.openFindings > 0 && (
        <Notice tone="look" heading={words.stillOpen(claim.openFindings)} />
      )}
      <Row>
        {submits && (
          <Button type="button" kind={next} onClick={ask('submit')}>
            {words.submit}
          </Button>
        )}
        {decides && !own && (
          <>
            <Button
              type="button"
              kind={next}
              disabled={claim.openFindings > 0}
              onClick={ask('approve')}
            >
              {words.approve}
            </Button>
            <Button type="button" kind="quiet" onClick={ask('return')}>
              {words.giveBack}
            </Button>
          </>
        )}
        <Export claimId={claim.claimId} />
      </Row>
      {asking === 'submit' && <Submit whole={whole} title={title} onClose={ask(null)} />}
      {asking === 'return' && <Return whole={whole} onClose={ask(null)} />}
      {asking === 'approve' && <Approve whole={whole} title={title} onClose={ask(null)} />}
    </div>
  )
}

function Export({ claimId }: { claimId: number }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().claims
  const { offline } = useStaffWords()
  const take = useMutation({
    mutationFn: () => download(claimEndpoints.exportClaim, { params: { canteenId, claimId } }),
    networkMode: 'always',
  })
  return (
    <>
      <Button type="button" kind="quiet" disabled={take.isPending} onClick={() => take.mutate()}>
        {words.exportIt}
      </Button>
      {take.isError && <Notice tone="refused" heading={sentenceFor(take.error, offline)} />}
      <output className={styles.saved}>{take.isSuccess ? words.exported : ''}</output>
    </>
  )
}

type DialogProps = { whole: WholeClaim; onClose: () => void }

function Submit({ whole: { claim }, title, onClose }: DialogProps & { title: string }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().claims
  return (
    <Dialog title={words.submitTitle(title)} onClose={onClose}>
      <OfficeForm
        endpoint={claimEndpoints.submitClaim}
        params={{ canteenId, claimId: claim.claimId }}
        read={(fields) => ({ note: fields.optional('note') })}
        submit={words.submitIt}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <>
            <p className={styles.before}>{words.submitText(claim.rows, inYuan(claim.amountFen))}</p>
            <FormGrid>
              <TextArea
                label={words.note}
                name="note"
                hint={words.noteHint}
                error={errorOf('note')}
              />
            </FormGrid>
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}

function Return({ whole: { claim }, onClose }: DialogProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().claims
  return (
    <Dialog title={words.giveBackTitle} onClose={onClose}>
      <OfficeForm
        endpoint={claimEndpoints.returnClaim}
        params={{ canteenId, claimId: claim.claimId }}
        read={(fields) => ({ reason: fields.text('reason', words.question) })}
        submit={words.giveBack}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <FormGrid>
            <TextArea label={words.question} name="reason" error={errorOf('reason')} />
          </FormGrid>
        )}
      </OfficeForm>
    </Dialog>
  )
}

function Approve({ whole: { claim }, title, onClose }: DialogProps & { title: string }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().claims
  const staff = useStaffWords()
  const approve = useSend(claimEndpoints.approveClaim, onClose)
  return (
    <Dialog title={words.approveTitle(title)} onClose={onClose}>
      {approve.isError && (
        <Notice tone="refused" heading={sentenceFor(approve.error, staff.offline)} />
      )}
      <p>{words.approveText(inYuan(claim.payableFen))}</p>
      <p className={styles.before}>{words.approveFinal}</p>
      <Row>
        <Button type="button" kind="quiet" onClick={onClose}>
          {staff.cancel}
        </Button>
        <Button
          type="button"
          kind="danger"
          disabled={approve.isPending}
          onClick={() =>
            approve.mutate({
              params: { canteenId, claimId: claim.claimId },
              body: { seenFen: claim.payableFen },
            })
          }
        >
          {words.approve}
        </Button>
      </Row>
    </Dialog>
  )
}
