import { useState } from 'react'
import { kitchenEndpoints } from '../../../../backend/contract/kitchen.ts'
import type { KitchenPlan } from '../../../../backend/contract/kitchen.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { dishesOf, timeOf, toCookOf } from './dish.ts'
import type { Planned, Tile } from './dish.ts'
import { DishHead } from './DishHead.tsx'
import { Stepper } from './Stepper.tsx'
import styles from './Tablet.module.css'

/** After the meal: what came out of the pot, and what nobody ate. */
export function CookedTab({ servingId, plan }: { servingId: number; plan: KitchenPlan }) {
  const { cooked: words } = useKitchenPlanWords()
  const state = plan.board.serving?.state ?? 'planned'
  if (state === 'planned' || state === 'open') {
    return (
      <Notice tone="look" heading={words.early}>
        {words.earlyWay}
      </Notice>
    )
  }
  return (
    <>
      <p className={styles.feeds}>{words.feeds}</p>
      <ul className={styles.dishes}>
        {dishesOf(plan).map(({ tile, planned }) => (
          <li key={tile.offeringId} className={styles.dish}>
            <DishHead tile={tile} />
            <Counts servingId={servingId} tile={tile} planned={planned} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface CountsProps {
  servingId: number
  tile: Tile
  planned: Planned
}

function Counts({ servingId, tile, planned: { counted } }: CountsProps) {
  const base = useWords()
  const { cooked: words, ready, notDone, noNetwork } = useKitchenPlanWords()
  const [typed, setTyped] = useState<{ cooked?: number; leftOver?: number }>({})
  const { offeringId } = tile
  const dish = base.name(tile.name)
  const cooked = typed.cooked ?? counted?.cooked ?? (tile.ready > 0 ? tile.ready : toCookOf(tile))
  const leftOver = typed.leftOver ?? counted?.leftOver ?? 0
  const note = useSend(kitchenEndpoints.noteCooked, () => setTyped({}))
  const standing = counted?.cooked === cooked && counted.leftOver === leftOver
  const line = (what: string, value: number, onChange: (value: number) => void) => (
    <div className={styles.count}>
      <span className={styles.countOf}>{what}</span>
      <Stepper
        label={words.number(what, dish)}
        less={words.lessOf(what, dish)}
        more={words.moreOf(what, dish)}
        value={value}
        onChange={onChange}
      />
    </div>
  )
  return (
    <div className={styles.decision}>
      {line(words.cooked, cooked, (value) => setTyped({ ...typed, cooked: value }))}
      {line(words.leftOver, leftOver, (value) => setTyped({ ...typed, leftOver: value }))}
      {leftOver > cooked && <p className={styles.short}>{words.tooMany}</p>}
      {standing && counted !== null ? (
        <div>
          <p className={styles.said}>
            <strong>{words.noted(cooked, leftOver)}</strong>
          </p>
          <p className={styles.small}>{words.notedBy(counted.byName, timeOf(counted.at))}</p>
        </div>
      ) : (
        <Button
          type="button"
          disabled={note.isPending || leftOver > cooked}
          label={ready.buttonOf(words.note(cooked, leftOver), dish)}
          onClick={() =>
            note.mutate({ params: { servingId }, body: { offeringId, cooked, leftOver } })
          }
        >
          {words.note(cooked, leftOver)}
        </Button>
      )}
      {note.isError && (
        <Notice tone="refused" heading={notDone}>
          {sentenceFor(note.error, noNetwork)}
        </Notice>
      )}
    </div>
  )
}
