// A point or a colon within a number is said, every other mark is not; these two stand in for them meanwhile.
const colon = '\u2236'
const point = '\u2024'

/** What a recording is known by: the words alone, as a voice says them. Spaces, capitals and marks make no sound. */
export const spokenKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(\d)[:：](?=\d)/g, `$1${colon}`)
    .replace(/(\d)\.(?=\d)/g, `$1${point}`)
    .replace(/[^\p{L}\p{N}\u2236\u2024]/gu, '')
    .replace(/\u2236/g, ':')
    .replace(/\u2024/g, '.')

const isJoined = (before: string, after: string): boolean =>
  (/[\d.:]/.test(before) && /[\d.:]/.test(after)) || (/[a-z]/.test(before) && /[a-z]/.test(after))

/**
 * The recordings that say a text, in order, as few as can be; null where a piece of it was never recorded. A number
 * or an English word is said whole or not at all.
 */
export function piecesOf(text: string, recorded: ReadonlySet<string>): string[] | null {
  const key = spokenKey(text)
  const longest = Math.max(0, ...[...recorded].map(({ length }) => length))
  /** By how many letters are said: how. */
  const said: (string[] | null)[] = [[]]
  for (let end = 1; end <= key.length; end += 1) {
    let best: string[] | null = null
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const before = said[start]
      const piece = key.slice(start, end)
      if (!before || !recorded.has(piece)) continue
      if (isJoined(key.charAt(start - 1), key.charAt(start))) continue
      if (best === null || before.length + 1 < best.length) best = [...before, piece]
    }
    said.push(best)
  }
  return said[key.length] ?? null
}
