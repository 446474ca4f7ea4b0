import { present } from '../../../../backend/vocabulary/invariant.ts'
import { Button } from '../../../ui/Button.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import type { CashItem } from './cash.ts'
import styles from './Round.module.css'
import type { CashDeeds } from './use-cash-deeds.ts'

interface CashConflictsProps {
  items: readonly CashItem[]
  deeds: CashDeeds
}

/** Cash that the canteen did not take down: it is in her hand all the same, so each stays until she has decided. */
export function CashConflicts({ items, deeds }: CashConflictsProps) {
  const { cash: words } = useRoundWords()
  const refused = items.filter(({ state }) => state === 'refused')
  if (refused.length === 0) return null
  return (
    <section className={styles.conflicts} aria-label={words.refused(refused.length)}>
      <h2 className={styles.heading}>{words.refused(refused.length)}</h2>
      <ul className={styles.list}>
        {refused.map((item) => (
          <li key={item.key} className={styles.conflict}>
            <Refused item={item} deeds={deeds} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Refused({ item, deeds }: { item: CashItem; deeds: CashDeeds }) {
  const { cash: words, conflicts } = useRoundWords()
  const { money } = useWords()
  const { door, name, amountFen, deed } = item.about
  const refusal = present(item.refusal, 'what was refused has a reason')
  const done = deed === 'note' ? words.gaveBack : conflicts.fine
  return (
    <>
      <p>
        <strong>{words.whose(`${door} ${name}`.trim(), money(amountFen))}</strong>
      </p>
      <p>{refusal.sentence}</p>
      <div className={styles.presses}>
        {refusal.code === 'carried_full' && (
          <Button
            type="button"
            kind="secondary"
            label={conflicts.of(name, words.again)}
            onClick={() => deeds.again(item)}
          >
            {words.again}
          </Button>
        )}
        <Button
          type="button"
          kind="quiet"
          label={conflicts.of(name, done)}
          onClick={() => deeds.putAway(item)}
        >
          {done}
        </Button>
      </div>
    </>
  )
}
