import { useId, useState } from 'react'
import type { ReplyOf } from '../../../../backend/contract/endpoint.ts'
import type { ingredientEndpoints } from '../../../../backend/contract/ingredients.ts'
import { buyUnitWords, toBuy } from '../../../../backend/vocabulary/buying.ts'
import { classes } from '../../../ui/classes.ts'
import paper from '../../../ui/staff/Paper.module.css'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Buying.module.css'

type Bought = ReplyOf<typeof ingredientEndpoints.getIngredientSheet>['shopping'][number]

/** Stock is typed beside it for this paper only: nobody keeps a store here. */
export function ToBuy({ shopping }: { shopping: readonly Bought[] }) {
  const { buying: words } = useKitchenPlanWords()
  return (
    <table className={classes(paper.table, paper.stacked, styles.table)}>
      <caption>{words.toBuy}</caption>
      <thead>
        <tr>
          <th scope="col">{words.ingredient}</th>
          <th scope="col" className={paper.amount}>
            {words.needed}
          </th>
          <th scope="col" className={styles.stock}>
            {words.stock}
          </th>
          <th scope="col" className={paper.amount}>
            {words.buy}
          </th>
          <th scope="col" className={paper.amount}>
            {words.left}
          </th>
          <th scope="col" className={classes(paper.paperCell, styles.got)}>
            {words.got}
          </th>
        </tr>
      </thead>
      <tbody>
        {shopping.map((bought) => (
          <Line key={bought.name.zh} bought={bought} />
        ))}
      </tbody>
    </table>
  )
}

/** What was typed, in the unit it is bought in; null where it is no number. Han keyboards type full-width digits. */
function stockIn(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return 0
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : null
}

function Line({ bought }: { bought: Bought }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const { buying: words } = useKitchenPlanWords()
  const [typed, setTyped] = useState('')
  const wrong = useId()
  const stock = stockIn(typed)
  const { count, leftG } = toBuy(bought.grams, (stock ?? 0) * bought.unitGrams, bought)
  const unit = base.name(buyUnitWords[bought.unit])
  const name = base.name(bought.name)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={classes(paper.amount, styles.needed)} data-label={words.needed}>
        {kitchen.weight(bought.grams)}
      </td>
      <td className={styles.stock} data-label={words.stock}>
        <span className={styles.typed}>
          <input
            className={styles.input}
            aria-label={words.stockOf(name)}
            aria-invalid={stock === null ? true : undefined}
            aria-describedby={stock === null ? wrong : undefined}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span>{unit}</span>
        </span>
        {stock === null && (
          <span id={wrong} className={styles.wrong}>
            {words.noNumber}
          </span>
        )}
      </td>
      <td className={classes(paper.amount, styles.buy)} data-label={words.buy}>
        {count === 0 ? (
          <span className={paper.quiet}>{words.enough}</span>
        ) : (
          <>
            <strong>{words.count(count, unit)}</strong>
            {bought.unitSize !== '' && words.size(bought.unitSize)}
          </>
        )}
      </td>
      <td className={classes(paper.amount, styles.left)} data-label={words.left}>
        {kitchen.weight(leftG)}
      </td>
      <td className={classes(paper.paperCell, styles.got)} aria-label={words.got}>
        <span className={paper.tick} />
      </td>
    </tr>
  )
}
