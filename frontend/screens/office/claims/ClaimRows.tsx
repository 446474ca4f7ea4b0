import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import {
  channelWords,
  claimRowKindWords,
  verifiedWords,
} from '../../../../backend/vocabulary/claim-words.ts'
import { mealWords } from '../../../../backend/vocabulary/when-words.ts'
import { claimRowsQuery } from '../../../queries/claims.ts'
import type { ClaimRow, WhichRows, WholeClaim } from '../../../queries/claims.ts'
import { Button } from '../../../ui/Button.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import type { Column } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { inYuan } from '../books/in-yuan.ts'
import { useCanteen } from '../canteen.ts'
import { Keep } from '../Keep.tsx'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import own from './Claims.module.css'
import { CorrectRow, JudgeRow } from './Judging.tsx'
import { useMayClaim } from './roles.ts'

/** Every row of the claim, or only those that are not paid. */
export function ClaimRows({ whole }: { whole: WholeClaim }) {
  const words = useOfficeWords().claims
  const { manages, judges } = useMayClaim()
  const [only, setOnly] = useState(false)
  return (
    <div>
      <div className={styles.toolbar}>
        <h2 className={styles.heading}>{words.allRows}</h2>
        {whole.claim.rejectedRows > 0 && (
          <Button type="button" kind="quiet" pressed={only} onClick={() => setOnly(!only)}>
            {words.onlyRejected}
          </Button>
        )}
      </div>
      {!manages && !judges && <p className={styles.quiet}>{words.masked}</p>}
      <RowTable whole={whole} which={only ? { only: 'rejected' } : {}} caption={words.allRows} />
    </div>
  )
}

interface RowTableProps {
  whole: WholeClaim
  which: WhichRows
  caption: string
}

export function RowTable({ whole, which, caption }: RowTableProps) {
  const words = useOfficeWords().claims
  const { claimId } = whole.claim
  const query = useInfiniteQuery(claimRowsQuery(useCanteen(), claimId, which))
  const [judged, setJudged] = useState<ClaimRow | null>(null)
  const columns = useColumns(whole, setJudged)
  const Judging = whole.claim.state === 'approved' ? CorrectRow : JudgeRow
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <>
          <Table
            caption={caption}
            rows={pages.flatMap(({ rows }) => rows)}
            rowKey={({ rowNo }) => rowNo}
            mark={({ rejected, takenBack }) =>
              rejected !== null || takenBack !== null ? 'look' : undefined
            }
            columns={columns}
          />
          {pages[0]?.rows.length === 0 && <p className={styles.quiet}>{words.noRows}</p>}
          {query.hasNextPage && (
            <div className={styles.below}>
              <Row>
                <Button
                  type="button"
                  kind="quiet"
                  disabled={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {words.more}
                </Button>
              </Row>
            </div>
          )}
          {judged !== null && (
            <Judging claimId={claimId} row={judged} onClose={() => setJudged(null)} />
          )}
        </>
      )}
    </Loaded>
  )
}

const useColumns = (whole: WholeClaim, judge: (row: ClaimRow) => void): Column<ClaimRow>[] => {
  const base = useWords()
  const words = useOfficeWords().claims
  const { judges } = useMayClaim()
  const decides =
    judges &&
    (whole.claim.state === 'approved' || (whole.claim.state === 'submitted' && !whole.own))
  return [
    { key: 'row', heading: words.row, kind: 'number', cell: ({ rowNo }) => rowNo },
    {
      key: 'when',
      heading: words.when,
      cell: ({ day, meal }) => (
        <Keep>{base.phrases([base.date(day), base.name(mealWords[meal])])}</Keep>
      ),
    },
    { key: 'who', heading: words.who, cell: ({ dinerName }) => <Keep>{dinerName}</Keep> },
    {
      key: 'ordered',
      heading: words.ordered,
      cell: ({ placedBy, channel }) => (
        <Keep>{base.phrases([placedBy, base.name(channelWords[channel])])}</Keep>
      ),
    },
    {
      key: 'handed',
      heading: words.handed,
      cell: (row) => <HandedOver row={row} />,
    },
    {
      key: 'scheme',
      heading: words.scheme,
      cell: (row) => <SchemeOf row={row} />,
    },
    {
      key: 'list',
      heading: words.list_price,
      kind: 'number',
      cell: ({ listFen }) => inYuan(listFen),
    },
    {
      key: 'amount',
      heading: words.amount,
      kind: 'number',
      cell: ({ amountFen }) => inYuan(amountFen),
    },
    ...(decides
      ? [
          {
            key: 'judge',
            heading: <span className="spoken-only">{words.answer}</span>,
            cell: (row: ClaimRow) => <RowDeed row={row} whole={whole} judge={judge} />,
          },
        ]
      : []),
  ]
}

/** When, by whom, and how she was known; with the day where it was another one. */
function HandedOver({ row: { handedAt, handedBy, verified, day } }: { row: ClaimRow }) {
  const base = useWords()
  const at = new Date(handedAt)
  const otherDay = serviceDayAt(at) === day ? '' : `${base.date(serviceDayAt(at))} `
  const parts = [`${otherDay}${timeOfDayAt(at)}`, handedBy, base.name(verifiedWords[verified])]
  return <Keep>{base.phrases(parts.filter((part) => part !== ''))}</Keep>
}

/** By which scheme, and what became of the row. */
function SchemeOf({ row }: { row: ClaimRow }) {
  const base = useWords()
  const words = useOfficeWords().claims
  const { kind, scheme, corrects, rejected, takenBack } = row
  return (
    <>
      {base.phrases([
        ...(scheme === null ? [] : [base.name(scheme)]),
        ...(kind === 'meal' ? [] : [base.name(claimRowKindWords[kind])]),
      ])}
      {corrects !== null && (
        <span className={own.said}>
          {words.corrects(corrects.claimId, corrects.rowNo, corrects.reason)}
        </span>
      )}
      {rejected !== null && <span className={own.said}>{words.rejectedBecause(rejected)}</span>}
      {takenBack !== null && <span className={own.said}>{words.takenBack(takenBack)}</span>}
    </>
  )
}

function RowDeed({
  row,
  whole,
  judge,
}: {
  row: ClaimRow
  whole: WholeClaim
  judge: (row: ClaimRow) => void
}) {
  const words = useOfficeWords().claims
  const approved = whole.claim.state === 'approved'
  // What is taken back is the officer's own demand.
  if (row.kind === 'correction') return null
  if (approved && (row.rejected !== null || row.takenBack !== null)) return null
  const [label, name] = approved
    ? [words.takeBack, words.takeBackOf(row.rowNo)]
    : row.rejected === null
      ? [words.doNotPay, words.doNotPayOf(row.rowNo)]
      : [words.payAfterAll, words.payAfterAllOf(row.rowNo)]
  return (
    <button type="button" className={styles.rowAction} aria-label={name} onClick={() => judge(row)}>
      {label}
    </button>
  )
}
