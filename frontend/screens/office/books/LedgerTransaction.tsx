import { useQuery } from '@tanstack/react-query'
import { accountNames, transactionName } from '../../../../backend/vocabulary/books.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { addFen, negativeFen } from '../../../../backend/vocabulary/money.ts'
import { transactionQuery } from '../../../queries/books.ts'
import type { LedgerRow, WholeTransaction } from '../../../queries/books.ts'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import own from './Books.module.css'
import { inYuan } from './in-yuan.ts'

type Look = (transactionId: number) => void

/** One transaction whole: what it was, who did it, and both sides of it. */
export function LedgerTransaction({
  transactionId,
  onLook,
}: {
  transactionId: number
  onLook: Look
}) {
  const words = useOfficeWords().books.ledger
  const query = useQuery(transactionQuery(useCanteen(), transactionId))
  return (
    <section aria-label={words.heading(transactionId)}>
      <h2 className={styles.heading}>{words.heading(transactionId)}</h2>
      <Loaded query={query}>
        {({ transaction, entries }) => (
          <>
            <Facts transaction={transaction} onLook={onLook} />
            <Entries entries={entries} />
          </>
        )}
      </Loaded>
    </section>
  )
}

function Facts({ transaction, onLook }: { transaction: LedgerRow; onLook: Look }) {
  const base = useWords()
  const words = useOfficeWords().books.ledger
  const at = new Date(transaction.at)
  const { bookingId, reversesId, reversedById, dinerName, who, note } = transaction
  const lines = [
    [words.kind, base.name(transactionName(transaction.kind))],
    [words.at, `${base.date(serviceDayAt(at))} ${timeOfDayAt(at)}`],
    [words.who, who === '' ? words.byItself : who],
    ...(dinerName === null ? [] : [[words.whom, dinerName]]),
    ...(bookingId === null ? [] : [[words.booking, String(bookingId)]]),
    ...(note === '' ? [] : [[words.note, note]]),
  ]
  return (
    <>
      <dl className={`${styles.pairs} ${own.facts}`}>
        {lines.map(([name, value]) => (
          <div key={name} className={own.pair}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {reversesId !== null && (
        <button type="button" className={styles.rowAction} onClick={() => onLook(reversesId)}>
          {words.reverses(reversesId)}
        </button>
      )}
      {reversedById !== null && (
        <button type="button" className={styles.rowAction} onClick={() => onLook(reversedById)}>
          {words.reversed(reversedById)}
        </button>
      )}
    </>
  )
}

type Entry = WholeTransaction['entries'][number]

function Entries({ entries }: { entries: Entry[] }) {
  const base = useWords()
  const words = useOfficeWords().books
  const nameOf = ({ account, funder, dinerName }: Entry): string =>
    [
      base.name(accountNames[account]),
      ...(funder === null ? [] : [base.name(funder)]),
      ...(dinerName === null ? [] : [dinerName]),
    ].join(' ')
  const debits = entries.map(({ amountFen }) => amountFen).filter((amount) => amount > 0)
  const credits = entries.map(({ amountFen }) => amountFen).filter((amount) => amount < 0)
  return (
    <Table
      caption={words.ledger.entries}
      rows={entries.map((entry, line) => ({ ...entry, line }))}
      rowKey={({ line }) => line}
      columns={[
        { key: 'account', heading: words.account, cell: nameOf },
        {
          key: 'debit',
          heading: words.ledger.debit,
          kind: 'number',
          cell: ({ amountFen }) => (amountFen > 0 ? inYuan(amountFen) : ''),
        },
        {
          key: 'credit',
          heading: words.ledger.credit,
          kind: 'number',
          cell: ({ amountFen }) => (amountFen < 0 ? inYuan(negativeFen(amountFen)) : ''),
        },
      ]}
      foot={
        <tr>
          <th scope="row">{words.sum}</th>
          <td>
            <span className={own.sum}>{inYuan(addFen(...debits))}</span>
          </td>
          <td>
            <span className={own.sum}>{inYuan(negativeFen(addFen(...credits)))}</span>
          </td>
        </tr>
      }
    />
  )
}
