import { useState } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { foodSafetyEndpoints } from '../../../../backend/contract/food-safety.ts'
import { leastSampleGrams } from '../../../../backend/vocabulary/food-safety.ts'
import { useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useHand } from './hand.ts'
import { KeptSamples } from './KeptSamples.tsx'
import { NumberPad } from './NumberPad.tsx'
import styles from './Safety.module.css'
import { MealHeading, NoMeal, TaskPage } from './TaskPage.tsx'
import { useMoment } from './use-moment.ts'

type Dish = FoodSafetyDay['servings'][number]['dishes'][number]
interface Changing {
  servingId: number
  dish: Dish
}

/** Every dish on today's menus: kept with one press, as much and where as always. */
export function Samples({ data }: { data: FoodSafetyDay }) {
  const words = useSafetyWords()
  const [changing, setChanging] = useState<Changing>()
  const { known, hand } = useHand(data)
  const send = useSend(foodSafetyEndpoints.takeSample, () => setChanging(undefined))
  const take = (servingId: number, dishId: number, grams: number, place: string) =>
    send.mutate({ params: { servingId }, body: { dishId, grams, place, ...hand } })
  return (
    <TaskPage
      data={data}
      title={words.tasks.samples}
      about={words.about.samples}
      error={send.error}
      asks="who"
    >
      {data.servings.length === 0 && <NoMeal />}
      {changing === undefined &&
        data.servings.map(({ when, dishes }) => (
          <section key={when.servingId}>
            <MealHeading when={when} />
            <ul className={styles.rows}>
              {dishes.map((dish) => (
                <SampleRow
                  key={dish.dishId}
                  dish={dish}
                  waits={!known || send.isPending}
                  onTake={() =>
                    take(when.servingId, dish.dishId, leastSampleGrams, data.usualPlace)
                  }
                  onChange={() => setChanging({ servingId: when.servingId, dish })}
                />
              ))}
            </ul>
          </section>
        ))}
      {changing !== undefined && (
        <ChangeSample
          dish={changing.dish}
          waits={!known || send.isPending}
          onSave={(grams, place) => take(changing.servingId, changing.dish.dishId, grams, place)}
          onCancel={() => setChanging(undefined)}
        />
      )}
      {changing === undefined && <KeptSamples data={data} />}
    </TaskPage>
  )
}

interface SampleRowProps {
  dish: Dish
  waits: boolean
  onTake: () => void
  onChange: () => void
}

function SampleRow({ dish, waits, onTake, onChange }: SampleRowProps) {
  const base = useWords()
  const words = useSafetyWords()
  const moment = useMoment()
  const name = base.name(dish.name)
  const { sample } = dish
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>{name}</strong>
        {sample !== null && (
          <span className={styles.noted}>
            {[
              words.samples.taken(sample.grams, sample.place),
              words.at(moment.clock(sample.at), sample.byName),
              ...(sample.corrected ? [words.corrected] : []),
            ].join(' · ')}
          </span>
        )}
      </div>
      <div className={styles.deeds}>
        {sample === null && (
          <Button
            type="button"
            label={words.samples.takeOf(leastSampleGrams, name)}
            disabled={waits}
            onClick={onTake}
          >
            {words.samples.take(leastSampleGrams)}
          </Button>
        )}
        {sample !== null && sample.disposed === null && (
          <Button
            type="button"
            kind="quiet"
            label={words.samples.changeOf(name)}
            onClick={onChange}
          >
            {words.samples.change}
          </Button>
        )}
        {sample?.disposed !== undefined && sample.disposed !== null && (
          <span className={styles.noted}>{words.samples.disposed}</span>
        )}
      </div>
    </li>
  )
}

interface ChangeSampleProps {
  dish: Dish
  waits: boolean
  onSave: (grams: number, place: string) => void
  onCancel: () => void
}

function ChangeSample({ dish, waits, onSave, onCancel }: ChangeSampleProps) {
  const base = useWords()
  const words = useSafetyWords()
  const [grams, setGrams] = useState(String(dish.sample?.grams ?? leastSampleGrams))
  const [place, setPlace] = useState(dish.sample?.place ?? '')
  const enough = Number(grams) >= leastSampleGrams
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{base.name(dish.name)}</h2>
      <p className={enough ? styles.about : styles.alarm}>
        {words.samples.grams} · {words.samples.least(leastSampleGrams)}
      </p>
      <NumberPad value={grams} unit="g" digits={4} onChange={setGrams} />
      <Field
        label={words.samples.place}
        name="place"
        value={place}
        maxLength={40}
        onChange={setPlace}
      />
      <div className={styles.keys}>
        <Button type="button" kind="quiet" onClick={onCancel}>
          {words.samples.cancel}
        </Button>
        <Button
          type="button"
          kind="primary"
          disabled={waits || !enough || place.trim() === ''}
          onClick={() => onSave(Number(grams), place.trim())}
        >
          {words.samples.save}
        </Button>
      </div>
    </section>
  )
}
