import type { Page } from 'playwright-core'

/**
 * Every place of a page in which something about a person could lie, searched for words and for names of fields:
 * the document, the address and the history, each kind of storage, and everything React still holds.
 */
export async function whatIsLeft(
  page: Page,
  words: readonly string[],
  fields: readonly string[],
): Promise<string[]> {
  const cookies = (await page.context().cookies())
    .filter(({ value }) => words.some((word) => value.includes(word)))
    .map(({ name }) => `cookie ${name}`)
  return [...cookies, ...(await page.evaluate(search, { words, fields }))]
}

/** Runs inside the page; everything it needs is inside it. */
async function search({
  words,
  fields,
}: {
  readonly words: readonly string[]
  readonly fields: readonly string[]
}): Promise<string[]> {
  const found: string[] = []
  const look = (place: string, text: string): void => {
    for (const word of words) if (text.includes(word)) found.push(`${place}: ${word}`)
  }
  look('document', document.documentElement.outerHTML)
  look('address', location.href + document.title + document.referrer)
  look('history', JSON.stringify(history.state))
  look('session storage', JSON.stringify(Object.entries(sessionStorage)))
  look('local storage', JSON.stringify(Object.entries(localStorage)))
  look('window name', window.name)
  for (const { name } of performance.getEntries()) look('requests', name)
  for (const { name } of await indexedDB.databases()) found.push(`indexed database ${name}`)
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const text = `${request.url} ${await (await cache.match(request))?.text()}`
      // By chance the digits of a card may stand in the middle of a long number of our own program.
      const whole = (word: string) =>
        new RegExp(`(?<![0-9A-Za-z])${word}(?![0-9A-Za-z])`).test(text)
      for (const word of words)
        if (/^\d+$/.test(word) ? whole(word) : text.includes(word)) found.push(`cache: ${word}`)
    }
  }
  const seen = new Set<object>()
  const waiting: { at: unknown; path: string }[] = []
  for (const element of [document.getElementById('root'), document.body]) {
    for (const [name, value] of Object.entries(element ?? {})) {
      if (name.startsWith('__react')) waiting.push({ at: value, path: 'React' })
    }
  }
  while (waiting.length > 0) {
    const { at, path } = waiting.pop() ?? { at: null, path: '' }
    if (typeof at === 'string') look(path, at)
    if (typeof at !== 'object' || at === null || at === window || seen.has(at)) continue
    seen.add(at)
    const parts = at instanceof Map || at instanceof Set ? [...at].entries() : Object.entries(at)
    for (const [name, value] of parts) {
      if (fields.includes(String(name)) && value != null && value !== '')
        found.push(`React: ${name}`)
      waiting.push({ at: value, path: `${path.slice(-60)}.${name}` })
    }
  }
  if (seen.size < 50) found.push(`React could not be walked: ${seen.size} objects`)
  return [...new Set(found)]
}
