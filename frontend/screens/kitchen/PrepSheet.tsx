import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import { paths } from '../../app/paths.ts'
import { prepSheetQuery } from '../../queries/kitchen.ts'
import { Notice } from '../../ui/Notice.tsx'
import paper from '../../ui/staff/Paper.module.css'
import { PaperSheet, PaperTools, Signatures } from '../../ui/staff/Paper.tsx'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { DishIngredients, Shopping } from './PrepIngredients.tsx'
import { PrepCounts, PrepSpecials, PrepTurns } from './PrepTables.tsx'

/** What the kitchen hangs on the wall: how many of what, who is different, what to weigh and buy. */
export function PrepSheet({ servingId }: { servingId: number }) {
  const base = useWords()
  const words = useKitchenWords()
  const { data, error } = useQuery(prepSheetQuery(servingId))
  return (
    <main className={paper.page}>
      <PaperTools
        back={{ href: paths.board(), words: words.prep.back }}
        print={words.prep.print}
        ready={data === undefined ? 'not yet' : 'ready'}
      />
      {data === undefined && error === null && <h1 className={paper.quiet}>{base.loading}</h1>}
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
        <PaperSheet head={<SheetHead board={data.board} />}>
          <PrepCounts board={data.board} />
          <PrepTurns board={data.board} />
          <PrepSpecials specials={data.board.specials} />
          <DishIngredients dishes={data.dishes} />
          <Shopping shopping={data.shopping} />
          <Signatures by={words.prep.signed} />
        </PaperSheet>
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
    <div className={paper.head}>
      <h1>
        {serving === null
          ? words.prep.title
          : `${words.calendarDay(base.date(serving.when.day), base.weekday(serving.when.day))} ${base.meal[serving.when.meal]}`}
      </h1>
      <p className={paper.strong}>
        {base.name(board.canteen.name)} {words.prep.title}
      </p>
      <p>{words.prep.printedAt(printedAt)}</p>
      {serving?.state === 'open' && <p className={paper.open}>{words.prep.asOfOpen}</p>}
    </div>
  )
}
