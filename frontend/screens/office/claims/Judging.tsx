import { claimEndpoints } from '../../../../backend/contract/claims.ts'
import type { FindingAnswer } from '../../../../backend/vocabulary/claims.ts'
import { findingAnswers } from '../../../../backend/vocabulary/claims.ts'
import type { ClaimRow, Finding } from '../../../queries/claims.ts'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { TextArea } from '../../../ui/staff/TextArea.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import styles from '../Office.module.css'
import { OfficeForm } from '../OfficeForm.tsx'
import type { ErrorOf } from '../OfficeForm.tsx'
import own from './Claims.module.css'

interface JudgeProps {
  claimId: number
  finding: Finding
  onClose: () => void
}

const answerIn = (chosen: string): FindingAnswer =>
  findingAnswers.find((answer) => answer === chosen) ?? 'accepted'

/** Nothing wrong, or not paid; always with the reason, for whoever audits it later. */
export function JudgeFinding({ claimId, finding, onClose }: JudgeProps) {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords().claims
  return (
    <Dialog title={words.answerTitle} onClose={onClose}>
      <p className={styles.before}>{base.name(finding.sentence)}</p>
      <OfficeForm
        endpoint={claimEndpoints.judgeFinding}
        params={{ canteenId, claimId, findingId: finding.findingId }}
        read={(fields) => ({
          answer: answerIn(fields.text('answer', words.verdict)),
          reason: fields.text('reason', words.reason),
        })}
        submit={words.save}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <div className={own.form}>
            <fieldset className={own.choices}>
              <legend className={own.legend}>{words.verdict}</legend>
              <label className={own.choice}>
                <input type="radio" name="answer" value="accepted" />
                {words.fine}
              </label>
              <label className={own.choice}>
                <input type="radio" name="answer" value="rejected" />
                {base.phrases([
                  words.notPaid,
                  words.meals(finding.meals),
                  base.money(finding.amountFen),
                ])}
              </label>
            </fieldset>
            <Reason errorOf={errorOf} />
          </div>
        )}
      </OfficeForm>
    </Dialog>
  )
}

function Reason({ errorOf }: { errorOf: ErrorOf }) {
  const words = useOfficeWords().claims
  return (
    <TextArea
      label={words.reason}
      name="reason"
      hint={words.reasonHint}
      error={errorOf('reason')}
    />
  )
}

interface RowProps {
  claimId: number
  row: ClaimRow
  onClose: () => void
}

/** A row no alarm named is left unpaid, or paid after all. */
export function JudgeRow({ claimId, row, onClose }: RowProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().claims
  const answer: FindingAnswer = row.rejected === null ? 'rejected' : 'accepted'
  return (
    <Dialog title={words.rowTitle(row.rowNo)} onClose={onClose}>
      <OfficeForm
        endpoint={claimEndpoints.judgeClaimRows}
        params={{ canteenId, claimId }}
        read={(fields) => ({
          answer,
          rows: [row.rowNo],
          reason: fields.text('reason', words.reason),
        })}
        submit={answer === 'rejected' ? words.doNotPay : words.payAfterAll}
        kind={answer === 'rejected' ? 'danger' : 'primary'}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <div className={own.form}>
            <Reason errorOf={errorOf} />
          </div>
        )}
      </OfficeForm>
    </Dialog>
  )
}

/** Of an approved claim a row can only be taken back by the next one. */
export function CorrectRow({ claimId, row, onClose }: RowProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().claims
  return (
    <Dialog title={words.takeBackOf(row.rowNo)} onClose={onClose}>
      <p className={styles.before}>{words.takeBackText}</p>
      <OfficeForm
        endpoint={claimEndpoints.correctClaimRow}
        params={{ canteenId, claimId, rowNo: row.rowNo }}
        read={(fields) => ({ reason: fields.text('reason', words.reason) })}
        submit={words.takeBack}
        kind="danger"
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <div className={own.form}>
            <Reason errorOf={errorOf} />
          </div>
        )}
      </OfficeForm>
    </Dialog>
  )
}
