import { inflateSync } from 'node:zlib'

/** What Chromium drew on each page: the streams of a PDF, in order, unpacked. */
export function drawnPages(pdf: Buffer): string[] {
  const pages: string[] = []
  const text = pdf.toString('latin1')
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    const start = index + (text[index + 6] === '\r' ? 8 : 7)
    const end = text.indexOf('endstream', start)
    try {
      const drawn = inflateSync(pdf.subarray(start, end)).toString('latin1')
      if (drawn.includes('BT') && / Tf/.test(drawn)) pages.push(drawn)
    } catch {
      // A font or a picture; only pages are looked at.
    }
  }
  return pages
}

const glyphsOf = (drawn: string): string =>
  [...drawn.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, glyphs]) => glyphs).join('')

/** Glyphs of the words that the first page begins with: about a dozen. */
const beginning = 24

/** Whether each page says what the first one begins with: the same words in the same font are the same glyphs. */
export function saidOnEach(pages: readonly string[]): boolean[] {
  const head = glyphsOf(pages[0] ?? '').slice(0, beginning)
  return pages.map((drawn) => head.length === beginning && glyphsOf(drawn).includes(head))
}
