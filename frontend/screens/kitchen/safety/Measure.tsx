import { useState } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { leastCelsius, remedies } from '../../../../backend/vocabulary/food-safety.ts'
import type { Remedy, TemperatureStage } from '../../../../backend/vocabulary/food-safety.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { NumberPad } from './NumberPad.tsx'
import styles from './Safety.module.css'

interface MeasureProps {
  dish: FoodSafetyDay['servings'][number]['dishes'][number]
  stage: TemperatureStage
  waits: boolean
  onNote: (celsius: number, remedy?: Remedy) => void
  onCancel: () => void
}

/** The number on the thermometer. Too cold, it is noted only together with what was done about it. */
export function Measure({ dish, stage, waits, onNote, onCancel }: MeasureProps) {
  const base = useWords()
  const { temperatures: words } = useSafetyWords()
  const [typed, setTyped] = useState('')
  const celsius = Number(typed)
  const least = leastCelsius[stage]
  const short = typed !== '' && celsius < least
  return (
    <section className={`${styles.panel} ${styles.measure}`}>
      <h2 className={styles.heading}>{words.typed(base.name(dish.name), stage)}</h2>
      <NumberPad value={typed} unit="℃" digits={3} onChange={setTyped} />
      <div>
        <output className={short ? styles.alarm : styles.about}>
          {typed === '' && words.waits}
          {typed !== '' && (short ? words.short(celsius, least) : words.enough(least))}
        </output>
        <div className={styles.keys}>
          <Button type="button" kind="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
          {!short && (
            <Button
              type="button"
              kind="primary"
              disabled={typed === '' || waits}
              onClick={() => onNote(celsius)}
            >
              {words.save}
            </Button>
          )}
          {(short || dish.tooOld) &&
            typed !== '' &&
            remedies
              .filter((remedy) => short || remedy === 'thrown_away')
              .map((remedy) => (
                <Button
                  key={remedy}
                  type="button"
                  kind="danger"
                  disabled={waits}
                  onClick={() => onNote(celsius, remedy)}
                >
                  {words.remedy[remedy]}
                </Button>
              ))}
        </div>
      </div>
    </section>
  )
}
