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

/** Set smaller it may take two lines, then still smaller. */
function nameSize(name: string, { nameWidth }: BoardShape): 'short' | 'long' | 'longest' {
  // Names are bold, and Latin words do not break where they should.
  const width = widthOf(name, 0.58)
  return width > nameWidth * 2.4 ? 'longest' : width > nameWidth ? 'long' : 'short'
}

/** Read at five metres: dish, number, variants, in that order. */
export const Tile = memo(function Tile({ dish, shape, was }: TileProps) {
  const base = useWords()
  const words = useKitchenWords()
  const name = base.name(dish.name)
  const size = nameSize(name, shape)
  // A second line of the name takes the place of one line of variants.
  const lines = size === 'short' || shape.variants === 'beside' ? shape.lines : shape.lines - 1
  const room = { ...besideFigure(shape, dish.portions), lines }
  const late = dish.frozenPortions !== null && dish.frozenPortions !== dish.portions
  const before = late ? dish.frozenPortions : was
  const moved = before !== null && before !== dish.portions
  return (
    <li
      className={classes(styles.tile, moved && styles.moved)}
      data-variants={shape.variants}
      data-columns={shape.columns}
    >
      <h2 className={classes(styles.name, size !== 'short' && styles[size])}>
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
