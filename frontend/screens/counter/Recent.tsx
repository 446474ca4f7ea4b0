import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { counterQuery } from '../../queries/counter.ts'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Recent.module.css'

const shown = 5

/** The last few who got theirs: the answer to 「刚才那位领了没有」. */
export function Recent({ canteenId }: { canteenId: number }) {
  const { result, sale } = useCounterWords()
  const { pickupNumber } = useWords()
  const rows = useQuery(counterQuery(canteenId)).data?.rows ?? []
  const came = rows
    .filter((row) => row.collectedAt !== null)
    .sort((one, other) => (other.collectedAt ?? '').localeCompare(one.collectedAt ?? ''))
    .slice(0, shown)
  if (came.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        {result.recent}
      </h2>
      <ol className={styles.list}>
        {came.map((row) => (
          <li key={row.bookingId} className={styles.row}>
            <span className={styles.time}>{row.collectedAt}</span>
            <span className={styles.number}>
              {row.number === null ? '' : pickupNumber(row.number)}
            </span>
            <span className={styles.name}>{row.name}</span>
          </li>
        ))}
      </ol>
      <p className={styles.wrong}>
        {sale.putRight.recent} <a href={paths.counter('put-right')}>{sale.putRight.go}</a>
      </p>
    </section>
  )
}
