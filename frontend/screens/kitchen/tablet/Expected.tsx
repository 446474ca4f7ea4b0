import type { KitchenPlan } from '../../../../backend/contract/kitchen.ts'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Tablet.module.css'

type Expectation = KitchenPlan['expected']['walkIns']

/** Whom to expect beside the bookings, how sure that is, how far off it was, and the days it stands on. */
export function Expected({ expected }: { expected: KitchenPlan['expected'] }) {
  const { plan: words } = useKitchenPlanWords()
  return (
    <section className={styles.expected} aria-label={words.heading}>
      <One what={words.walkIns} nothing={words.noWalkIns} expectation={expected.walkIns} />
      <One what={words.noShows} nothing={words.noPast} expectation={expected.noShows} />
    </section>
  )
}

function One({
  what,
  nothing,
  expectation: { expected, low, high, basis, pastError },
}: {
  what: string
  nothing: string
  expectation: Expectation
}) {
  const base = useWords()
  const { plan: words } = useKitchenPlanWords()
  const known = basis.length > 0 || pastError !== null
  return (
    <div className={styles.one}>
      <h2 className={styles.what}>{what}</h2>
      {known ? (
        <>
          <p className={styles.about}>{words.about(Math.round(expected))}</p>
          <p>{words.between(Math.round(low), Math.round(high))}</p>
          <p>{pastError === null ? words.noError : words.error(Math.round(pastError))}</p>
        </>
      ) : (
        <p>{nothing}</p>
      )}
      {basis.length > 0 && (
        <details className={styles.why}>
          <summary aria-label={words.whyOf(what)}>{words.why}</summary>
          <ul>
            {basis.map(({ day, count }) => (
              <li key={day}>{words.day(base.date(day), base.weekday(day), Math.round(count))}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
