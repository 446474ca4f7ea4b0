import { useQuery } from '@tanstack/react-query'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { claimMoveWords, claimRowKindWords } from '../../../../backend/vocabulary/claim-words.ts'
import { subtractFen } from '../../../../backend/vocabulary/money.ts'
import { claimQuery } from '../../../queries/claims.ts'
import type { WholeClaim } from '../../../queries/claims.ts'
import { Card } from '../../../ui/Card.tsx'
import { Fact, FactStrip } from '../../../ui/staff/FactStrip.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { inYuan } from '../books/in-yuan.ts'
import { useCanteen } from '../canteen.ts'
import { Keep } from '../Keep.tsx'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import { OfficeFrame } from '../OfficeFrame.tsx'
import { ClaimDeeds } from './ClaimDeeds.tsx'
import { StateTag } from './ClaimList.tsx'
import own from './Claims.module.css'
import { ClaimRows } from './ClaimRows.tsx'
import { Findings } from './Findings.tsx'

/** One claim: what it asks for, what looks odd, every row, and the next step for whoever looks. */
export function ClaimPage({ claimId }: { claimId: number }) {
  const base = useWords()
  const words = useOfficeWords().claims
  const query = useQuery(claimQuery(useCanteen(), claimId))
  const title = query.data
    ? words.title(base.name(query.data.claim.funder), words.month(query.data.claim.month))
    : words.list
  return (
    <OfficeFrame
      room="claims"
      title={title}
      pageTitle={title}
      about={query.data && <StateTag state={query.data.claim.state} />}
    >
      <Loaded query={query}>
        {(whole) => (
          <div className={styles.stack}>
            <Figures whole={whole} />
            <ClaimDeeds whole={whole} title={title} />
            <Findings whole={whole} />
            <div className={styles.columns}>
              <History moves={whole.moves} />
              <ByScheme whole={whole} />
            </div>
            <ClaimRows whole={whole} />
          </div>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

function Figures({ whole: { claim } }: { whole: WholeClaim }) {
  const words = useOfficeWords().claims
  const refused = subtractFen(claim.amountFen, claim.payableFen)
  return (
    <FactStrip label={words.figures}>
      <Fact name={words.asked} figure={inYuan(claim.amountFen)}>
        {words.rowsUnit(claim.rows)}
      </Fact>
      <Fact
        name={words.refused}
        figure={inYuan(refused)}
        tone={claim.rejectedRows > 0 ? 'look' : 'plain'}
      >
        {words.refusedRows(claim.rejectedRows)}
      </Fact>
      <Fact
        name={claim.state === 'approved' ? words.paid : words.toPay}
        figure={inYuan(claim.payableFen)}
        tone="good"
      />
    </FactStrip>
  )
}

function History({ moves }: { moves: WholeClaim['moves'] }) {
  const base = useWords()
  const words = useOfficeWords().claims
  return (
    <Card heading={words.history}>
      <ol className={own.history}>
        {moves.map(({ move, at, by, reason }) => {
          const when = new Date(at)
          return (
            <li key={at} className={own.move}>
              <span className={own.moveName}>{base.name(claimMoveWords[move])}</span>
              <span>
                {by}
                <span className={styles.quiet}>
                  {' '}
                  <Keep>
                    {base.date(serviceDayAt(when))} {timeOfDayAt(when)}
                  </Keep>
                </span>
                {reason !== '' && <span className={own.said}>{reason}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

function ByScheme({ whole: { byScheme } }: { whole: WholeClaim }) {
  const base = useWords()
  const words = useOfficeWords().claims
  return (
    <Table
      caption={words.byScheme}
      captionShown="shown"
      rows={byScheme}
      rowKey={({ kind, scheme, version }) => `${kind} ${scheme?.zh ?? ''} ${version ?? 0}`}
      columns={[
        {
          key: 'scheme',
          heading: words.scheme,
          cell: ({ scheme, version }) =>
            scheme === null ? '' : base.phrases([base.name(scheme), words.version(version ?? 1)]),
        },
        {
          key: 'kind',
          heading: words.kind,
          cell: ({ kind }) => <Keep>{base.name(claimRowKindWords[kind])}</Keep>,
        },
        { key: 'rows', heading: words.rows, kind: 'number', cell: ({ rows }) => rows },
        {
          key: 'sum',
          heading: words.amount,
          kind: 'number',
          cell: ({ amountFen }) => inYuan(amountFen),
        },
      ]}
    />
  )
}
