import type { Packing } from '../../../../backend/contract/packing.ts'
import { classes } from '../../../ui/classes.ts'
import paper from '../../../ui/staff/Paper.module.css'
import { Signatures } from '../../../ui/staff/Paper.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Packing.module.css'

type Portion = Packing['portions'][number]

/** What goes into which bag: one table a building, in turns one a turn and building, a line a box, a square to tick. */
export function PackingTables({ packing }: { packing: Packing }) {
  const base = useWords()
  const { packing: words, labels } = useKitchenPlanWords()
  if (packing.portions.length === 0) return <p className={paper.quiet}>{labels.none}</p>
  const tables = Map.groupBy(packing.portions, ({ window, building }) =>
    [window === null ? '' : base.window(window), building === '' ? words.noBuilding : building]
      .filter(Boolean)
      .join('　'),
  )
  return (
    <>
      {[...tables].map(([name, portions]) => (
        <Building key={name} name={name} portions={portions} />
      ))}
      <p className={paper.strong}>{words.total(packing.portions.length)}</p>
      <Signatures by={words.signed} />
    </>
  )
}

function Building({ name, portions }: { name: string; portions: readonly Portion[] }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const { packing: words, labels } = useKitchenPlanWords()
  return (
    <table className={classes(paper.table, styles.table)}>
      <caption>{words.building(name, portions.length)}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.door}>
            {words.door}
          </th>
          <th scope="col" className={paper.figure}>
            {kitchen.prep.number}
          </th>
          <th scope="col" className={styles.name}>
            {kitchen.prep.name}
          </th>
          <th scope="col">{words.dish}</th>
          <th scope="col" className={styles.way}>
            {words.way}
          </th>
          <th scope="col" className={styles.done}>
            {words.done}
          </th>
        </tr>
      </thead>
      <tbody>
        {portions.map((portion) => (
          <tr key={`${portion.bookingId} ${portion.copy}`}>
            <td>{portion.door}</td>
            <td className={paper.figure}>{portion.number}</td>
            <td>
              {portion.name}
              {portion.of > 1 && ` ${labels.copy(portion.copy, portion.of)}`}
            </td>
            <td>
              <strong>{base.name(portion.dish)}</strong>
              {portion.size === 'small' && ` ${kitchen.small}`}, {kitchen.variant(portion.variant)}
              {portion.allergens.length > 0 && (
                <strong className={paper.careful}> {kitchen.allergy(portion.allergens)}</strong>
              )}
            </td>
            <td>{kitchen.way[portion.way]}</td>
            <td className={styles.done} aria-label={words.done}>
              <span className={paper.tick} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
