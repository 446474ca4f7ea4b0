import type { Board } from '../../../backend/contract/kitchen.ts'
import { textures, tweaks } from '../../../backend/vocabulary/diet.ts'
import { classes } from '../../ui/classes.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import type { KitchenWords } from '../../ui/words/kitchen.zh.ts'
import { fittingCells } from './board-layout.ts'
import type { BoardShape, VariantCell } from './board-layout.ts'
import { Count, Variants } from './Tile.tsx'
import styles from './Tile.module.css'

type Totals = Pick<Board, 'tiles' | 'totals' | 'ways'>
type VariantCount = Board['totals'][number]

const portionsOf = (counts: readonly VariantCount[]): number =>
  counts.reduce((sum, count) => sum + count.portions, 0)

/** All soft, all low-salt, all with something left out: sums over dishes, so one portion may be in two. */
function wishCells({ totals, ways }: Totals, words: KitchenWords): VariantCell[] {
  const cell = (label: string, portions: number, careful = false): VariantCell => ({
    label,
    portions,
    careful,
  })
  const wishes = [
    ...textures
      .filter((texture) => texture !== 'regular')
      .map((texture) =>
        cell(
          words.texture[texture],
          portionsOf(totals.filter((one) => one.variant.texture === texture)),
        ),
      ),
    ...tweaks.map((tweak) =>
      cell(
        words.tweak[tweak],
        portionsOf(totals.filter((one) => one.variant.tweaks.includes(tweak))),
      ),
    ),
  ]
  const careful = portionsOf(totals.filter((one) => one.variant.omits.length > 0))
  const eaten = ways.filter((one) => one.portions > 0)
  return [
    ...wishes,
    cell(words.allergies, careful, true),
    ...(eaten.length > 1 ? eaten.map((one) => cell(words.way[one.way], one.portions)) : []),
  ].filter((one) => one.portions > 0)
}

/** The sum over all dishes, and how much of it needs its own pot. */
export function TotalTile({ board, shape }: { board: Totals; shape: BoardShape }) {
  const words = useKitchenWords()
  const portions = board.tiles.reduce((sum, tile) => sum + tile.portions, 0)
  const cells = fittingCells(wishCells(board, words), shape)
  return (
    <li className={classes(styles.tile, styles.total)} data-variants={shape.variants}>
      <h2 className={styles.name}>{words.total}</h2>
      <div className={styles.figures}>
        <Count portions={portions} />
      </div>
      <Variants cells={cells} shape={shape} />
    </li>
  )
}

/** The same sum as one line above the specials, where twelve dishes leave no room for a tile. */
export function TotalAside({ board }: { board: Totals }) {
  const words = useKitchenWords()
  const portions = board.tiles.reduce((sum, tile) => sum + tile.portions, 0)
  return (
    <section className={styles.aside}>
      <h2 className={styles.asideName}>{words.total}</h2>
      <p className={styles.asideCount}>
        {portions}
        {words.portion !== '' && <span className={styles.unit}>{words.portion}</span>}
      </p>
    </section>
  )
}
