import { kitchenEndpoints } from '../../../../backend/contract/kitchen.ts'
import type { KitchenPlan } from '../../../../backend/contract/kitchen.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { dishesOf } from './dish.ts'
import { Expected } from './Expected.tsx'
import { PlanDish } from './PlanDish.tsx'
import styles from './Tablet.module.css'

/** How many of each dish: what is booked, what is suggested and why, and what the cook decides. */
export function PlanTab({ servingId, plan }: { servingId: number; plan: KitchenPlan }) {
  const words = useKitchenPlanWords()
  const decide = useSend(kitchenEndpoints.decideCookPlan)
  const { state } = plan.board.serving ?? { state: 'settled' }
  const over = state === 'served' || state === 'settled'
  const dishes = dishesOf(plan)
  const undecided = dishes.filter(({ planned }) => planned.decided === null)
  const takeAll = async (): Promise<void> => {
    // One after another: each is a decision of its own, and the first refusal stops the rest.
    for (const { planned } of undecided) {
      const { offeringId, suggested: portions } = planned
      await decide.mutateAsync({
        params: { servingId },
        body: { offeringId, portions, reason: '' },
      })
    }
  }
  return (
    <>
      <Expected expected={plan.expected} />
      {over && <Notice tone="calm" heading={words.over} />}
      {decide.isError && (
        <Notice tone="refused" heading={words.notDone}>
          {sentenceFor(decide.error, words.noNetwork)}
        </Notice>
      )}
      {!over && undecided.length > 1 && (
        <Button
          type="button"
          kind="primary"
          disabled={decide.isPending}
          onClick={() => void takeAll().catch(() => undefined)}
        >
          {words.plan.takeAll}
        </Button>
      )}
      <ul className={styles.dishes}>
        {dishes.map(({ tile, planned }) => (
          <PlanDish
            key={tile.offeringId}
            servingId={servingId}
            tile={tile}
            planned={planned}
            stands={over ? 'for good' : 'until changed'}
          />
        ))}
      </ul>
    </>
  )
}
