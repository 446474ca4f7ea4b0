import type { Board } from '../../../backend/contract/kitchen.ts'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { classes } from '../../ui/classes.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { isRecent } from './board-changes.ts'
import styles from './Side.module.css'

type Move = Board['changes'][number]

const shownMoves = 3

interface ChangesProps {
  moves: readonly Move[]
  asOf: string
}

/** The log of what moved; what moved after cut-off stands apart, above. */
export function Changes({ moves, asOf }: ChangesProps) {
  const words = useKitchenWords()
  const late = moves.filter((move) => move.late)
  const usual = moves.filter((move) => !move.late)
  return (
    <>
      {late.length > 0 && (
        <section className={classes(styles.panel, styles.late)}>
          <div className={styles.heading}>
            <h2>{words.changes.late}</h2>
          </div>
          <Moves moves={late.slice(0, shownMoves)} asOf={asOf} />
        </section>
      )}
      <section className={styles.panel}>
        <div className={styles.heading}>
          <h2>{words.changes.heading}</h2>
        </div>
        {usual.length === 0 && <p className={styles.nothing}>{words.changes.none}</p>}
        <Moves moves={usual.slice(0, shownMoves)} asOf={asOf} />
      </section>
    </>
  )
}

function Moves({ moves, asOf }: ChangesProps) {
  const base = useWords()
  const words = useKitchenWords()
  return (
    <ul className={styles.moves}>
      {moves.map((move) => (
        <li key={`${move.at} ${move.offeringId}`} className={styles.move}>
          <span className={styles.time}>{timeOfDayAt(new Date(move.at))}</span>
          <span className={styles.what}>{base.name(move.name)}</span>
          <span className={classes(styles.fromTo, isRecent(move, asOf) && styles.recent)}>
            <span aria-hidden="true">
              {move.from} → {move.to}
            </span>
            <span className="spoken-only">{words.changes.spoken(move.from, move.to)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
