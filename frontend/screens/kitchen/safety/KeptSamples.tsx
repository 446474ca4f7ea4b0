import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { foodSafetyEndpoints } from '../../../../backend/contract/food-safety.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useHand } from './hand.ts'
import styles from './Safety.module.css'
import { useMoment } from './use-moment.ts'

/** What stands in the fridge, oldest first; what has stood 48 hours may go. */
export function KeptSamples({ data }: { data: FoodSafetyDay }) {
  const base = useWords()
  const words = useSafetyWords()
  const moment = useMoment()
  const { known, hand } = useHand(data)
  const send = useSend(foodSafetyEndpoints.disposeSample)
  return (
    <section>
      <h2 className={styles.heading}>{words.samples.kept}</h2>
      {send.error !== null && (
        <Notice tone="refused" heading={sentenceFor(send.error, words.offline)} />
      )}
      {data.kept.length === 0 && <p className={styles.about}>{words.samples.keptNone}</p>}
      <ul className={styles.rows}>
        {data.kept.map(({ servingId, dishId, when, place, keepUntil, mayBeDisposed, ...kept }) => {
          const name = `${base.mealNameOn(when.day, when.meal, data.today)} ${base.name(kept.name)}`
          return (
            <li key={`${servingId} ${dishId}`} className={styles.row}>
              <div className={styles.what}>
                <strong>{name}</strong>
                <span className={styles.noted}>
                  {words.samples.taken(kept.grams, place)}
                  {!mayBeDisposed && ` · ${words.samples.until(moment.day(keepUntil, data.today))}`}
                </span>
              </div>
              {mayBeDisposed && (
                <div className={styles.deeds}>
                  <Button
                    type="button"
                    label={words.samples.disposeOf(name)}
                    disabled={!known || send.isPending}
                    onClick={() =>
                      send.mutate({ params: { servingId }, body: { dishId, ...hand } })
                    }
                  >
                    {words.samples.dispose}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
