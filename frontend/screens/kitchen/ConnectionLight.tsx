import { useKitchenWords } from '../../ui/words/kitchen.ts'
import styles from './BoardHeader.module.css'
import { useNow } from './use-now.ts'

const staleSeconds = 10

/** Never absent: how old the figures on the glass are, and in red words when they stand still. */
export function ConnectionLight({ answeredAt }: { answeredAt: number | null }) {
  const words = useKitchenWords().connection
  const now = useNow()
  // The answer may have come after the last tick of this clock.
  const age = answeredAt === null ? null : Math.max(0, Math.floor((now - answeredAt) / 1_000))
  const stale = age !== null && age > staleSeconds
  const state = age === null ? 'connecting' : stale ? 'stale' : 'fresh'
  const text =
    age === null
      ? words.connecting
      : stale
        ? words.stale(age)
        : age === 0
          ? words.fresh
          : words.age(age)
  return (
    <div className={styles.connection} data-state={state}>
      <span className={styles.light} aria-hidden="true" />
      <span>
        <span className={styles.age}>{text}</span>
        {stale && <span className={styles.staleNote}>{words.staleNote}</span>}
      </span>
      <output className="spoken-only">
        {state === 'stale' ? words.spokenBad : state === 'fresh' ? words.spokenGood : ''}
      </output>
    </div>
  )
}
