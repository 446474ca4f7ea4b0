import type { ReactNode } from 'react'
import styles from './Table.module.css'

export interface Column<RowData> {
  key: string
  heading: ReactNode
  /** number: right-aligned, digits under digits */
  kind?: 'text' | 'number'
  cell: (row: RowData) => ReactNode
}

interface TableProps<RowData> {
  /** Read out before the table, and printed above it. */
  caption: string
  /** hidden: the heading above already says it to the eye */
  captionShown?: 'shown' | 'hidden'
  columns: Column<RowData>[]
  rows: RowData[]
  rowKey: (row: RowData) => string | number
  /** Rows that want a look: 'urgent' red edge, 'look' amber ground. */
  mark?: (row: RowData) => 'urgent' | 'look' | undefined
  foot?: ReactNode
}

/** The first column names its row. Scrolls sideways inside itself on a narrow page. */
export function Table<RowData>(props: TableProps<RowData>) {
  const { caption, captionShown = 'hidden', columns, rows, rowKey, mark, foot } = props
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={captionShown === 'shown' ? styles.caption : 'spoken-only'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={styles[column.kind ?? 'text']}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={styles[mark?.(row) ?? 'plain']}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.key} scope="row" className={styles[column.kind ?? 'text']}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={styles[column.kind ?? 'text']}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}
