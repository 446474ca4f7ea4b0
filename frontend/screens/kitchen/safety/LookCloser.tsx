import { useState } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { tidyThings } from '../../../../backend/vocabulary/food-safety.ts'
import type { HealthCode, TidyThing } from '../../../../backend/vocabulary/food-safety.ts'
import { Button } from '../../../ui/Button.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { Choices, toggled } from './Choices.tsx'
import styles from './Safety.module.css'

interface LookCloserProps {
  name: string
  meaning: FoodSafetyDay['healthCodes']
  waits: boolean
  onNote: (outcome: 'works' | 'sent_home', codes: HealthCode[], putRight: TidyThing[]) => void
  onCancel: () => void
}

/** Codes and what to put right. With a code that forbids it there is no way to let her work. */
export function LookCloser({ name, meaning, waits, onNote, onCancel }: LookCloserProps) {
  const words = useSafetyWords().morning
  const [codes, setCodes] = useState<HealthCode[]>([])
  const [putRight, setPutRight] = useState<TidyThing[]>([])
  const mustGo = meaning.some(({ code, sendsHome }) => sendsHome && codes.includes(code))
  // Nothing hurts, but something was to be put right first: she is well.
  const noted: HealthCode[] = codes.length === 0 ? [0] : codes
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{name}</h2>
      <Choices
        legend={words.codes}
        options={meaning.map(({ code }) => code).filter((code) => code !== 0)}
        labelOf={words.coded}
        isChosen={(code) => codes.includes(code)}
        onPress={(code) => setCodes(toggled(codes, code))}
      />
      <Choices
        legend={words.tidy}
        options={tidyThings}
        labelOf={(thing) => words.thing[thing]}
        isChosen={(thing) => putRight.includes(thing)}
        onPress={(thing) => setPutRight(toggled(putRight, thing))}
      />
      {mustGo && <output className={styles.alarm}>{words.mustGo}</output>}
      <div className={styles.keys}>
        <Button type="button" kind="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button
          type="button"
          kind="danger"
          disabled={waits || codes.length === 0}
          onClick={() => onNote('sent_home', noted, putRight)}
        >
          {words.home}
        </Button>
        {!mustGo && (
          <Button
            type="button"
            kind="primary"
            disabled={waits || (codes.length === 0 && putRight.length === 0)}
            onClick={() => onNote('works', noted, putRight)}
          >
            {words.works}
          </Button>
        )}
      </div>
    </section>
  )
}
