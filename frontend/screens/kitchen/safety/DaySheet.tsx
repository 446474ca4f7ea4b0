import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import { Field } from '../../../ui/Field.tsx'
import paper from '../../../ui/staff/Paper.module.css'
import { PaperSheet, PaperTools, Signatures } from '../../../ui/staff/Paper.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './DaySheet.module.css'
import { DishRows } from './DishRows.tsx'
import { GoodsRows, MorningRows } from './PeopleAndGoods.tsx'

/** The record of one day as an inspector reads it: who, what, when, and every gap in red with the word. */
export function DaySheet({ data }: { data: FoodSafetyDay }) {
  const words = useSafetyWords().paper
  return (
    <main className={paper.page}>
      <PaperTools
        back={{ href: paths.foodSafety(), words: words.back }}
        print={words.print}
        ready="ready"
      >
        <Field
          type="date"
          label={words.day}
          name="day"
          value={data.day}
          onChange={(day) => {
            if (day !== '' && day !== data.day) location.assign(paths.foodSafety('sheet', day))
          }}
        />
      </PaperTools>
      <PaperSheet letters="dense" head={<SheetHead data={data} />}>
        <Gaps data={data} />
        {data.servings.map((serving) => (
          <DishRows key={serving.when.servingId} serving={serving} />
        ))}
        <MorningRows data={data} />
        <GoodsRows data={data} />
        <Signatures by={words.signed} />
      </PaperSheet>
    </main>
  )
}

function SheetHead({ data }: { data: FoodSafetyDay }) {
  const base = useWords()
  const words = useSafetyWords().paper
  const asOf = new Date(data.asOf)
  return (
    <div className={paper.head}>
      <h1>
        {base.name(data.canteen.name)} {words.title}
      </h1>
      <p className={paper.strong}>
        {data.day} {base.weekday(data.day)}
      </p>
      <p>{words.printedAt(`${serviceDayAt(asOf)} ${timeOfDayAt(asOf)}`)}</p>
    </div>
  )
}

/** What is missing of each meal, in the server's words; or that nothing is. */
function Gaps({ data }: { data: FoodSafetyDay }) {
  const base = useWords()
  const words = useSafetyWords()
  const lacking = data.servings.filter(({ because }) => because !== null)
  if (data.servings.length === 0) return <p className={paper.quiet}>{words.paper.none}</p>
  if (lacking.length === 0) return <p className={paper.quiet}>{words.paper.whole}</p>
  return (
    <ul>
      {lacking.map(({ when, because }) => (
        <li key={when.servingId} className={styles.gap}>
          <strong>{base.meal[when.meal]}</strong> {because?.sentence}
        </li>
      ))}
    </ul>
  )
}
