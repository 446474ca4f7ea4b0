import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import type { Tile } from './dish.ts'
import styles from './Tablet.module.css'

/** A dish, how many are booked, and how they are made: variants sum to the number. */
export function DishHead({ tile }: { tile: Tile }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const words = useKitchenPlanWords()
  return (
    <div className={styles.head}>
      <h2 className={styles.name}>
        {base.name(tile.name)}
        {tile.size === 'small' && ` ${kitchen.small}`}
      </h2>
      <p className={styles.booked}>{words.booked(tile.portions)}</p>
      {tile.variants.length > 0 && (
        <ul className={styles.hows}>
          {tile.variants.map(({ variant, portions }) => (
            <li
              key={kitchen.variant(variant)}
              className={variant.omits.length > 0 ? styles.careful : undefined}
            >
              {kitchen.variant(variant)} <strong>{portions}</strong>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
