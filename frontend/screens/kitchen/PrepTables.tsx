import type { Board } from '../../../backend/contract/kitchen.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './PrepSheet.module.css'
import { wishesOf } from './special-wishes.ts'

/** Dishes with every variant: on paper nothing is folded away. */
export function PrepCounts({ board }: { board: Board }) {
  const base = useWords()
  const words = useKitchenWords()
  const total = board.tiles.reduce((sum, tile) => sum + tile.portions, 0)
  return (
    <table className={styles.table}>
      <caption>{words.prep.counts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.prep.dish}</th>
          <th scope="col" className={styles.figure}>
            {words.prep.portions}
          </th>
          <th scope="col">{words.prep.how}</th>
        </tr>
      </thead>
      <tbody>
        {board.tiles.map((tile) => (
          <tr key={tile.offeringId}>
            <th scope="row">
              {base.name(tile.name)}
              {tile.size === 'small' && ` ${words.small}`}
            </th>
            <td className={styles.number}>{tile.portions}</td>
            <td>
              <ul className={styles.hows}>
                {tile.variants.map(({ variant, portions }) => (
                  <li
                    key={words.variant(variant)}
                    className={variant.omits.length > 0 ? styles.careful : undefined}
                  >
                    {words.variant(variant)} <strong>{portions}</strong>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td className={styles.number}>{total}</td>
          <td>
            <ul className={styles.hows}>
              {board.ways.map(({ way, portions }) => (
                <li key={way}>
                  {words.way[way]} <strong>{portions}</strong>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

export function PrepSpecials({ specials }: { specials: Board['specials'] }) {
  const base = useWords()
  const words = useKitchenWords()
  if (specials.length === 0) return <p className={styles.none}>{words.prep.noSpecials}</p>
  return (
    <table className={styles.table}>
      <caption>{words.prep.specials}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.figure}>
            {words.prep.number}
          </th>
          <th scope="col">{words.prep.name}</th>
          <th scope="col">{words.prep.dish}</th>
          <th scope="col">{words.prep.careful}</th>
        </tr>
      </thead>
      <tbody>
        {specials.map((special) => (
          <tr key={`${special.bookingId} ${special.dish.zh}`}>
            <td className={styles.figure}>{special.number}</td>
            <th scope="row">{special.name}</th>
            <td>
              {base.name(special.dish)}
              {special.quantity > 1 && ` ${words.specials.portions(special.quantity)}`}
            </td>
            <td>
              {special.allergens.length > 0 && (
                <strong className={styles.careful}>{words.allergy(special.allergens)} </strong>
              )}
              {wishesOf(special, base, words)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
