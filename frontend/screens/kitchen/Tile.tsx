import { memo } from 'react'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { classes } from '../../ui/classes.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import type { KitchenWords } from '../../ui/words/kitchen.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import { besideFigure, isWide, linesOf, variantCells, widthOf } from './board-layout.ts'
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

/**
 * What the cook decided beside what is booked, and what is left of it to do; empty while nobody decided or cooked.
 * A low tile says what is booked by its figure alone.
 */
function planWords(
  { portions, toCook, ready }: Dish,
  { variants }: BoardShape,
  words: KitchenWords,
): string {
  const low = variants === 'beside'
  const decided = (count: number): string =>
    low ? words.toCookAlone(count) : words.toCook(count, portions)
  const parts = [
    ...(toCook === null ? [] : [decided(toCook)]),
    ...(ready === 0 ? [] : [words.stillToCook(Math.max(0, (toCook ?? portions) - ready))]),
  ]
  // Two short lines rather than one and a word.
  return low ? parts.map((part) => part.replaceAll(' ', '\u00a0')).join(' ') : parts.join(' · ')
}

/** Letters of the plan beside those of the name. */
const planLetters = 0.7

function planLines(plan: string, { variants, nameWidth, cellWidth }: BoardShape): number {
  if (variants === 'beside') return Math.ceil(widthOf(plan) / cellWidth)
  return Math.ceil((widthOf(plan) * planLetters) / nameWidth)
}

/** Each further line of the name takes one from the variants; so does what stands above them. */
function roomUnder(name: string, plan: string, shape: BoardShape, news: boolean): BoardShape {
  const taken =
    nameLines(name, shape) -
    1 +
    planLines(plan, shape) +
    Number(news && shape.variants === 'beside')
  return { ...shape, lines: Math.max(1, shape.lines - taken) }
}

/**
 * Two rows of tiles and every line under the number taken: a line of a name or of the plan is higher than what the
 * variants gave up for it, so the number gives way a little before it runs into them.
 */
const isTight = (
  name: string,
  plan: string,
  cells: readonly VariantCell[],
  room: BoardShape,
): boolean =>
  room.variants === 'under' &&
  room.rows === 2 &&
  (nameLines(name, room) > 1 || plan !== '') &&
  linesOf(cells, room) >= room.lines

/** Read at five metres: dish, number, variants, in that order. */
export const Tile = memo(function Tile({ dish, shape, was }: TileProps) {
  const base = useWords()
  const words = useKitchenWords()
  const name = base.name(dish.name)
  const late = dish.frozenPortions !== null && dish.frozenPortions !== dish.portions
  const before = late ? dish.frozenPortions : was
  const moved = before !== null && before !== dish.portions
  const plan = planWords(dish, shape, words)
  // A low tile has room for one of them: its frame and the list of changes tell the other.
  const news = moved && (plan === '' || shape.variants === 'under')
  const room = besideFigure(roomUnder(name, plan, shape, news), dish.portions)
  const cells = variantCells(dish.variants, room, words)
  return (
    <li
      className={classes(
        styles.tile,
        moved && styles.moved,
        isTight(name, plan, cells, room) && styles.tight,
      )}
      data-variants={shape.variants}
      data-columns={shape.columns}
    >
      <h2 className={styles.name}>
        {name}
        {dish.size === 'small' && <span className={styles.size}>{words.small}</span>}
      </h2>

      {plan !== '' && <div className={styles.plan}>{plan}</div>}
      <div className={styles.figures}>
        <Count portions={dish.portions} />
        {news && before !== null && (
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
      <Variants cells={cells} shape={room} />
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
