import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import { prepSheetQuery } from '../../queries/kitchen.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { DishIngredients, Shopping } from './PrepIngredients.tsx'
import { PrepCounts, PrepSpecials } from './PrepTables.tsx'
import styles from './PrepSheet.module.css'

/** What the kitchen hangs on the wall: how many of what, who is different, what to weigh and buy. */
export function PrepSheet({ servingId }: { servingId: number }) {
  const base = useWords()
  const words = useKitchenWords()
  const { data, error } = useQuery(prepSheetQuery(servingId))
  return (
    <main className={styles.page}>
      <div className={`${styles.tools} screen-only`}>
        <LinkButton href="/board" kind="quiet">
          {words.prep.back}
        </LinkButton>
        <Button
          type="button"
          kind="primary"
          disabled={data === undefined}
          onClick={() => window.print()}
        >
          {words.prep.print}
        </Button>
      </div>
      {data === undefined && error === null && <h1 className={styles.waiting}>{base.loading}</h1>}
      {data === undefined && error !== null && (
        <>
          <h1 className="spoken-only">{words.prep.title}</h1>
          <Notice
            tone="refused"
            heading={error instanceof RefusedCall ? error.refusal.sentence : words.failed.heading}
          />
        </>
      )}
      {data !== undefined && (
        // On paper the head of a table is printed again on every sheet, so this one holds the page.
        <table className={styles.sheet} role="presentation">
          <thead>
            <tr>
              <td>
                <SheetHead board={data.board} />
              </td>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>
                <PrepCounts board={data.board} />
                <PrepSpecials specials={data.board.specials} />
                <DishIngredients dishes={data.dishes} />
                <Shopping shopping={data.shopping} />
                <p className={styles.signed}>{words.prep.signed}</p>
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </main>
  )
}

function SheetHead({ board }: { board: Board }) {
  const base = useWords()
  const words = useKitchenWords()
  const asOf = new Date(board.asOf)
  const today = serviceDayAt(asOf)
  const { serving } = board
  const printedAt = `${base.date(today)} ${timeOfDayAt(asOf)}`
  return (
    <div className={styles.head}>
      <h1>
        {serving === null
          ? words.prep.title
          : `${words.calendarDay(base.date(serving.when.day), base.weekday(serving.when.day))} ${base.meal[serving.when.meal]}`}
      </h1>
      <p className={styles.canteen}>
        {base.name(board.canteen.name)} {words.prep.title}
      </p>
      <p>{words.prep.printedAt(printedAt)}</p>
      {serving?.state === 'open' && <p className={styles.open}>{words.prep.asOfOpen}</p>}
    </div>
  )
}
