import type { Client } from 'pg'

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly type: string
  readonly nullable: boolean
  readonly default_sql: string | null
  readonly identity: string
  readonly generated: string
}

/** Tables of the migrator and of the job queue are not ours to describe. */
const foreign = ['kysely_migration', 'kysely_migration_lock', 'test_clock']

const rows = async <T>(client: Client, sql: string): Promise<T[]> =>
  (await client.query(sql)).rows as T[]

const columnsOf = (client: Client): Promise<Column[]> =>
  rows<Column>(
    client,
    `select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default_sql,
            a.attidentity as identity, a.attgenerated as generated
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and c.relname not in (${foreign.map((name) => `'${name}'`).join(', ')})
     order by c.relname, a.attnum`,
  )

const enumsOf = (client: Client): Promise<{ name: string; labels: string[] }[]> =>
  rows(
    client,
    `select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
     from pg_type t join pg_enum e on e.enumtypid = t.oid
     where t.typnamespace = 'public'::regnamespace group by t.typname order by t.typname`,
  )

const byTable = (columns: readonly Column[]): Map<string, Column[]> => {
  const tables = new Map<string, Column[]>()
  for (const column of columns)
    tables.set(column.table_name, [...(tables.get(column.table_name) ?? []), column])
  return tables
}

const columnLine = (column: Column): string => {
  const made = column.identity === 'a' ? ' generated always as identity' : ''
  const generated =
    column.generated === 's' ? ` generated always as (${column.default_sql}) stored` : ''
  const given =
    column.default_sql !== null && generated === '' ? ` default ${column.default_sql}` : ''
  return `  ${column.column_name} ${column.type}${column.nullable ? '' : ' not null'}${made}${generated}${given}`
}

/** The whole schema as text, in a fixed order: a change to it shows in review, a drift from the migrations fails a test. */
export const schemaSnapshot = async (client: Client): Promise<string> => {
  const skip = foreign.map((name) => `'${name}'`).join(', ')
  const parts = [
    '-- Written from the catalogues of a migrated database; do not edit. The migrations are the source.',
  ]
  for (const { name, labels } of await enumsOf(client))
    parts.push(`type ${name}: ${labels.join(' | ')}`)
  for (const [table, columns] of byTable(await columnsOf(client)))
    parts.push(`table ${table}\n${columns.map(columnLine).join('\n')}`)
  const constraints = await rows<{ line: string }>(
    client,
    `select conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
       and conrelid::regclass::text not in (${skip}) order by 1`,
  )
  parts.push(`constraints\n${constraints.map((row) => `  ${row.line}`).join('\n')}`)
  const indexes = await rows<{ line: string }>(
    client,
    `select indexdef as line from pg_indexes where schemaname = 'public' and tablename not in (${skip}) order by indexname`,
  )
  parts.push(`indexes\n${indexes.map((row) => `  ${row.line}`).join('\n')}`)
  const triggers = await rows<{ line: string }>(
    client,
    `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and c.relnamespace = 'public'::regnamespace order by c.relname, tgname`,
  )
  parts.push(`triggers\n${triggers.map((row) => `  ${row.line}`).join('\n')}`)
  const functions = await rows<{ line: string }>(
    client,
    `select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace and proname <> 'app_now' order by proname`,
  )
  parts.push(`functions\n${functions.map((row) => row.line.trim()).join('\n')}`)
  return `${parts.join('\n\n')}\n`
}

const pascal = (name: string): string =>
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const plainTypes: Readonly<Record<string, string>> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  boolean: 'boolean',
  text: 'string',
  uuid: 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  'timestamp with time zone': 'Instant',
  date: 'ServiceDay',
  'time without time zone': 'string',
  'text[]': 'string[]',
  'bigint[]': 'number[]',
  'smallint[]': 'number[]',
}

/** Units live in the column name: *_fen is money, whatever integer width it has. */
const typeOf = (column: Column, enums: ReadonlySet<string>): string => {
  const base = column.column_name.endsWith('_fen')
    ? 'Fen'
    : enums.has(column.type)
      ? pascal(column.type)
      : (plainTypes[column.type] ?? (column.type.startsWith('numeric') ? 'number' : 'string'))
  const nullable = column.nullable ? `${base} | null` : base
  if (column.identity === 'a') return `GeneratedAlways<${nullable}>`
  if (column.generated === 's') return `GeneratedAlways<${nullable}>`
  return column.default_sql !== null ? `Generated<${nullable}>` : nullable
}

/** TypeScript for Kysely, from the same catalogues. */
export const typesOf = async (client: Client): Promise<string> => {
  const enums = await enumsOf(client)
  const names = new Set(enums.map(({ name }) => name))
  const tables = byTable(await columnsOf(client))
  const lines = [
    '// Written from the catalogues of a migrated database; do not edit. The migrations are the source.',
    `import type { ColumnType, GeneratedAlways } from 'kysely'`,
    `import type { ServiceDay } from '../backend/vocabulary/calendar.ts'`,
    `import type { Fen } from '../backend/vocabulary/money.ts'`,
    '',
    'type Instant = ColumnType<Date, Date | string, Date | string>',
    'type Json = ColumnType<unknown, string, string>',
    '/** A column with a default: may be left out when inserting, also where reading and writing differ. */',
    'type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>',
    ...enums.map(
      ({ name, labels }) =>
        `export type ${pascal(name)} = ${labels.map((label) => `'${label}'`).join(' | ')}`,
    ),
  ]
  for (const [table, columns] of tables) {
    lines.push(
      '',
      `export interface ${pascal(table)}Table {`,
      ...columns.map((column) => `  ${column.column_name}: ${typeOf(column, names)}`),
      '}',
    )
  }
  lines.push(
    '',
    'export interface Tables {',
    ...[...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table`),
    '}',
    '',
  )
  return lines.join('\n')
}
