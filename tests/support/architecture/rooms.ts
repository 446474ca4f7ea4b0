import { importsOf, type Source, type Violation } from './source.ts'

/** The rooms in their one order: each may import from those before it. */
export const rooms = [
  'vocabulary',
  'contract',
  'kernel',
  'identity',
  'canteens',
  'diners',
  'notices',
  'menus',
  'subsidies',
  'payments',
  'bookings',
  'waiting',
  'standing',
  'family',
  'kiosk',
  'rounds',
  'safety',
  'sales',
  'kitchen',
  'claims',
  'deliveries',
  'care',
  'disclosure',
]

/** The room of a backend file; undefined for the front door (backend/app.ts and its like). */
export function roomOf(path: string): string | undefined {
  return /^backend\/([^/]+)\//.exec(path)?.[1]
}

export function brokenRoomOrder(sources: readonly Source[]): Violation[] {
  const found: Violation[] = []
  for (const source of sources) {
    const room = roomOf(source.path)
    if (room === undefined) continue
    const place = rooms.indexOf(room)
    if (place < 0) {
      found.push({ rule: 'room order', path: source.path, why: `there is no room "${room}"` })
      continue
    }
    for (const { target } of importsOf(source)) {
      if (target === undefined || !target.startsWith('backend/')) continue
      const other = roomOf(target)
      if (other !== undefined && rooms.indexOf(other) <= place) continue
      found.push({
        rule: 'room order',
        path: source.path,
        why: `${room} must not know ${other ?? 'the front door'} (${target})`,
      })
    }
  }
  return found
}

const mayKnow: Readonly<Record<string, (target: string) => boolean>> = {
  backend: (target) => target.startsWith('backend/') || target === 'db/types.ts',
  frontend: (target) =>
    target.startsWith('frontend/') ||
    target.startsWith('backend/vocabulary/') ||
    target.startsWith('backend/contract/'),
  db: () => true,
  // Gates, pictures and the bench drive what the tests are made of; no script runs a test or draws a screen.
  scripts: (target) =>
    (!target.startsWith('tests/') || target.startsWith('tests/support/')) &&
    !target.startsWith('frontend/'),
  tests: () => true,
}

/** Which of the top folders may know which: the two ends meet in vocabulary and contract only. */
export function brokenEnds(sources: readonly Source[]): Violation[] {
  const found: Violation[] = []
  for (const source of sources) {
    const top = source.path.split('/')[0] ?? ''
    for (const { target } of importsOf(source)) {
      if (target === undefined || mayKnow[top]?.(target)) continue
      found.push({
        rule: top === 'frontend' ? 'frontend sees vocabulary and contract only' : 'top folders',
        path: source.path,
        why: `${top} must not know ${target}`,
      })
    }
  }
  return found
}

/** A file that reaches itself through what it imports at run time. */
export function cycles(sources: readonly Source[]): Violation[] {
  const next = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ target, typeOnly }) =>
        target !== undefined && !typeOnly ? [target] : [],
      ),
    ]),
  )
  const done = new Set<string>()
  const found: Violation[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      found.push({ rule: 'no cycles', path, why: [...trail.slice(start), path].join(' → ') })
      return
    }
    if (done.has(path)) return
    for (const target of next.get(path) ?? []) walk(target, [...trail, path])
    done.add(path)
  }
  for (const source of sources) walk(source.path, [])
  return found
}

/** Every import of ours leads to a file. A wall around nothing would hold nothing. */
export function deadEnds(sources: readonly Source[]): Violation[] {
  const known = new Set(sources.map(({ path }) => path))
  const found: Violation[] = []
  for (const source of sources) {
    // Tests hold code as text, for other processes to run.
    if (source.path.startsWith('tests/')) continue
    for (const { target } of importsOf(source)) {
      if (target === undefined || !/\.(ts|tsx|mjs)$/.test(target) || known.has(target)) continue
      found.push({ rule: 'imports lead somewhere', path: source.path, why: `no file ${target}` })
    }
  }
  return found
}
