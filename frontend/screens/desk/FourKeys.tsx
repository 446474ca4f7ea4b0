import { useQuery } from '@tanstack/react-query'
import { ownHoursQuery } from '../../queries/volunteers.ts'
import { ReturnKeyIcon } from '../../ui/icons.tsx'
import { KeyHint } from '../../ui/staff/KeyHint.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import styles from './FourKeys.module.css'

const caps = (example: string) => [
  example,
  <ReturnKeyIcon key="pick" />,
  '1',
  <ReturnKeyIcon key="book" />,
]

/** Before anybody is chosen the page says how a call goes. */
export function FourKeys({ canteenId }: { canteenId: number }) {
  const { empty } = useDeskWords()
  const keys = caps(empty.example)
  return (
    <section className={styles.empty} aria-labelledby="four-keys">
      <h2 id="four-keys" className={styles.heading}>
        {empty.heading}
      </h2>
      <p>{empty.text}</p>
      <ol className={styles.steps}>
        {empty.steps.map((step, place) => (
          <li key={step} className={styles.step}>
            <span aria-hidden="true" className={styles.cap}>
              <KeyHint>{keys[place]}</KeyHint>
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <p className={styles.example}>{empty.exampleFor}</p>
      <p className={styles.pick}>{empty.orPick}</p>
      <Thanks canteenId={canteenId} />
    </section>
  )
}

/** Her own hours, and nobody else's. */
function Thanks({ canteenId }: { canteenId: number }) {
  const { thanks } = useDeskWords()
  const { data } = useQuery(ownHoursQuery(canteenId))
  if (data === undefined || data.shifts === 0) return null
  return <p className={styles.pick}>{thanks(Math.floor(data.minutes / 60), data.minutes % 60)}</p>
}
