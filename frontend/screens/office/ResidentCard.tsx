import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { paths } from '../../app/paths.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import type { Diner } from '../../queries/office.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import styles from './Office.module.css'
import { PrintableCard } from './PrintableCard.tsx'

type Issued = ReplyOf<typeof dinerEndpoints.issueCard>

/** Her card and her phone: two ways in that need no password. */
export function ResidentCard({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people.card
  const staff = useStaffWords()
  const [issued, setIssued] = useState<Issued | null>(null)
  const issue = useSend(dinerEndpoints.issueCard, setIssued)
  const held = diner.cardDigits
  return (
    <>
      {issued !== null && <Notice tone="calm" heading={words.ready} />}
      {issued !== null && <PrintableCard diner={diner} issued={issued} />}
      <div className={`${styles.columns} screen-only`}>
        <div>
          <Card heading={words.heading}>
            {issue.isError && (
              <Notice tone="refused" heading={sentenceFor(issue.error, staff.offline)} />
            )}
            <p className={styles.before}>{held === null ? words.none : words.digits(held)}</p>
            {held !== null && issued === null && (
              <p className={`${styles.because} ${styles.before}`}>{words.reissueNote}</p>
            )}
            <Row>
              {issued !== null && (
                <Button type="button" kind="primary" onClick={() => window.print()}>
                  {words.print}
                </Button>
              )}
              <Button
                type="button"
                kind={held === null ? 'primary' : 'secondary'}
                disabled={issue.isPending}
                onClick={() => issue.mutate({ params: { dinerId: diner.dinerId } })}
              >
                {held === null ? words.issue : words.reissue}
              </Button>
            </Row>
          </Card>
        </div>
        <div>
          <Card heading={words.slip}>
            <p className={styles.before}>{words.slipText}</p>
            <Row>
              <LinkButton href={paths.bindSlip(diner.dinerId)}>{words.openSlip}</LinkButton>
            </Row>
          </Card>
        </div>
        <PaysIn dinerId={diner.dinerId} />
      </div>
    </>
  )
}

/** A slip with which her family pays in; made by whoever may, where it can be done at all. */
function PaysIn({ dinerId }: { dinerId: number }) {
  const words = useOfficeWords().people.card
  const { data: session } = useQuery(sessionQuery())
  if (session?.onlinePayment !== true || !session.staff?.roles.includes('manager')) return null
  return (
    <div>
      <Card heading={words.paySlip}>
        <p className={styles.before}>{words.paySlipText}</p>
        <Row>
          <LinkButton href={paths.paySlip(dinerId)}>{words.openPaySlip}</LinkButton>
        </Row>
      </Card>
    </div>
  )
}
