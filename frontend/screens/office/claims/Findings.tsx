import { useState } from 'react'
import { claimEndpoints } from '../../../../backend/contract/claims.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import type { Finding, WholeClaim } from '../../../queries/claims.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Tag } from '../../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import styles from '../Office.module.css'
import own from './Claims.module.css'
import { RowTable } from './ClaimRows.tsx'
import { JudgeFinding } from './Judging.tsx'
import { useMayClaim } from './roles.ts'

const grouped = (findings: readonly Finding[]): Finding[][] => {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings)
    groups.set(finding.kind, [...(groups.get(finding.kind) ?? []), finding])
  return [...groups.values()]
}

/** What looks odd, kind by kind, each with why it matters and the meals behind it. */
export function Findings({ whole }: { whole: WholeClaim }) {
  const words = useOfficeWords().claims
  return (
    <Card heading={words.findings}>
      {whole.findings.length === 0 && <p className={styles.saved}>{words.allClear}</p>}
      {grouped(whole.findings).map((group) => (
        <Group key={group[0]?.kind} whole={whole} group={group} />
      ))}
      <Recheck whole={whole} />
    </Card>
  )
}

function Recheck({ whole: { claim, checkedAt } }: { whole: WholeClaim }) {
  const base = useWords()
  const words = useOfficeWords().claims
  const { offline } = useStaffWords()
  const canteenId = useCanteen()
  const { manages, judges } = useMayClaim()
  const again = useSend(claimEndpoints.recheckClaim)
  const at = checkedAt === null ? null : new Date(checkedAt)
  return (
    <>
      {again.isError && <Notice tone="refused" heading={sentenceFor(again.error, offline)} />}
      <Row>
        {claim.state !== 'approved' && (manages || judges) && (
          <Button
            type="button"
            kind="quiet"
            disabled={again.isPending}
            onClick={() => again.mutate({ params: { canteenId, claimId: claim.claimId } })}
          >
            {words.recheck}
          </Button>
        )}
        {at !== null && (
          <span className={styles.quiet}>
            {words.checkedAt(`${base.date(serviceDayAt(at))} ${timeOfDayAt(at)}`)}
          </span>
        )}
      </Row>
    </>
  )
}

function Group({ whole, group }: { whole: WholeClaim; group: Finding[] }) {
  const base = useWords()
  const [first] = group
  if (first === undefined) return null
  return (
    <section className={own.group} aria-label={base.name(first.name)}>
      <h3 className={styles.heading}>{base.name(first.name)}</h3>
      <p className={own.about}>{base.name(first.about)}</p>
      <ul>
        {group.map((finding) => (
          <li key={finding.findingId} className={own.finding}>
            <OneFinding whole={whole} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneFinding({ whole, finding }: { whole: WholeClaim; finding: Finding }) {
  const base = useWords()
  const words = useOfficeWords().claims
  const { judges } = useMayClaim()
  const [open, setOpen] = useState(false)
  const [answering, setAnswering] = useState(false)
  const sentence = base.name(finding.sentence)
  return (
    <>
      <div className={own.line}>
        <p className={own.sentence}>
          {sentence}{' '}
          <span className={styles.quiet}>
            {base.phrases([words.meals(finding.meals), base.money(finding.amountFen)])}
          </span>
        </p>
        {finding.answer === null ? (
          <Tag tone="look">{words.unanswered}</Tag>
        ) : (
          <Tag tone={finding.answer === 'accepted' ? 'good' : 'danger'}>
            {words.answered[finding.answer](finding.answeredBy)}
          </Tag>
        )}
        <button
          type="button"
          className={styles.rowAction}
          aria-expanded={open}
          aria-label={open ? undefined : words.showRowsOf(sentence)}
          onClick={() => setOpen(!open)}
        >
          {open ? words.hideRows : words.showRows}
        </button>
        {judges && !whole.own && whole.claim.state === 'submitted' && (
          <button
            type="button"
            className={styles.rowAction}
            aria-label={words.answerOf(sentence)}
            onClick={() => setAnswering(true)}
          >
            {words.answer}
          </button>
        )}
      </div>
      {finding.reason !== '' && <p className={own.why}>{finding.reason}</p>}
      {open && (
        <div className={styles.below}>
          <RowTable whole={whole} which={{ finding: finding.findingId }} caption={sentence} />
        </div>
      )}
      {answering && (
        <JudgeFinding
          claimId={whole.claim.claimId}
          finding={finding}
          onClose={() => setAnswering(false)}
        />
      )}
    </>
  )
}
