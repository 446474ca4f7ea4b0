import { roomOf } from './rooms.ts'
import { importsOf, withoutComments, type Source, type Violation } from './source.ts'

/** What a file may do, said by its name. Files of the kernel and files without a suffix are `plain`. */
export type Role = 'rules' | 'store' | 'view' | 'action' | 'routes' | 'job' | 'plain'

const suffix = /\.(rules|kinds|store|view|action|routes|job)\.ts$/
const lowest = ['vocabulary', 'contract', 'kernel']

export function roleOf(path: string): Role {
  const said = suffix.exec(path)?.[1]
  if (said === undefined) return 'plain'
  return said === 'kinds' ? 'rules' : (said as Role)
}

/**
 * Roles that a role may use, beside what lies in vocabulary, contract and kernel. Types are words and may come
 * from anywhere below: a rule names the facts it decides on, a store the decision it writes down.
 */
const mayImport: Readonly<Record<Role, readonly Role[]>> = {
  rules: ['rules'],
  store: ['store', 'plain'],
  view: ['view', 'store', 'rules', 'plain'],
  action: ['action', 'rules', 'store', 'view', 'plain'],
  routes: ['action', 'store', 'view', 'rules', 'plain'],
  job: ['job', 'action', 'rules', 'store', 'view', 'plain'],
  plain: ['plain', 'rules', 'store', 'view'],
}

const mayImportLow: Readonly<Record<Role, (target: string) => boolean>> = {
  rules: (target) => roomOf(target) !== 'kernel',
  store: () => true,
  view: () => true,
  action: () => true,
  routes: () => true,
  job: () => true,
  plain: () => true,
}

const pureParts = /^(chinese-days|pinyin-pro|zod|zod\/mini)(\/|$)/
const databaseParts = /^(pg|kysely)(\/|$)/

/** The suffix table. */
export function brokenSuffixes(sources: readonly Source[]): Violation[] {
  const found: Violation[] = []
  for (const source of sources) {
    const room = roomOf(source.path)
    if (room === undefined) continue
    const role = lowest.includes(room) ? undefined : roleOf(source.path)
    for (const { target, written, typeOnly, names } of importsOf(source)) {
      const why =
        target === undefined
          ? badPart(room, role, written, typeOnly)
          : role === undefined || typeOnly
            ? undefined
            : badTarget(source.path, role, target, names)
      if (why) found.push({ rule: 'suffix table', path: source.path, why })
    }
  }
  return found
}

function badPart(
  room: string,
  role: Role | undefined,
  written: string,
  typeOnly: boolean,
): string | undefined {
  if (room === 'vocabulary') return `vocabulary is pure words and imports no part (${written})`
  if (room === 'contract' && written !== 'zod/mini') {
    return `contract is written with zod/mini alone (${written})`
  }
  if (role === 'rules' && !pureParts.test(written)) return `rules are pure (${written})`
  if ((role === 'routes' || role === 'plain') && databaseParts.test(written) && !typeOnly) {
    return `${role} files do not speak to the database (${written})`
  }
  return undefined
}

function badTarget(
  path: string,
  role: Role,
  target: string,
  names: readonly string[],
): string | undefined {
  const room = roomOf(target)
  if (target === 'db/types.ts') return `only the types of the tables are known here (${target})`
  if (room === undefined) return undefined
  if (lowest.includes(room)) {
    return mayImportLow[role](target) ? undefined : `${role} must not know ${target}`
  }
  const other = roleOf(target)
  if (!mayImport[role].includes(other)) return `${role} must not import ${other} (${target})`
  if (role === 'routes' && other === 'store' && roomOf(path) !== room) {
    return `routes use their own room's stores only (${target})`
  }
  const writes = role === 'view' && other === 'store' && names.filter((name) => !isRead(name))
  if (writes && writes.length > 0) return `a view only reads (${writes.join(', ')} of ${target})`
  return undefined
}

/** What a store offers to look at, by its name: `readServing`, `servingOf`. */
const isRead = (name: string): boolean => /^read[A-Z]|Of$/.test(name)

const startsSql = /\bsql(?:<[^`]*>)?`|\bsql\.(?:raw|ref|table|lit|join)\b|\bRawBuilder\b/
const buildsSql =
  /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(|\.(?:execute|executeTakeFirst|executeTakeFirstOrThrow|stream)\(\s*\)/

/** SQL is written in stores, views and the kernel, nowhere else. */
export function sqlOutsideStores(sources: readonly Source[]): Violation[] {
  const found: Violation[] = []
  for (const source of sources) {
    if (!/^(backend|frontend)\//.test(source.path)) continue
    const room = roomOf(source.path)
    const role = roleOf(source.path)
    if (room === 'kernel' || role === 'store' || role === 'view') continue
    const text = withoutComments(source.text)
    const hit = startsSql.exec(text) ?? buildsSql.exec(text)
    if (hit) {
      found.push({
        rule: 'SQL only in stores, views and kernel',
        path: source.path,
        why: hit[0].trim(),
      })
    }
    const opens = importsOf(source).find(
      ({ written, typeOnly }) => databaseParts.test(written) && !typeOnly,
    )
    if (opens) {
      found.push({
        rule: 'SQL only in stores, views and kernel',
        path: source.path,
        why: `imports ${opens.written}`,
      })
    }
  }
  return found
}

const readsClock =
  /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\.|\bprocess\.|\bMath\.random\b|\brandomUUID\b|\bTemporal\.Now\b|\bsetTimeout\b|\bsetInterval\b/
const waits = /\basync\b|\bawait\b|\bPromise\b/

/** Rules are arithmetic: the time and the facts are arguments, the answer is there at once. */
export function impureRules(sources: readonly Source[]): Violation[] {
  const found: Violation[] = []
  for (const source of sources) {
    const pure = roomOf(source.path) === 'vocabulary' || roleOf(source.path) === 'rules'
    if (!source.path.startsWith('backend/') || !pure) continue
    const text = withoutComments(source.text)
    for (const pattern of [readsClock, waits]) {
      const hit = pattern.exec(text)
      if (hit) found.push({ rule: 'rules know no clock', path: source.path, why: hit[0] })
    }
  }
  return found
}
