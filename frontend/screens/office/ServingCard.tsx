import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { boardQuery } from '../../queries/kitchen.ts'
import { Card } from '../../ui/Card.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import { ServingSteps } from './ServingSteps.tsx'
import styles from './ServingCard.module.css'

interface ServingCardProps {
  when: Board['servings'][number]['when']
  today: ServiceDay
}

type Serving = NonNullable<Board['serving']>

/** Amber only while somebody here has something to do. */
function toneOf({ state, can }: Serving): 'good' | 'look' | 'plain' {
  if (state === 'open') return can.close.allowed ? 'look' : 'good'
  const due =
    (state === 'closed' && can.markServed.allowed) || (state === 'served' && can.settle.allowed)
  return due ? 'look' : 'plain'
}

/** One meal: how much is booked and collected, and the step that comes next. */
export function ServingCard({ when, today }: ServingCardProps) {
  const canteenId = useCanteen()
  const base = useWords()
  const query = useQuery({ ...boardQuery(canteenId, when.servingId), refetchInterval: 10_000 })
  const meal = base.mealNameOn(when.day, when.meal, today)
  const serving = query.data?.serving ?? null
  return (
    <Card
      heading={
        <>
          {meal}{' '}
          {serving !== null && <Tag tone={toneOf(serving)}>{base.servingState[serving.state]}</Tag>}
        </>
      }
    >
      <Loaded query={query}>
        {(board) =>
          board.serving !== null && (
            <Meal board={board} serving={board.serving} meal={meal} today={today} />
          )
        }
      </Loaded>
    </Card>
  )
}

interface MealProps {
  board: Board
  serving: Serving
  meal: string
  today: ServiceDay
}

function Meal({ board, serving, meal, today }: MealProps) {
  const base = useWords()
  const words = useOfficeWords().today
  const cutoff = new Date(serving.cutoffAt)
  const until = base.moment({ day: serviceDayAt(cutoff), time: timeOfDayAt(cutoff) }, today)
  return (
    <>
      <p className={styles.figures}>
        <strong className={styles.booked}>{words.booked(serving.booked)}</strong>
        {serving.when.day <= today && <span>{words.collected(serving.collected)}</span>}
        <span className={styles.quiet}>{base.window(serving.when)}</span>
        {serving.state === 'open' && <span className={styles.quiet}>{words.until(until)}</span>}
      </p>
      <ul className={styles.dishes}>
        {board.tiles.map((tile) => (
          <li key={tile.offeringId} className={styles.dish}>
            <span className={styles.name}>
              {base.name(tile.name)} {base.size[tile.size]}
            </span>
            <span className={styles.count}>{words.limit(tile.portions, tile.portionLimit)}</span>
            <progress
              className={styles.bar}
              value={tile.portions}
              max={Math.max(1, tile.portionLimit)}
              aria-hidden="true"
            />
          </li>
        ))}
      </ul>
      <p className={styles.links}>
        <a href={`/board/prep/${serving.when.servingId}`} aria-label={words.prepOf(meal)}>
          {words.prep}
        </a>
      </p>
      <ServingSteps serving={serving} meal={meal} />
    </>
  )
}
