import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { visitAs, type Visitor } from '../browser/launch.ts'
import type { Miss } from './judge.ts'

/** What a first visit fetches, in bytes as they travel (gzip; pictures too, as they are text). */
export interface Weight {
  readonly script: number
  readonly markup: number
  readonly largestPicture: number
  readonly pictureName: string
  readonly page: number
  readonly requests: number
}

const kilo = 1000

export interface Ceiling {
  /** kB of JavaScript on the first load. */
  readonly script: number
  /** kB of HTML and CSS; undefined where nobody set one. */
  readonly markup?: number
}

/** Staff and board screens are used on the canteen's own network, elders' on a shared prepaid phone. */
export const ceilings = {
  elder: { script: 110, markup: 20 },
  family: { script: 140, markup: 20 },
  kiosk: { script: 110, markup: 20 },
  staff: { script: 180 },
  board: { script: 120 },
} as const satisfies Record<string, Ceiling>

const pictureCeiling = 25
const pageCeiling = 250

/** Loads a page with an empty cache and weighs every answer. */
export async function weigh(
  browser: Browser,
  url: string,
  path: string,
  visitor: Visitor,
): Promise<Weight> {
  const visit = await visitAs(browser, url, visitor)
  const weighed: Promise<{ kind: string; name: string; bytes: number }>[] = []
  visit.context.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind === 'fetch' || kind === 'xhr' || kind === 'eventsource') return
    const { pathname } = new URL(response.url())
    weighed.push(
      response
        .body()
        .then((body) => ({ kind, name: pathname, bytes: gzipSync(body, { level: 6 }).length }))
        .catch(() => ({ kind, name: pathname, bytes: 0 })),
    )
  })
  await visit.page.goto(path, { waitUntil: 'networkidle' })
  const answers = await Promise.all(weighed)
  await visit.close()
  const sum = (...kinds: string[]): number =>
    answers
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((total, { bytes }) => total + bytes, 0)
  const pictures = answers
    .filter(({ kind }) => kind === 'image')
    .toSorted((a, b) => b.bytes - a.bytes)
  return {
    script: sum('script'),
    markup: sum('document', 'stylesheet'),
    largestPicture: pictures[0]?.bytes ?? 0,
    pictureName: pictures[0]?.name ?? '',
    page: answers.reduce((total, { bytes }) => total + bytes, 0),
    requests: answers.length,
  }
}

export function judgeWeight(weight: Weight, ceiling: Ceiling): Miss[] {
  const lines: [string, number, number | undefined][] = [
    ['JavaScript', weight.script, ceiling.script],
    ['HTML and CSS', weight.markup, ceiling.markup],
    [`picture ${weight.pictureName}`, weight.largestPicture, pictureCeiling],
    ['the whole page', weight.page, pageCeiling],
  ]
  return lines.flatMap(([what, bytes, most]) =>
    most !== undefined && bytes > most * kilo
      ? [{ gate: 'weight', what: `${what}: ${(bytes / kilo).toFixed(1)} kB > ${most}` }]
      : [],
  )
}
