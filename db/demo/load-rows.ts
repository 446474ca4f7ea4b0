import type { Tx } from '../../backend/kernel/database.ts'
import type { Tables } from '../types.ts'

/** PostgreSQL takes 65,535 parameters a statement. */
const mostParameters = 30_000

/** Column names are checked here, values by the database. */
export type Row<Name extends keyof Tables> = { readonly [Column in keyof Tables[Name]]?: unknown }

const inChunks = (rows: readonly object[]): object[][] => {
  const columns = Object.keys(rows[0] ?? {}).length || 1
  const size = Math.floor(mostParameters / columns)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, nth) =>
    rows.slice(nth * size, (nth + 1) * size),
  )
}

/** Inserts any number of rows, in order. */
export const insertRows = async <Name extends keyof Tables>(
  tx: Tx,
  table: Name,
  rows: readonly Row<Name>[],
): Promise<void> => {
  for (const chunk of inChunks(rows)) {
    await tx
      .insertInto(table)
      .values(chunk as never)
      .execute()
  }
}

type Numbered = {
  [Name in keyof Tables]: Tables[Name] extends { readonly id: unknown } ? Name : never
}[keyof Tables]

/** The same for tables that number their rows; the numbers come back in the order of the rows. */
export const insertNumbered = async <Name extends Numbered>(
  tx: Tx,
  table: Name,
  rows: readonly Row<Name>[],
): Promise<number[]> => {
  const ids: number[] = []
  for (const chunk of inChunks(rows)) {
    const written = await tx
      .insertInto(table)
      .values(chunk as never)
      .returning('id' as never)
      .execute()
    ids.push(...(written as unknown as { id: number }[]).map(({ id }) => id))
  }
  return ids
}
