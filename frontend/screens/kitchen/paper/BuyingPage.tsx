import { useQuery } from '@tanstack/react-query'
import { use, useState } from 'react'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../../../backend/contract/endpoint.ts'
import type { ingredientEndpoints } from '../../../../backend/contract/ingredients.ts'
import { addDays, serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import { sessionQuery } from '../../../queries/identity.ts'
import { ingredientSheetQuery } from '../../../queries/kitchen.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { classes } from '../../../ui/classes.ts'
import { Notice } from '../../../ui/Notice.tsx'
import paper from '../../../ui/staff/Paper.module.css'
import { PaperSheet, PaperTools, Signatures } from '../../../ui/staff/Paper.tsx'
import { KitchenPlanWordsContext, useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { canteenOf } from '../canteen-of.ts'
import { planWords } from '../plan-words.ts'
import { DishIngredients } from '../PrepIngredients.tsx'
import styles from './Buying.module.css'
import { ToBuy } from './ToBuy.tsx'

type Sheet = ReplyOf<typeof ingredientEndpoints.getIngredientSheet>

interface BuyingPageProps {
  asked: number
  from: string | undefined
  to: string | undefined
}

/** What to weigh and buy: `/board/buying` for tomorrow, `/board/buying/2026-11-23/2026-11-29` for any days. */
export function BuyingPage(props: BuyingPageProps) {
  const { language } = useWords()
  return (
    <KitchenPlanWordsContext value={use(planWords(language))}>
      <AtCanteen {...props} />
    </KitchenPlanWordsContext>
  )
}

function AtCanteen({ asked, from, to }: BuyingPageProps) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const session = useQuery(sessionQuery()).data
  const canteenId = session === undefined ? null : canteenOf(session, asked)
  const [tomorrow] = useState(() => addDays(serviceDayAt(new Date()), 1))
  const first = (from ?? tomorrow) as ServiceDay
  if (session === undefined) return <Page>{<h1>{base.loading}</h1>}</Page>
  if (canteenId === null) {
    return (
      <Page>
        <h1>{kitchen.noCanteen.heading}</h1>
      </Page>
    )
  }
  return <Days canteenId={canteenId} asked={asked} from={first} to={(to ?? first) as ServiceDay} />
}

const Page = ({ children }: { children: ReactNode }) => (
  <main className={paper.page}>{children}</main>
)

interface DaysProps {
  canteenId: number
  asked: number
  from: ServiceDay
  to: ServiceDay
}

function Days({ canteenId, asked, from, to }: DaysProps) {
  const base = useWords()
  const { buying: words, back } = useKitchenPlanWords()
  const { data, error } = useQuery(ingredientSheetQuery(canteenId, from, to))
  return (
    <Page>
      <PaperTools
        back={{ href: paths.board(), words: back }}
        print={words.print}
        ready={data === undefined || data.shopping.length === 0 ? 'not yet' : 'ready'}
      />
      {data !== undefined && <Spans sheet={data} asked={asked} />}
      {data === undefined && error === null && <h1 className={paper.quiet}>{base.loading}</h1>}
      {data === undefined && error !== null && (
        <>
          <h1 className={paper.heading}>{words.title}</h1>
          <Notice tone="refused" heading={sentenceFor(error, words.noNetwork)} />
        </>
      )}
      {data !== undefined && <Paper sheet={data} />}
    </Page>
  )
}

/** Other days, counted from the server's today: a tablet's own calendar may be wrong. */
function Spans({ sheet: { asOf, from, to }, asked }: { sheet: Sheet; asked: number }) {
  const { buying: words } = useKitchenPlanWords()
  const today = serviceDayAt(new Date(asOf))
  const suffix = asked > 0 ? `?canteen=${asked}` : ''
  const spans: readonly (readonly [string, ServiceDay, ServiceDay])[] = [
    [words.today, today, today],
    [words.tomorrow, addDays(today, 1), addDays(today, 1)],
    [words.week, addDays(today, 1), addDays(today, 7)],
  ]
  return (
    <nav className={classes(styles.spans, 'screen-only')} aria-label={words.span}>
      {spans.map(([name, first, last]) => (
        <a
          key={name}
          className={styles.span}
          href={`${paths.buying(first, last)}${suffix}`}
          aria-current={first === from && last === to ? 'page' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

function Paper({ sheet }: { sheet: Sheet }) {
  const { buying: words } = useKitchenPlanWords()
  return (
    <PaperSheet head={<Head sheet={sheet} />}>
      {sheet.shopping.length === 0 ? (
        <p className={paper.quiet}>{words.nothing}</p>
      ) : (
        <>
          <ToBuy shopping={sheet.shopping} />
          <Signatures by={words.signed} />
          <div className={paper.apart}>
            <DishIngredients dishes={sheet.dishes} />
          </div>
        </>
      )}
    </PaperSheet>
  )
}

function Head({ sheet }: { sheet: Sheet }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const { buying: words } = useKitchenPlanWords()
  const asOf = new Date(sheet.asOf)
  const name = (day: ServiceDay): string => kitchen.calendarDay(base.date(day), base.weekday(day))
  return (
    <div className={paper.head}>
      <h1>
        {sheet.from === sheet.to ? name(sheet.from) : words.days(name(sheet.from), name(sheet.to))}
      </h1>
      <p className={paper.strong}>
        {base.name(sheet.canteen)} {words.title}
      </p>
      <p>{words.meals(sheet.meals)}</p>
      <p>{kitchen.prep.printedAt(`${base.date(serviceDayAt(asOf))} ${timeOfDayAt(asOf)}`)}</p>
      {sheet.open > 0 && <p className={paper.open}>{words.open(sheet.open)}</p>}
      {words.jin !== '' && sheet.shopping.some(({ unit }) => unit === 'jin') && <p>{words.jin}</p>}
      {sheet.smallPortionPercent < 100 && <p>{words.small(sheet.smallPortionPercent)}</p>}
    </div>
  )
}
