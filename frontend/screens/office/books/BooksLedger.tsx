import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { transactionName } from '../../../../backend/vocabulary/books.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { ledgerQuery } from '../../../queries/books.ts'
import type { LedgerFilter, LedgerRow } from '../../../queries/books.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { Keep } from '../Keep.tsx'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import { WideSplit } from '../WideSplit.tsx'
import own from './Books.module.css'
import { inYuan } from './in-yuan.ts'
import { LedgerExport } from './LedgerExport.tsx'
import { LedgerFilterForm } from './LedgerFilterForm.tsx'
import { LedgerTransaction } from './LedgerTransaction.tsx'

/** Every transaction of the canteen, found by what one knows of it. */
export function BooksLedger() {
  const words = useOfficeWords().books.ledger
  const [filter, setFilter] = useState<LedgerFilter>({})
  const [before, setBefore] = useState<number>()
  const [chosen, setChosen] = useState<number>()
  const query = useQuery(ledgerQuery(useCanteen(), filter, before))
  const find = (wanted: LedgerFilter) => {
    setFilter(wanted)
    setBefore(undefined)
    setChosen(undefined)
  }
  return (
    <>
      <LedgerFilterForm onFind={find} />
      <Loaded query={query}>
        {({ transactions, more }) =>
          transactions.length === 0 ? (
            <EmptyState words={words.none} />
          ) : (
            <WideSplit
              side={
                <Card>
                  {chosen === undefined ? (
                    <p className={styles.quiet}>{words.choose}</p>
                  ) : (
                    <LedgerTransaction key={chosen} transactionId={chosen} onLook={setChosen} />
                  )}
                </Card>
              }
            >
              <Transactions rows={transactions} onLook={setChosen} />
              <div className={own.part}>
                <Row>
                  <LedgerExport filter={filter} />
                  {before !== undefined && (
                    <Button type="button" kind="quiet" onClick={() => setBefore(undefined)}>
                      {words.newest}
                    </Button>
                  )}
                  {more && (
                    <Button
                      type="button"
                      kind="quiet"
                      onClick={() => setBefore(transactions.at(-1)?.transactionId)}
                    >
                      {words.older}
                    </Button>
                  )}
                </Row>
              </div>
            </WideSplit>
          )
        }
      </Loaded>
    </>
  )
}

function Transactions({
  rows,
  onLook,
}: {
  rows: LedgerRow[]
  onLook: (transactionId: number) => void
}) {
  const base = useWords()
  const words = useOfficeWords().books.ledger
  return (
    <Table
      caption={words.caption}
      rows={rows}
      rowKey={(row) => row.transactionId}
      columns={[
        {
          key: 'at',
          heading: words.at,
          cell: (row) => {
            const at = new Date(row.at)
            // Between day and time a narrow table may break, so that its button stays in sight.
            return (
              <>
                <Keep>{base.date(serviceDayAt(at))}</Keep> <Keep>{timeOfDayAt(at)}</Keep>
              </>
            )
          },
        },
        {
          key: 'kind',
          heading: words.kind,
          cell: (row) => base.name(transactionName(row.kind)),
        },
        { key: 'whom', heading: words.whom, cell: (row) => <Keep>{row.dinerName ?? ''}</Keep> },
        {
          key: 'moved',
          heading: words.moved,
          kind: 'number',
          cell: (row) => inYuan(row.amountFen),
        },
        {
          key: 'look',
          heading: <span className="spoken-only">{words.look}</span>,
          cell: (row) => (
            <button
              type="button"
              className={styles.rowAction}
              aria-label={words.lookOf(row.transactionId)}
              onClick={() => onLook(row.transactionId)}
            >
              {words.look}
            </button>
          ),
        },
      ]}
    />
  )
}
