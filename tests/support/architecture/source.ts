import { readFile, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { inCheckout } from '../../../scripts/support/checkout.ts'

/** One file of ours, as the walls see it. Paths are relative to the checkout, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Import {
  /** As written: './a.ts', 'kysely', 'node:fs'. */
  readonly written: string
  /** The file it means, when it is one of ours. */
  readonly target: string | undefined
  /** Erased before running: `import type`. */
  readonly typeOnly: boolean
  /** What is taken from it; '*' for all. */
  readonly names: readonly string[]
}

export interface Violation {
  readonly rule: string
  readonly path: string
  readonly why: string
}

const folders = ['backend', 'frontend', 'db', 'scripts', 'tests']
/** Holds bad files as text, to be planted. */
const nursery = 'tests/support/architecture/plants.ts'
const code = /\.(ts|tsx|mjs)$/

/** Every code file of the checkout. */
export async function readSources(): Promise<Source[]> {
  const found: Source[] = []
  for (const folder of folders) {
    for (const entry of await readdir(inCheckout(folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile() || !code.test(entry.name)) continue
      const full = join(entry.parentPath, entry.name)
      const path = full.slice(inCheckout().length + 1).replaceAll('\\', '/')
      if (path !== nursery) found.push({ path, text: await readFile(full, 'utf8') })
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Without comments, and with what is inside quotes kept only where an import names a file. */
export function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|(^|[^:\\/])\/\/[^\n]*/g,
    (match, quoted: string | undefined, before: string | undefined) =>
      quoted ?? `${before ?? ''}${match.includes('\n') ? '\n' : ''}`,
  )
}

const statement =
  /(?:^|\n) *(import|export)\s+(type\s+)?(?:([\w$*{},\s]+?)\s+from\s+)?['"]([^'"\n]+)['"]/g
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

export function importsOf(source: Source): Import[] {
  const text = withoutComments(source.text)
  const found: Import[] = []
  for (const [, verb, type, names, written] of text.matchAll(statement)) {
    if (verb === 'export' && names === undefined) continue
    found.push({
      written: written ?? '',
      target: targetOf(source, written ?? ''),
      typeOnly: type !== undefined || onlyTypes(names),
      names: namesIn(names),
    })
  }
  for (const [, written] of text.matchAll(dynamic)) {
    found.push({
      written: written ?? '',
      target: targetOf(source, written ?? ''),
      typeOnly: false,
      names: ['*'],
    })
  }
  return found
}

/** `{ a, b as c, type D }` → a, b */
function namesIn(names: string | undefined): string[] {
  const inside = /\{([^}]*)\}/.exec(names ?? '')?.[1]
  if (inside === undefined) return ['*']
  return inside
    .split(',')
    .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
    .filter((name) => name !== '' && !name.startsWith('type '))
}

/** `import { type A, type B } from` */
function onlyTypes(names: string | undefined): boolean {
  const inside = /^\{([^}]*)\}$/.exec(names?.trim() ?? '')?.[1]
  if (inside === undefined) return false
  const each = inside
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}

function targetOf(source: Source, written: string): string | undefined {
  if (!written.startsWith('.')) return undefined
  return posix.normalize(posix.join(posix.dirname(source.path), written.replace(/\?.*$/, '')))
}
