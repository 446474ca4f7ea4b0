import { useState } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { foodSafetyEndpoints } from '../../../../backend/contract/food-safety.ts'
import { temperatureStages } from '../../../../backend/vocabulary/food-safety.ts'
import type { Remedy, TemperatureStage } from '../../../../backend/vocabulary/food-safety.ts'
import { useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useHand } from './hand.ts'
import { Measure } from './Measure.tsx'
import styles from './Safety.module.css'
import { MealHeading, NoMeal, TaskPage } from './TaskPage.tsx'
import { useMoment } from './use-moment.ts'

type Dish = FoodSafetyDay['servings'][number]['dishes'][number]
interface Measuring {
  servingId: number
  dish: Dish
  stage: TemperatureStage
}

/** Every hot dish off the stove and kept hot: one press, two digits, one press. */
export function Temperatures({ data }: { data: FoodSafetyDay }) {
  const words = useSafetyWords()
  const [measuring, setMeasuring] = useState<Measuring>()
  const { known, hand } = useHand(data)
  const send = useSend(foodSafetyEndpoints.takeTemperature, () => setMeasuring(undefined))
  const note = ({ servingId, dish, stage }: Measuring, celsius: number, remedy?: Remedy) =>
    send.mutate({
      params: { servingId },
      body: { dishId: dish.dishId, stage, celsius, remedy, ...hand },
    })
  return (
    <TaskPage
      data={data}
      title={words.tasks.temperatures}
      about={words.about.temperatures}
      error={send.error}
      asks="who"
    >
      {data.servings.length === 0 && <NoMeal />}
      {measuring === undefined &&
        data.servings.map(({ when, dishes }) => (
          <section key={when.servingId}>
            <MealHeading when={when} />
            <ul className={styles.rows}>
              {dishes.map((dish) => (
                <HeatRow
                  key={dish.dishId}
                  dish={dish}
                  waits={!known}
                  onMeasure={(stage) => setMeasuring({ servingId: when.servingId, dish, stage })}
                />
              ))}
            </ul>
          </section>
        ))}
      {measuring !== undefined && (
        <Measure
          dish={measuring.dish}
          stage={measuring.stage}
          waits={send.isPending}
          onNote={(celsius, remedy) => note(measuring, celsius, remedy)}
          onCancel={() => setMeasuring(undefined)}
        />
      )}
    </TaskPage>
  )
}

interface HeatRowProps {
  dish: Dish
  waits: boolean
  onMeasure: (stage: TemperatureStage) => void
}

function HeatRow({ dish, waits, onMeasure }: HeatRowProps) {
  const base = useWords()
  const words = useSafetyWords().temperatures
  const name = base.name(dish.name)
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>{name}</strong>
        {dish.cold ? <span className={styles.noted}>{words.cold}</span> : <Readings dish={dish} />}
      </div>
      {!dish.cold && !dish.thrownAway && (
        <div className={styles.deeds}>
          {temperatureStages.map((stage) => (
            <Button
              key={stage}
              type="button"
              kind={dish[stage]?.enough === true ? 'quiet' : 'secondary'}
              label={words.measureOf(stage, name)}
              disabled={waits}
              onClick={() => onMeasure(stage)}
            >
              {words.measure(stage)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}

/** The latest of each stage; too cold and too old in red, with the word. */
function Readings({ dish }: { dish: Dish }) {
  const words = useSafetyWords()
  const { temperatures } = words
  const moment = useMoment()
  return (
    <>
      {temperatureStages.map((stage) => {
        const reading = dish[stage]
        if (reading === null) return null
        const cold = !reading.enough && !dish.thrownAway
        return (
          <span key={stage} className={cold ? styles.alarm : styles.noted}>
            {[
              temperatures.reading(stage, reading.celsius),
              ...(cold ? [temperatures.tooCold] : []),
              ...(reading.remedy === null ? [] : [temperatures.remedy[reading.remedy]]),
              words.at(moment.clock(reading.at), reading.byName),
            ].join(' · ')}
          </span>
        )
      })}
      {dish.eatBy !== null && !dish.thrownAway && (
        <span className={dish.tooOld ? styles.alarm : styles.noted}>
          {temperatures.eatBy(moment.clock(dish.eatBy))}
          {dish.tooOld && ` ${temperatures.tooOld}`}
        </span>
      )}
    </>
  )
}
