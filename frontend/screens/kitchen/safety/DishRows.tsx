import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { serviceDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { temperatureStages } from '../../../../backend/vocabulary/food-safety.ts'
import { classes } from '../../../ui/classes.ts'
import sheet from '../../../ui/staff/Paper.module.css'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './DaySheet.module.css'
import { useMoment } from './use-moment.ts'

type Serving = FoodSafetyDay['servings'][number]
type Dish = Serving['dishes'][number]

const monthDay = (instant: string): string => serviceDayAt(new Date(instant)).slice(5)

/** Samples and temperatures of one meal, a row a dish. */
export function DishRows({ serving }: { serving: Serving }) {
  const base = useWords()
  const words = useSafetyWords().paper
  const { meal, from, to } = serving.when
  return (
    <table className={classes(sheet.table, sheet.stacked, styles.table)}>
      <caption>
        {base.meal[meal]} {`${from}–${to}`} · {words.samples}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.dish}</th>
          <th scope="col">{words.sample}</th>
          <th scope="col">{words.place}</th>
          {temperatureStages.map((stage) => (
            <th key={stage} scope="col">
              {words[stage]}
            </th>
          ))}
          <th scope="col">{words.eatBy}</th>
          <th scope="col">{words.disposed}</th>
          <th scope="col">{words.by}</th>
        </tr>
      </thead>
      <tbody>
        {serving.dishes.map((dish) => (
          <DishRow key={dish.dishId} dish={dish} />
        ))}
      </tbody>
    </table>
  )
}

/** Everybody who noted something of a dish. One alone stands at the end of the row, several beside what each did. */
const namesOf = ({ sample, readings }: Dish): string[] => [
  ...new Set([
    ...(sample === null ? [] : [sample.byName]),
    ...readings.map(({ byName }) => byName),
    ...(sample?.disposed ? [sample.disposed.byName] : []),
  ]),
]

function DishRow({ dish }: { dish: Dish }) {
  const base = useWords()
  const words = useSafetyWords()
  const moment = useMoment()
  const names = namesOf(dish)
  const by = (name: string): string => (names.length > 1 ? ` ${name}` : '')
  const { sample } = dish
  return (
    <tr>
      <th scope="row">{base.name(dish.name)}</th>
      {sample === null ? (
        <td colSpan={2} className={styles.gap} data-label={words.paper.sample}>
          {words.paper.missing}
        </td>
      ) : (
        <>
          <td data-label={words.paper.sample}>
            {words.samples.grammes(sample.grams)} {moment.clock(sample.at)}
            {by(sample.byName)}
          </td>
          <td data-label={words.paper.place}>
            {sample.place}
            {sample.corrected && ` ${words.corrected}`}
          </td>
        </>
      )}
      {temperatureStages.map((stage) => (
        <td key={stage} data-label={words.paper[stage]}>
          <Heat dish={dish} stage={stage} by={by} />
        </td>
      ))}
      <td
        className={dish.tooOld ? styles.gap : undefined}
        data-label={dish.eatBy === null ? undefined : words.paper.eatBy}
      >
        {dish.eatBy !== null && moment.clock(dish.eatBy)}
        {dish.tooOld && ` ${words.temperatures.tooOld}`}
      </td>
      <td data-label={sample?.disposed ? words.paper.disposed : undefined}>
        {sample?.disposed &&
          `${monthDay(sample.disposed.at)} ${moment.clock(sample.disposed.at)}${by(sample.disposed.byName)}`}
        {sample !== null &&
          sample.disposed === null &&
          words.paper.keep(`${monthDay(sample.keepUntil)} ${moment.clock(sample.keepUntil)}`)}
      </td>
      <td data-label={names.length === 1 ? words.paper.by : undefined}>
        {names.length === 1 && names[0]}
      </td>
    </tr>
  )
}

interface HeatProps {
  dish: Dish
  stage: 'cooked' | 'held'
  by: (name: string) => string
}

/** Every reading: also the one that was too cold before it was heated again. */
function Heat({ dish, stage, by }: HeatProps) {
  const words = useSafetyWords()
  const moment = useMoment()
  const readings = dish.readings.filter((reading) => reading.stage === stage)
  if (readings.length === 0) {
    return dish.cold || dish.thrownAway ? (
      '—'
    ) : (
      <span className={styles.gap}>{words.paper.missing}</span>
    )
  }
  return (
    <>
      {readings.map(({ celsius, enough, remedy, at, byName }) => (
        <span key={at} className={enough ? styles.line : styles.gap}>
          {words.temperatures.degrees(celsius)} {moment.clock(at)}
          {remedy !== null && ` ${words.temperatures.remedy[remedy]}`}
          {by(byName)}
        </span>
      ))}
    </>
  )
}
