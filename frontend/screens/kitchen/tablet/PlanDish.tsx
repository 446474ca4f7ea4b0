import { useState } from 'react'
import { kitchenEndpoints } from '../../../../backend/contract/kitchen.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { timeOf } from './dish.ts'
import type { Planned, Tile } from './dish.ts'
import { DishHead } from './DishHead.tsx'
import { Reason } from './Reason.tsx'
import { Stepper } from './Stepper.tsx'
import styles from './Tablet.module.css'

interface PlanDishProps {
  servingId: number
  tile: Tile
  planned: Planned
  stands: 'until changed' | 'for good'
}

export function PlanDish({ servingId, tile, planned, stands }: PlanDishProps) {
  const base = useWords()
  const words = useKitchenPlanWords()
  const dish = base.name(tile.name)
  // Null follows what was decided or is suggested, also when somebody books meanwhile.
  const [typed, setTyped] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const portions = typed ?? planned.decided?.portions ?? planned.suggested
  const short = tile.portions - portions
  const { offeringId } = tile
  const decide = useSend(kitchenEndpoints.decideCookPlan, () => {
    setTyped(null)
    setReason('')
  })
  const standing = planned.decided?.portions === portions
  const choose = (next: number): void => setTyped(next)
  return (
    <li className={styles.dish}>
      <DishHead tile={tile} />
      <div className={styles.decision}>
        <Decided tile={tile} planned={planned} />
        {stands === 'until changed' && (
          <>
            <Stepper
              label={words.plan.number(dish)}
              less={words.less(dish)}
              more={words.more(dish)}
              value={portions}
              onChange={choose}
            />
            {short > 0 && !standing && (
              <Reason dish={dish} short={short} reason={reason} onReason={setReason} />
            )}
            {!standing && (
              <Button
                type="button"
                disabled={decide.isPending || (short > 0 && reason.trim() === '')}
                label={words.ready.buttonOf(
                  portions === planned.suggested
                    ? words.plan.take(portions)
                    : words.plan.make(portions),
                  dish,
                )}
                onClick={() =>
                  decide.mutate({
                    params: { servingId },
                    body: { offeringId, portions, reason: short > 0 ? reason.trim() : '' },
                  })
                }
              >
                {portions === planned.suggested
                  ? words.plan.take(portions)
                  : words.plan.make(portions)}
              </Button>
            )}
          </>
        )}
        {decide.isError && (
          <Notice tone="refused" heading={words.notDone}>
            {sentenceFor(decide.error, words.noNetwork)}
          </Notice>
        )}
      </div>
    </li>
  )
}

function Decided({ tile, planned: { decided, suggested } }: { tile: Tile; planned: Planned }) {
  const words = useKitchenPlanWords()
  if (decided === null) return <p className={styles.said}>{words.plan.suggested(suggested)}</p>
  const since = tile.portions - decided.booked
  return (
    <div>
      <p className={styles.said}>
        <strong>{words.plan.decided(decided.portions)}</strong>
      </p>
      {decided.portions < tile.portions && (
        <p className={styles.short}>{words.plan.below(tile.portions - decided.portions)}</p>
      )}
      <p className={styles.small}>{words.plan.decidedBy(decided.byName, timeOf(decided.at))}</p>
      {since !== 0 && <p className={styles.small}>{words.plan.since(since)}</p>}
      {decided.reason !== '' && (
        <p className={styles.small}>{words.plan.because(decided.reason)}</p>
      )}
    </div>
  )
}
