import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

/** How a table for a spreadsheet begins: without the mark Excel reads Chinese as something else. */
export const tableMark = '\uFEFF'

/** Rows of a table. A cell that a spreadsheet would calculate is written as the text it is. */
export const tableLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify([...rows], { escape_formulas: true, record_delimiter: '\r\n' })

/** Fen as yuan, two places always, so that a column of money lines up. */
export const inYuan = (amountFen: number): string => (amountFen / 100).toFixed(2)
