import { roleOf } from './suffixes.ts'
import { withoutComments, type Source, type Violation } from './source.ts'

const longestFile = 300

/** What can be seen in one file alone. */
export function brokenStyle(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => [
    ...hasDefaultExport(source),
    ...isBarrel(source),
    ...isTooLong(source),
    ...isNamedForNothing(source),
    ...isNoAction(source),
    ...silencesTheCompiler(source),
  ])
}

const isConfig = (path: string): boolean => /(^|\/)[\w-]+\.config\.ts$/.test(path)

function hasDefaultExport({ path, text }: Source): Violation[] {
  if (isConfig(path)) return []
  const hit = /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/.exec(withoutComments(text))
  return hit ? [{ rule: 'no default exports', path, why: hit[0] }] : []
}

function isBarrel({ path, text }: Source): Violation[] {
  const hit = /(?:^|\n)\s*export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^'"\n]*from\s*['"]/.exec(
    withoutComments(text),
  )
  return hit ? [{ rule: 'no barrels', path, why: hit[0].trim() }] : []
}

/** Written by a script from the database, one interface a table. */
const generated = new Set(['db/types.ts'])

function isTooLong({ path, text }: Source): Violation[] {
  if (generated.has(path)) return []
  const lines = text.replace(/\n$/, '').split('\n').length
  return lines > longestFile
    ? [{ rule: 'small files', path, why: `${lines} lines, ${longestFile} at most` }]
    : []
}

const emptyWords = /^(utils?|helpers?|common|misc|managers?|shared|index)$/i

function isNamedForNothing({ path }: Source): Violation[] {
  const words = path.split(/[/.]/).filter((word) => emptyWords.test(word))
  return words.map((word) => ({
    rule: 'names say something',
    path,
    why: `"${word}" is no noun of the field`,
  }))
}

/** `place-booking.action.ts` exports one function, `placeBooking`, beside the types it speaks in. */
function isNoAction({ path, text }: Source): Violation[] {
  if (!path.startsWith('backend/') || roleOf(path) !== 'action') return []
  const name = path.split('/').at(-1)?.replace('.action.ts', '') ?? ''
  const expected = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const values = [
    ...withoutComments(text).matchAll(
      /(?:^|\n)export\s+(?:async\s+)?(?:const|function|class|let)\s+(\w+)/g,
    ),
  ].map((match) => match[1])
  const rule = 'one action, one verb'
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name)) {
    return [{ rule, path, why: 'an action is named verb-noun' }]
  }
  return values.length === 1 && values[0] === expected
    ? []
    : [{ rule, path, why: `exports ${values.join(', ') || 'nothing'} instead of ${expected}` }]
}

// Written in pieces, so that this file does not find itself.
const silences = new RegExp(
  ['@ts-' + 'ignore', '@ts-' + 'nocheck', '@ts-' + 'expect-error', '\\bas ' + 'any\\b'].join('|'),
)

function silencesTheCompiler({ path, text }: Source): Violation[] {
  const hit = silences.exec(text)
  return hit ? [{ rule: 'the compiler is not silenced', path, why: hit[0] }] : []
}
