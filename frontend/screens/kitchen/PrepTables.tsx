import type { Board } from '../../../backend/contract/kitchen.ts'
import { classes } from '../../ui/classes.ts'
import paper from '../../ui/staff/Paper.module.css'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './PrepSheet.module.css'
import { unsolvedOf, wishesOf } from './special-wishes.ts'

/** Dishes with every variant: on paper nothing is folded away. */
export function PrepCounts({ board }: { board: Board }) {
  const base = useWords()
  const words = useKitchenWords()
  const total = board.tiles.reduce((sum, tile) => sum + tile.portions, 0)
  return (
    <table className={classes(paper.table, paper.whole, styles.counts)}>
      <caption>{words.prep.counts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.prep.dish}</th>
          <th scope="col" className={paper.figure}>
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
                    className={
                      variant.omits.length > 0 ? classes(paper.careful, styles.omits) : undefined
                    }
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

/** Each dish by when it is eaten: which pot must be full first. */
export function PrepTurns({ board: { windows, tiles, counts } }: { board: Board }) {
  const base = useWords()
  const words = useKitchenWords()
  if (windows.length === 0) return null
  const portionsOf = (offeringId: number, from: string): number =>
    counts
      .filter((one) => one.offeringId === offeringId && one.arriveFrom === from)
      .reduce((sum, { portions }) => sum + portions, 0)
  return (
    <table className={classes(paper.table, paper.whole)}>
      <caption>{words.turns}</caption>
      <thead>
        <tr>
          <th scope="col">{words.prep.dish}</th>
          {windows.map((turn) => (
            <th key={turn.from} scope="col" className={paper.figure}>
              {base.window(turn)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tiles.map((tile) => (
          <tr key={tile.offeringId}>
            <th scope="row">
              {base.name(tile.name)}
              {tile.size === 'small' && ` ${words.small}`}
            </th>
            {windows.map(({ from }) => (
              <td key={from} className={paper.figure}>
                {portionsOf(tile.offeringId, from)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {windows.map(({ from, portions }) => (
            <td key={from} className={paper.figure}>
              <strong>{portions}</strong>
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

export function PrepSpecials({ specials }: { specials: Board['specials'] }) {
  const base = useWords()
  const words = useKitchenWords()
  if (specials.length === 0)
    return <p className={classes(paper.quiet, styles.none)}>{words.prep.noSpecials}</p>
  return (
    <table className={classes(paper.table, paper.whole)}>
      <caption>{words.prep.specials}</caption>
      <thead>
        <tr>
          <th scope="col" className={paper.figure}>
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
            <td className={paper.figure}>{special.number}</td>
            <th scope="row">{special.name}</th>
            <td>
              {base.name(special.dish)}
              {special.quantity > 1 && ` ${words.specials.portions(special.quantity)}`}
            </td>
            <td>
              {unsolvedOf(special, base, words) !== '' && (
                <strong className={paper.careful}>{unsolvedOf(special, base, words)} </strong>
              )}
              {special.allergens.length > 0 && (
                <strong className={paper.careful}>{words.allergy(special.allergens)} </strong>
              )}
              {wishesOf(special, base, words)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
