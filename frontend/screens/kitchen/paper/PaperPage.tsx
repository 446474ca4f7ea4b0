import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import type { ReactNode } from 'react'
import type { Packing } from '../../../../backend/contract/packing.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { RefusedCall } from '../../../../backend/vocabulary/refusal.ts'
import { paths } from '../../../app/paths.ts'
import { packingQuery } from '../../../queries/kitchen.ts'
import { Notice } from '../../../ui/Notice.tsx'
import paper from '../../../ui/staff/Paper.module.css'
import { PaperTools } from '../../../ui/staff/Paper.tsx'
import { KitchenPlanWordsContext, useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { planWords } from '../plan-words.ts'

interface PaperPageProps {
  servingId: number
  title: 'labels' | 'packing'
  children: (packing: Packing) => ReactNode
}

/** A page that is there to be printed, for somebody with a name: what it shows is kept on record. */
export function PaperPage(props: PaperPageProps) {
  const { language } = useWords()
  return (
    <KitchenPlanWordsContext value={use(planWords(language))}>
      <Page {...props} />
    </KitchenPlanWordsContext>
  )
}

function Page({ servingId, title, children }: PaperPageProps) {
  const base = useWords()
  const words = useKitchenPlanWords()
  const kitchen = useKitchenWords()
  const { data, error } = useQuery(packingQuery(servingId))
  const boxes = data?.portions.length ?? 0
  return (
    <main className={paper.page}>
      <PaperTools
        back={{ href: paths.kitchen('plan', servingId), words: words.backToPlan }}
        print={title === 'labels' ? words.labels.print(boxes) : words.packing.print}
        ready={boxes === 0 ? 'not yet' : 'ready'}
      />
      {data === undefined && error === null && <h1 className={paper.quiet}>{base.loading}</h1>}
      {data === undefined && error !== null && (
        <>
          <h1 className={paper.heading}>{words[title].title}</h1>
          <Notice
            tone="refused"
            heading={error instanceof RefusedCall ? error.refusal.sentence : kitchen.failed.heading}
          >
            {words.packing.person}
          </Notice>
        </>
      )}
      {data !== undefined && children(data)}
    </main>
  )
}

/** Which meal, when it is handed out, and when this was printed. */
export function PaperHead({ packing, title }: { packing: Packing; title: 'labels' | 'packing' }) {
  const base = useWords()
  const words = useKitchenPlanWords()
  const kitchen = useKitchenWords()
  const asOf = new Date(packing.asOf)
  const { when } = packing
  return (
    <div className={paper.head}>
      <h1>
        {kitchen.calendarDay(base.date(when.day), base.weekday(when.day))} {base.meal[when.meal]}{' '}
        {base.window(when)}
      </h1>
      <p className={paper.strong}>
        {base.name(packing.canteen.name)} {words[title].title}
      </p>
      <p>{kitchen.prep.printedAt(`${base.date(serviceDayAt(asOf))} ${timeOfDayAt(asOf)}`)}</p>
      {packing.state === 'open' && <p className={paper.open}>{words.packing.open}</p>}
    </div>
  )
}
