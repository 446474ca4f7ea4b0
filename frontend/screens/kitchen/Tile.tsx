import { memo } from 'react'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { classes } from '../../ui/classes.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { besideFigure, isWide, variantCells, widthOf } from './board-layout.ts'
import type { BoardShape, VariantCell } from './board-layout.ts'
import styles from './Tile.module.css'

type Dish = Board['tiles'][number]

interface TileProps {
  dish: Dish
  shape: BoardShape
  /** What it was a while ago, while that is news. */
  was: number | null
}

/** Lines a name takes at its one size. Names are bold, and Latin words do not break where they should. */
function nameLines(name: string, { nameWidth }: BoardShape): number {
  return Math.min(3, Math.ceil(widthOf(name, 0.58) / nameWidth))
}

/** Each further line of the name takes one from the variants; so does the news of a change, where it stands above them. */
function roomUnder(name: string, shape: BoardShape, moved: boolean): BoardShape {
  const taken = nameLines(name, shape) - 1 + Number(moved && shape.variants === 'beside')
  return { ...shape, lines: Math.max(1, shape.lines - taken) }
}

/** Read at five metres: dish, number, variants, in that order. */
export const Tile = memo(function Tile({ dish, shape, was }: TileProps) {
  const base = useWords()
  const words = useKitchenWords()
  const name = base.name(dish.name)
  const late = dish.frozenPortions !== null && dish.frozenPortions !== dish.portions
  const before = late ? dish.frozenPortions : was
  const moved = before !== null && before !== dish.portions
  const room = besideFigure(roomUnder(name, shape, moved), dish.portions)
  return (
    <li
      className={classes(styles.tile, moved && styles.moved)}
      data-variants={shape.variants}
      data-columns={shape.columns}
    >
      <h2 className={styles.name}>
        {name}
        {dish.size === 'small' && <span className={styles.size}>{words.small}</span>}
      </h2>
      <div className={styles.figures}>
        <Count portions={dish.portions} />
        {moved && (
          <Change
            key={dish.portions}
            by={dish.portions - before}
            note={late ? words.frozenWas(before) : words.was(before)}
          />
        )}
        {!moved && dish.portions > 0 && dish.portions >= dish.portionLimit && (
          <p className={styles.full}>{words.full}</p>
        )}
      </div>
      <Variants cells={variantCells(dish.variants, room, words)} shape={room} />
    </li>
  )
})

export function Count({ portions }: { portions: number }) {
  const words = useKitchenWords()
  return (
    <p className={styles.count}>
      <span className={styles.number}>{portions}</span>
      {words.portion !== '' && <span className={styles.unit}>{words.portion}</span>}
    </p>
  )
}

function Change({ by, note }: { by: number; note: string }) {
  return (
    <p className={styles.change}>
      <span className={styles.by}>{by > 0 ? `+${by}` : `−${-by}`}</span>
      <span className={styles.was}>{note}</span>
    </p>
  )
}

interface VariantsProps {
  cells: readonly VariantCell[]
  shape: BoardShape
}

export function Variants({ cells, shape }: VariantsProps) {
  return (
    <ul className={styles.variants}>
      {cells.map((cell) => (
        <li
          key={cell.label}
          className={classes(
            styles.cell,
            cell.careful && styles.careful,
            isWide(cell, shape) && styles.wideCell,
          )}
        >
          <span className={styles.label}>{cell.label}</span>{' '}
          <span className={styles.portions}>{cell.portions}</span>
        </li>
      ))}
    </ul>
  )
}
