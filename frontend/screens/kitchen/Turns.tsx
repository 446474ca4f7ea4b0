import type { Board } from '../../../backend/contract/kitchen.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import styles from './Side.module.css'

/** How many come when, so that the pots can be paced; nothing where everybody has the same time. */
export function Turns({ windows }: Pick<Board, 'windows'>) {
  const words = useKitchenWords()
  if (windows.length === 0) return null
  return (
    <section className={styles.panel}>
      <div className={styles.heading}>
        <h2>{words.turns}</h2>
      </div>
      <ul className={styles.turns}>
        {windows.map(({ from, portions }) => (
          <li key={from} className={styles.turnOf}>
            <span className={styles.time}>{from}</span>
            <strong className={styles.coming}>{portions}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
