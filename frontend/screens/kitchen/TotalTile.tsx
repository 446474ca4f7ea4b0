import type { CSSProperties } from 'react'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { textures, tweaks } from '../../../backend/vocabulary/diet.ts'
import { classes } from '../../ui/classes.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import type { KitchenWords } from '../../ui/words/kitchen.zh.ts'
import { besideFigure, fittingCells } from './board-layout.ts'
import type { BoardShape, VariantCell } from './board-layout.ts'
import { Count, Variants } from './Tile.tsx'
import styles from './Tile.module.css'

type Totals = Pick<Board, 'tiles' | 'totals' | 'ways'>
type VariantCount = Board['totals'][number]

const portionsOf = (counts: readonly VariantCount[]): number =>
  counts.reduce((sum, count) => sum + count.portions, 0)

/** All soft, all low-salt, all with something left out: sums over dishes, so one portion may be in two. */
function totalCells(
  { totals, ways }: Totals,
  shape: BoardShape,
  words: KitchenWords,
): VariantCell[] {
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
  const byWay = eaten.length > 1 ? eaten.map((one) => cell(words.way[one.way], one.portions)) : []
  const cooked = [cell(words.allergies, careful, true), ...wishes].filter((one) => one.portions > 0)
  // Where it is eaten is said whole or not at all: half of it reads as if it were everything.
  const all = fittingCells([...cooked, ...byWay], shape)
  const whole = all.length === cooked.length + byWay.length
  return whole ? all : fittingCells(cooked, shape)
}

/** Too low and narrow for anything beside three digits. */
const figureOnly = (shape: BoardShape, span: number): boolean =>
  shape.variants === 'beside' && shape.columns > 3 && span === 1

/** The sum over all dishes, and how much of it needs its own pot. Takes what room the dishes leave. */
export function TotalTile({ board, shape }: { board: Totals; shape: BoardShape }) {
  const words = useKitchenWords()
  const portions = board.tiles.reduce((sum, tile) => sum + tile.portions, 0)
  const span = Math.max(1, shape.columns * shape.rows - board.tiles.length)
  const room = besideFigure({ ...shape, cellWidth: shape.cellWidth * span }, portions)
  return (
    <li
      className={classes(styles.tile, styles.total)}
      data-variants={shape.variants}
      data-columns={shape.columns}
      style={{ '--span': span } as CSSProperties}
    >
      <h2 className={styles.name}>{words.total}</h2>
      <div className={styles.figures}>
        <Count portions={portions} />
      </div>
      {!figureOnly(shape, span) && <Variants cells={totalCells(board, room, words)} shape={room} />}
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
