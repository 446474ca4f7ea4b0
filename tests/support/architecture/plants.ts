/** Bad files, as text. This one file is left out when the house is read, or it would accuse itself. */
export interface Plant {
  rule: string
  path: string
  text: string
}

export const plants: Plant[] = [
  {
    rule: 'room order',
    path: 'backend/diners/bad.store.ts',
    text: `import { x } from '../bookings/booking.store.ts'`,
  },
  {
    rule: 'room order',
    path: 'backend/kernel/bad.ts',
    text: `import { jobActor } from '../identity/policies.ts'`,
  },
  {
    rule: 'room order',
    path: 'backend/bookings/bad.action.ts',
    text: `import { createApp } from '../app.ts'`,
  },
  { rule: 'room order', path: 'backend/parking/lot.store.ts', text: `export const lot = 1` },
  {
    rule: 'frontend sees vocabulary and contract only',
    path: 'frontend/screens/elder/Bad.tsx',
    text: `import { openDatabase } from '../../../backend/kernel/database.ts'`,
  },
  {
    rule: 'frontend sees vocabulary and contract only',
    path: 'frontend/queries/bad.ts',
    text: `import type { Tables } from '../../db/types.ts'`,
  },
  {
    rule: 'top folders',
    path: 'backend/menus/bad.view.ts',
    text: `import { Screen } from '../../frontend/ui/elder/Screen.tsx'`,
  },
  {
    rule: 'top folders',
    path: 'backend/menus/bad.view.ts',
    text: `import { aDatabase } from '../../tests/support/database.ts'`,
  },
  {
    rule: 'no cycles',
    path: 'backend/menus/bad.store.ts',
    text: `import { b } from './bad.store.ts'`,
  },
  {
    rule: 'imports lead somewhere',
    path: 'backend/menus/bad.store.ts',
    text: `import { nothing } from './nowhere.store.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/bad.rules.ts',
    text: `import { lockServing } from './serving.store.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/bad.rules.ts',
    text: `import { inTransaction } from '../kernel/transaction.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/subsidies/bad.kinds.ts',
    text: `import { readFile } from 'node:fs/promises'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/bad.store.ts',
    text: `import { placeBooking } from './place-booking.action.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/bad.store.ts',
    text: `import { decide } from './booking.rules.ts'\nimport { post } from '../payments/ledger.store.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/bad.view.ts',
    text: `import { insertBooking } from './booking.store.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/bad.routes.ts',
    text: `import { credit } from '../payments/wallet.store.ts'`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/be-bad.action.ts',
    text: `import { bookingRoutes } from './booking.routes.ts'\nexport const beBad = () => bookingRoutes`,
  },
  {
    rule: 'suffix table',
    path: 'backend/bookings/be-bad.action.ts',
    text: `import { x } from '../../db/types.ts'\nexport const beBad = () => x`,
  },
  {
    rule: 'suffix table',
    path: 'backend/vocabulary/bad.ts',
    text: `import { pinyin } from 'pinyin-pro'`,
  },
  { rule: 'suffix table', path: 'backend/contract/bad.ts', text: `import { z } from 'zod'` },
  {
    rule: 'SQL only in stores, views and kernel',
    path: 'backend/bookings/bad.routes.ts',
    text: 'const rows = await db.selectFrom("bookings").selectAll().execute()',
  },
  {
    rule: 'SQL only in stores, views and kernel',
    path: 'backend/bookings/be-bad.action.ts',
    text: `import { sql } from 'kysely'\nexport const beBad = (tx) => sql<{ n: number }>\`select 1\`.execute(tx)`,
  },
  {
    rule: 'SQL only in stores, views and kernel',
    path: 'backend/bookings/bad.ts',
    text: `import pg from 'pg'`,
  },
  ...[
    'Date.now()',
    'new Date()',
    'performance.now()',
    'Math.random()',
    `process.env['TZ']`,
    'setTimeout(decide, 1)',
  ].map((clock) => ({
    rule: 'rules know no clock',
    path: 'backend/bookings/bad.rules.ts',
    text: `export const decide = () => ${clock}`,
  })),
  {
    rule: 'rules know no clock',
    path: 'backend/subsidies/bad.kinds.ts',
    text: 'export const decide = async () => 1',
  },
  {
    rule: 'rules know no clock',
    path: 'backend/vocabulary/bad.ts',
    text: 'export const today = () => new Date()',
  },
  {
    rule: 'no default exports',
    path: 'frontend/ui/Bad.tsx',
    text: 'export default function Bad() {}',
  },
  { rule: 'no barrels', path: 'frontend/ui/ui.ts', text: `export * from './Button.tsx'` },
  {
    rule: 'no barrels',
    path: 'backend/menus/menus.ts',
    text: `export { a } from './menu.store.ts'`,
  },
  { rule: 'small files', path: 'backend/menus/bad.store.ts', text: 'export {}\n'.repeat(301) },
  { rule: 'names say something', path: 'backend/menus/helpers.ts', text: '' },
  { rule: 'names say something', path: 'frontend/common/Thing.tsx', text: '' },
  {
    rule: 'one action, one verb',
    path: 'backend/menus/publish-week.action.ts',
    text: 'export const publishWeek = () => 1\nexport const closeWeek = () => 2',
  },
  {
    rule: 'one action, one verb',
    path: 'backend/menus/publication.action.ts',
    text: 'export const publication = () => 1',
  },
  {
    rule: 'the compiler is not silenced',
    path: 'backend/menus/bad.store.ts',
    text: '// @ts-ignore',
  },
]

/** What only the linter sees: it knows types and the extent of a function. */
export const faults: { rule: string; path?: string; text: string }[] = [
  { rule: 'no-default-export', text: 'export default 1\n' },
  { rule: 'max-lines', text: `${'// a line\n'.repeat(300)}export const a = 1\n` },
  {
    rule: 'max-lines-per-function',
    text: `export const a = (): number => {\n${'  void 0\n'.repeat(70)}  return 1\n}\n`,
  },
  { rule: 'no-barrel-file', text: `export * from './other.ts'\n` },
  {
    rule: 'no-floating-promises',
    text: 'const later = async (): Promise<void> => {}\nexport const a = (): void => {\n  later()\n}\n',
  },
  { rule: 'no-explicit-any', text: 'export const a = 1 as any\n' },
  { rule: 'no-non-null-assertion', text: 'export const a = (b: string | null): string => b!\n' },
  {
    rule: 'ban-ts-comment',
    text: '// @ts-ignore\nexport const a: string = 1\n',
  },
  {
    rule: 'no-warning-comments',
    text: '// TODO: later\nexport const a = 1\n',
  },
  {
    rule: 'no-disabled-tests',
    path: 'tests/bad.test.ts',
    text: `import { test } from 'vitest'\ntest.skip('a', () => {})\n`,
  },
  { rule: 'eqeqeq', text: 'export const a = (b: unknown): boolean => b == 1\n' },
]

/** Every form an import is written in. */
export const importForms = [
  `import { a } from './a.ts'`,
  `import type { B } from '../b/b.ts'`,
  `import { type C, type D } from './c.ts'`,
  `import './effect.ts'`,
  `export * from './e.ts'`,
  `import {\n  f,\n  type G,\n} from './f.ts'`,
  `const h = await import('./h.ts')`,
  `// import { x } from './commented.ts'`,
  `/* import { y } from './commented.ts' */`,
  `import z, * as everything from "zod/mini"`,
  `export type { I } from './i.ts'`,
].join('\n')
