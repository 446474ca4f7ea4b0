import { useQuery } from '@tanstack/react-query'
import { addDays } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import { dayBooksQuery } from '../../../queries/books.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import { Balances } from './Balances.tsx'
import { FigureStrip } from './FigureStrip.tsx'
import { WhoPays } from './WhoPays.tsx'

/** The money of one day at a glance. */
export function BooksDay({ day }: { day: string | undefined }) {
  const base = useWords()
  const words = useOfficeWords().books
  const query = useQuery(dayBooksQuery(useCanteen(), day))
  return (
    <Loaded query={query}>
      {(books) => (
        <>
          <div className={styles.toolbar}>
            <h2 className={styles.heading}>
              {base.date(books.day)} {base.weekday(books.day)}
            </h2>
            <LinkButton kind="quiet" href={paths.office(`books/day/${addDays(books.day, -1)}`)}>
              {words.previousDay}
            </LinkButton>
            {books.day < books.today && (
              <LinkButton kind="quiet" href={paths.office(`books/day/${addDays(books.day, 1)}`)}>
                {words.nextDay}
              </LinkButton>
            )}
          </div>
          <FigureStrip figures={books.figures} />
          <div className={styles.columns}>
            <WhoPays figures={books.figures} />
            <Balances caption={words.balances(base.date(books.day))} balances={books.balances} />
          </div>
        </>
      )}
    </Loaded>
  )
}
