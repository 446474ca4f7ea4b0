import { useState } from 'react'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { ParityReport } from '../../queries/online-payments.ts'
import { Button } from '../../ui/Button.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import type { Column } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Keep } from './Keep.tsx'
import styles from './Office.module.css'

/** A week and a half at first sight; the rest when somebody wants to see it. */
const shownAtFirst = 10

export function Parity({ reports }: { reports: readonly ParityReport[] }) {
  const words = useOfficeWords().online.parity
  const columns = useColumns()
  const [shown, setShown] = useState(shownAtFirst)
  return (
    <section>
      <h2 className={styles.heading}>{words.heading}</h2>
      <p className={`${styles.quiet} ${styles.before}`}>
        {reports.length === 0 ? words.none : words.about}
      </p>
      {reports.length > 0 && (
        <Table
          caption={words.caption}
          rows={reports.slice(0, shown)}
          rowKey={(report) => report.day}
          mark={(report) => (report.differing > 0 ? 'look' : undefined)}
          columns={columns}
        />
      )}
      {reports.length > shown && (
        <div className={styles.below}>
          <Row>
            <Button type="button" kind="quiet" onClick={() => setShown(reports.length)}>
              {words.all(reports.length)}
            </Button>
          </Row>
        </div>
      )}
    </section>
  )
}

function useColumns(): Column<ParityReport>[] {
  const base = useWords()
  const words = useOfficeWords().online.parity
  return [
    {
      key: 'day',
      heading: words.day,
      cell: ({ day }) => <Keep>{`${base.date(day)} ${base.weekday(day)}`}</Keep>,
    },
    {
      key: 'providerCount',
      heading: words.providerCount,
      kind: 'number',
      cell: (report) => report.providerCount,
    },
    {
      key: 'provider',
      heading: words.provider,
      kind: 'number',
      cell: (report) => base.money(fen(report.providerFen)),
    },
    {
      key: 'ledgerCount',
      heading: words.ledgerCount,
      kind: 'number',
      cell: (report) => report.ledgerCount,
    },
    {
      key: 'ledger',
      heading: words.ledger,
      kind: 'number',
      cell: (report) => base.money(fen(report.ledgerFen)),
    },
    {
      key: 'result',
      heading: words.result,
      cell: ({ differing }) =>
        differing === 0 ? words.same : <Tag tone="look">{words.differs(differing)}</Tag>,
    },
  ]
}
