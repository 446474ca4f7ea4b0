import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { claimEndpoints } from '../../../../backend/contract/claims.ts'
import type { Month } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import { claimsQuery, waitingClaimsQuery } from '../../../queries/claims.ts'
import type { ClaimHead } from '../../../queries/claims.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { Tag } from '../../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { inYuan } from '../books/in-yuan.ts'
import { CanteenChoiceContext, useCanteen } from '../canteen.ts'
import { Keep } from '../Keep.tsx'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import { OfficeFrame } from '../OfficeFrame.tsx'
import { useMayClaim } from './roles.ts'

/** Months that can be claimed now, then every claim there is. */
export function ClaimList() {
  const words = useOfficeWords().claims
  const { manages, judges } = useMayClaim()
  const query = useQuery(claimsQuery(useCanteen()))
  return (
    <OfficeFrame room="claims">
      <Loaded query={query}>
        {({ claims, closedMonths }) => (
          <div className={styles.stack}>
            {manages && closedMonths.map((month) => <Prepare key={month} month={month} />)}
            {judges && <Waiting />}
            {claims.length > 0 && <Claims claims={claims} />}
            {claims.length === 0 && (closedMonths.length === 0 || !manages) && (
              <EmptyState words={words.none}>
                <p>{words.noneWay}</p>
                <LinkButton href={paths.office('books/month')}>{words.toBooks}</LinkButton>
              </EmptyState>
            )}
          </div>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

/** Handed in at other canteens of hers: one press leads there. */
function Waiting() {
  const base = useWords()
  const words = useOfficeWords().claims
  const here = useCanteen()
  const choice = useContext(CanteenChoiceContext)
  const elsewhere = (useQuery(waitingClaimsQuery()).data?.claims ?? []).filter(
    ({ canteenId }) => canteenId !== here,
  )
  if (elsewhere.length === 0 || choice === null) return null
  return (
    <Card heading={words.waitingElsewhere(elsewhere.length)}>
      <div className={`${styles.stack} ${styles.narrow}`}>
        {elsewhere.map(({ claimId, canteenId, canteen, funder, month, payableFen }) => (
          <Button
            key={claimId}
            type="button"
            note={base.phrases([
              words.title(base.name(funder), words.month(month)),
              base.money(payableFen),
            ])}
            onClick={() => choice.choose(canteenId)}
          >
            {base.name(canteen)}
          </Button>
        ))}
      </div>
    </Card>
  )
}

function Prepare({ month }: { month: Month }) {
  const words = useOfficeWords().claims
  const { offline } = useStaffWords()
  const canteenId = useCanteen()
  const prepare = useSend(claimEndpoints.prepareClaims)
  const name = words.month(month)
  return (
    <Card heading={words.ready(name)}>
      {prepare.isError && <Notice tone="refused" heading={sentenceFor(prepare.error, offline)} />}
      <p className={`${styles.quiet} ${styles.before}`}>{words.readyText}</p>
      <Row>
        <Button
          type="button"
          kind="primary"
          disabled={prepare.isPending}
          onClick={() => prepare.mutate({ params: { canteenId }, body: { month } })}
        >
          {words.prepare}
        </Button>
      </Row>
    </Card>
  )
}

const tones = { draft: 'plain', submitted: 'look', approved: 'good' } as const

export function StateTag({ state }: { state: ClaimHead['state'] }) {
  const words = useOfficeWords().claims
  return <Tag tone={tones[state]}>{words.states[state]}</Tag>
}

function Claims({ claims }: { claims: ClaimHead[] }) {
  const base = useWords()
  const words = useOfficeWords().claims
  const titleOf = ({ funder, month }: ClaimHead) =>
    words.title(base.name(funder), words.month(month))
  return (
    <Table
      caption={words.list}
      rows={claims}
      rowKey={({ claimId }) => claimId}
      mark={({ state, openFindings }) =>
        state === 'submitted' && openFindings > 0 ? 'look' : undefined
      }
      columns={[
        {
          key: 'month',
          heading: words.monthHeading,
          cell: ({ month }) => <Keep>{words.month(month)}</Keep>,
        },
        { key: 'funder', heading: words.funder, cell: ({ funder }) => base.name(funder) },
        { key: 'state', heading: words.state, cell: ({ state }) => <StateTag state={state} /> },
        { key: 'rows', heading: words.rows, kind: 'number', cell: ({ rows }) => rows },
        {
          key: 'asked',
          heading: words.amount,
          kind: 'number',
          cell: ({ amountFen }) => inYuan(amountFen),
        },
        {
          key: 'payable',
          heading: words.payable,
          kind: 'number',
          cell: ({ payableFen }) => inYuan(payableFen),
        },
        {
          key: 'alarms',
          heading: words.alarms,
          cell: ({ findings, openFindings }) =>
            findings === 0 ? (
              words.noAlarms
            ) : (
              <Keep>{words.openAlarms(openFindings, findings)}</Keep>
            ),
        },
        {
          key: 'open',
          heading: <span className="spoken-only">{words.open}</span>,
          cell: (claim) => (
            <a
              className={`${styles.rowAction} ${styles.inline}`}
              href={paths.office(`claims/${claim.claimId}`)}
              aria-label={words.openOf(titleOf(claim))}
            >
              {words.open}
            </a>
          ),
        },
      ]}
    />
  )
}
