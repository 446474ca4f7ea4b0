import { kitchenEndpoints } from '../../../../backend/contract/kitchen.ts'
import type { KitchenPlan } from '../../../../backend/contract/kitchen.ts'
import { serviceDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { dishesOf, timeOf, toCookOf } from './dish.ts'
import type { Planned, Tile } from './dish.ts'
import { DishHead } from './DishHead.tsx'
import styles from './Tablet.module.css'

/** Portions of the usual pots. */
const pots = [10, 20] as const

/** What still has to be cooked, and one press for each pot that is. */
export function ReadyTab({ servingId, plan }: { servingId: number; plan: KitchenPlan }) {
  const words = useKitchenPlanWords()
  const { serving, asOf } = plan.board
  const state = serving?.state ?? 'settled'
  const over = state === 'served' || state === 'settled'
  const itsDay = serving?.when.day === serviceDayAt(new Date(asOf))
  if (state === 'planned') return <Notice tone="calm" heading={words.ready.notYet} />
  return (
    <>
      {over && <Notice tone="calm" heading={words.over} />}
      {!over && !itsDay && <Notice tone="calm" heading={words.ready.notItsDay} />}
      <ul className={styles.dishes}>
        {dishesOf(plan).map(({ tile, planned }) => (
          <li key={tile.offeringId} className={styles.dish}>
            <DishHead tile={tile} />
            <Pots
              servingId={servingId}
              tile={tile}
              planned={planned}
              stands={over || !itsDay ? 'resting' : 'cooking'}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

interface PotsProps {
  servingId: number
  tile: Tile
  planned: Planned
  /** resting: nothing is cooked of it now, it was eaten or is another day's */
  stands: 'cooking' | 'resting'
}

function Pots({ servingId, tile, planned: { lastBatch }, stands }: PotsProps) {
  const base = useWords()
  const words = useKitchenPlanWords()
  const markReady = useSend(kitchenEndpoints.markReady)
  const takeBack = useSend(kitchenEndpoints.takeBackReady)
  const { offeringId } = tile
  const left = Math.max(0, toCookOf(tile) - tile.ready)
  const params = { servingId }
  const failed = markReady.error ?? takeBack.error
  const dish = base.name(tile.name)
  const press = (portions: number, said: string) => (
    <Button
      key={said}
      type="button"
      disabled={markReady.isPending}
      label={words.ready.buttonOf(said, dish)}
      onClick={() => markReady.mutate({ params, body: { offeringId, portions } })}
    >
      {said}
    </Button>
  )
  return (
    <div className={styles.decision}>
      <p className={styles.left}>{words.ready.left(left)}</p>
      <p>{words.ready.sum(toCookOf(tile), tile.ready)}</p>
      {stands === 'cooking' && left > 0 && (
        <div className={styles.pots}>
          {pots.filter((pot) => pot < left).map((pot) => press(pot, words.ready.batch(pot)))}
          {press(left, words.ready.rest(left))}
        </div>
      )}
      {stands === 'cooking' && lastBatch !== null && (
        <>
          <p className={styles.small}>{words.ready.by(lastBatch.byName, timeOf(lastBatch.at))}</p>
          <Button
            type="button"
            kind="quiet"
            disabled={takeBack.isPending}
            label={words.ready.buttonOf(words.ready.undo(lastBatch.portions), dish)}
            onClick={() =>
              takeBack.mutate({ params, body: { offeringId, batchId: lastBatch.batchId } })
            }
          >
            {words.ready.undo(lastBatch.portions)}
          </Button>
        </>
      )}
      {failed !== null && (
        <Notice tone="refused" heading={words.notDone}>
          {sentenceFor(failed, words.noNetwork)}
        </Notice>
      )}
    </div>
  )
}
