import type { Board } from '../../../backend/contract/kitchen.ts'

type VariantCount = Board['tiles'][number]['variants'][number]

export interface BoardShape {
  readonly columns: number
  readonly rows: number
  /** under: variants below the number, two to a row · beside: to the right of it, where tiles are low */
  readonly variants: 'under' | 'beside'
  /** Lines that the variants of one tile may take. */
  readonly lines: number
  /** What one label with its figure may measure, and one line of a dish's name, in Han characters. */
  readonly cellWidth: number
  readonly nameWidth: number
  /** tile: the total is one more tile · aside: it moves to the side, so that no tile gets smaller than it must */
  readonly total: 'tile' | 'aside'
}

const roomy = { variants: 'under', lines: 4, cellWidth: 5, nameWidth: 7.4, total: 'tile' } as const
const low = { variants: 'beside', lines: 4, cellWidth: 6.2, nameWidth: 7.4, total: 'tile' } as const
const narrow = { columns: 4, nameWidth: 5.5 } as const

/** One to twelve dishes on one screen; more would scroll, but are never left out. */
export function shapeFor(dishes: number): BoardShape {
  if (dishes <= 2) return { ...roomy, columns: dishes + 1, rows: 1, lines: 6 }
  if (dishes === 3) return { ...roomy, columns: 2, rows: 2, cellWidth: 8, nameWidth: 11 }
  if (dishes <= 5) return { ...roomy, columns: 3, rows: 2 }
  if (dishes <= 7) return { ...roomy, ...narrow, rows: 2, cellWidth: 4.15 }
  if (dishes <= 9) return { ...low, columns: 3, rows: 3, total: dishes === 8 ? 'tile' : 'aside' }
  const rows = Math.ceil(dishes / 4)
  const total = dishes % 4 === 0 ? 'aside' : 'tile'
  return { ...low, ...narrow, rows, cellWidth: 5.6, total }
}

/** A third digit of the large figure takes room from the labels beside it. */
export const besideFigure = (shape: BoardShape, portions: number): BoardShape =>
  shape.variants === 'beside' && portions > 99
    ? { ...shape, cellWidth: shape.cellWidth - 2 }
    : shape

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** About what a text measures, in Han characters of its own size. */
export function widthOf(text: string, letter = 0.54): number {
  const widths = Array.from(text, (sign) =>
    sign.charCodeAt(0) > 0x2e7f ? 1 : sign === ' ' ? 0.25 : /\d/.test(sign) ? 0.56 : letter,
  )
  return sum(widths)
}

const figureWidth = (portions: number): number => String(portions).length * 0.72

export interface VariantCell {
  readonly label: string
  readonly portions: number
  readonly careful: boolean
}

interface Labels {
  readonly variant: (variant: VariantCount['variant']) => string
  readonly otherVariants: (kinds: number) => string
}

const isPlain = ({ variant }: VariantCount): boolean =>
  variant.texture === 'regular' && variant.tweaks.length === 0 && variant.omits.length === 0

/** Plain first, then the most; what must be left out of a dish comes last, and is folded away last. */
const inOrder = (one: VariantCount, other: VariantCount): number =>
  Number(isPlain(other)) - Number(isPlain(one)) ||
  Number(one.variant.omits.length > 0) - Number(other.variant.omits.length > 0) ||
  other.portions - one.portions

type CellShape = Pick<BoardShape, 'variants' | 'lines' | 'cellWidth'>

const measureOf = (cell: VariantCell): number => widthOf(cell.label) + figureWidth(cell.portions)

/** Too long for its place: takes a whole row. */
export const isWide = (cell: VariantCell, { cellWidth }: Pick<BoardShape, 'cellWidth'>): boolean =>
  measureOf(cell) > cellWidth

/** Lines that cells take under or beside the number. */
export function linesOf(cells: readonly VariantCell[], shape: CellShape): number {
  if (shape.variants === 'beside') {
    return sum(cells.map((cell) => Math.ceil(measureOf(cell) / shape.cellWidth)))
  }
  const wide = cells.filter((cell) => isWide(cell, shape))
  const rows = wide.map((cell) => Math.ceil(measureOf(cell) / (shape.cellWidth * 2)))
  return sum(rows) + Math.ceil((cells.length - wide.length) / 2)
}

/** Short labels share a row, long ones follow below. */
const shortFirst = (cells: readonly VariantCell[], shape: CellShape): VariantCell[] =>
  [...cells].sort((one, other) => Number(isWide(one, shape)) - Number(isWide(other, shape)))

function folding(cells: readonly VariantCell[], labels: Labels): VariantCell[] {
  if (cells.length === 0) return []
  return [
    {
      label: labels.otherVariants(cells.length),
      portions: sum(cells.map((cell) => cell.portions)),
      careful: cells.some((cell) => cell.careful),
    },
  ]
}

/** Cells that together are the tile's number: what does not fit is gathered in one, never dropped. */
export function variantCells(
  variants: readonly VariantCount[],
  shape: CellShape,
  labels: Labels,
): VariantCell[] {
  const kept = [...variants].sort(inOrder).map((count): VariantCell => ({
    label: labels.variant(count.variant),
    portions: count.portions,
    careful: count.variant.omits.length > 0,
  }))
  const folded: VariantCell[] = []
  const all = () => shortFirst([...kept, ...folding(folded, labels)], shape)
  while (linesOf(all(), shape) > shape.lines && kept.length > 1) {
    const ordinary = kept.findLastIndex((cell, place) => place > 0 && !cell.careful)
    folded.push(...kept.splice(ordinary === -1 ? kept.length - 1 : ordinary, 1))
  }
  return all()
}

/** As many cells as fit, the first ones first, then shown with those to be careful about last. */
export function fittingCells(cells: readonly VariantCell[], shape: CellShape): VariantCell[] {
  const kept = [...cells]
  while (linesOf(kept, shape) > shape.lines && kept.length > 1) kept.pop()
  const carefulLast = [
    ...kept.filter((cell) => !cell.careful),
    ...kept.filter((cell) => cell.careful),
  ]
  return shortFirst(carefulLast, shape)
}
