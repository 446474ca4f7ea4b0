import { useQuery } from '@tanstack/react-query'
import { addMonths, monthOf } from '../../../../backend/vocabulary/calendar.ts'
import { addFen } from '../../../../backend/vocabulary/money.ts'
import { paths } from '../../../app/paths.ts'
import { monthBooksQuery } from '../../../queries/books.ts'
import type { Figures, MonthBooks } from '../../../queries/books.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { Keep } from '../Keep.tsx'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import { Balances } from './Balances.tsx'
import books from './Books.module.css'
import { FigureStrip } from './FigureStrip.tsx'
import { inYuan } from './in-yuan.ts'
import { MonthClose } from './MonthClose.tsx'
import { WhoPays } from './WhoPays.tsx'

/** A month: its sum, who pays, every day, and the close. */
export function BooksMonth({ month }: { month: string | undefined }) {
  const words = useOfficeWords().books
  const query = useQuery(monthBooksQuery(useCanteen(), month))
  return (
    <Loaded query={query}>
      {(data) => (
        <>
          <div className={styles.toolbar}>
            <h2 className={styles.heading}>{words.month(data.month)}</h2>
            <LinkButton
              kind="quiet"
              href={paths.office(`books/month/${addMonths(data.month, -1)}`)}
            >
              {words.previousMonth}
            </LinkButton>
            {data.month < monthOf(data.today) && (
              <LinkButton
                kind="quiet"
                href={paths.office(`books/month/${addMonths(data.month, 1)}`)}
              >
                {words.nextMonth}
              </LinkButton>
            )}
          </div>
          <FigureStrip figures={data.total} />
          <MonthClose key={data.month} books={data} />
          <div className={`${styles.columns} ${books.part}`}>
            <WhoPays figures={data.total} />
            <Balances
              caption={words.monthBalances(words.month(data.month))}
              balances={data.balances}
            />
          </div>
          {data.days.length > 0 && (
            <div className={books.part}>
              <Days data={data} />
            </div>
          )}
        </>
      )}
    </Loaded>
  )
}

const subsidies = (figures: Figures) => addFen(...figures.funders.map(({ amountFen }) => amountFen))

function Days({ data }: { data: MonthBooks }) {
  const base = useWords()
  const words = useOfficeWords().books
  const figures: { key: string; heading: string; of: (figures: Figures) => string }[] = [
    { key: 'served', heading: words.served, of: ({ served }) => String(served) },
    { key: 'list', heading: words.list, of: ({ listFen }) => inYuan(listFen) },
    { key: 'wallet', heading: words.wallet, of: ({ walletFen }) => inYuan(walletFen) },
    { key: 'cash', heading: words.cash, of: ({ cashFen }) => inYuan(cashFen) },
    { key: 'subsidies', heading: words.subsidies, of: (one) => inYuan(subsidies(one)) },
    { key: 'concession', heading: words.concession, of: (one) => inYuan(one.concessionFen) },
    { key: 'loss', heading: words.loss, of: ({ lossFen }) => inYuan(lossFen) },
    { key: 'toppedUp', heading: words.toppedUp, of: ({ toppedUpFen }) => inYuan(toppedUpFen) },
  ]
  return (
    <Table
      caption={words.days}
      captionShown="shown"
      rows={data.days}
      rowKey={({ day }) => day}
      columns={[
        {
          key: 'day',
          heading: words.day,
          cell: ({ day }) => (
            <a className={styles.inline} href={paths.office(`books/day/${day}`)}>
              <Keep>{base.date(day)}</Keep>
            </a>
          ),
        },
        ...figures.map(({ key, heading, of }) => ({
          key,
          heading,
          kind: 'number' as const,
          cell: (row: MonthBooks['days'][number]) => of(row.figures),
        })),
      ]}
      foot={
        <tr>
          <th scope="row">{words.sum}</th>
          {figures.map(({ key, of }) => (
            <td key={key}>
              <span className={books.sum}>{of(data.total)}</span>
            </td>
          ))}
        </tr>
      }
    />
  )
}
