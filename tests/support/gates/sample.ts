import { looksOf, type Look } from './examine.ts'
import type { Kind } from './figures.ts'
import type { Scene } from './scenes.ts'

export interface Sight {
  readonly scene: Scene
  readonly look: Look
}

const routeOf = ({ path, kind }: Scene): string =>
  `${kind} ${path.replace(/\?.*$/, '').replace(/\d+/g, ':id')}`

const quieter: readonly Kind[] = ['desk', 'counter', 'office']

/** Of a page that has many states, every fourth of what staff work with, and every third of the others'. */
const thinned = (of: readonly Scene[]): readonly Scene[] => {
  const isQuieter = quieter.includes((of[0] as Scene).kind)
  const step = isQuieter && of.length > 3 ? 4 : of.length > 6 ? 3 : 1
  return of.filter((_, place) => place % step === 0)
}

/**
 * Every scene once, but for the thinned ones, and of every route each language and each font step at least once: what goes wrong in a
 * screen goes wrong by the length of its words or by the size of its letters, seldom only by both together. `npm run gates` looks at all.
 */
export function sampleOf(scenes: readonly Scene[]): Sight[] {
  const routes = Map.groupBy(scenes, routeOf)
  return [...routes.values()].map(thinned).flatMap((of) => {
    const looks = inTurns(looksOf(of[0] as Scene))
    const times = Math.max(of.length, looks.length / 2, 2)
    return Array.from({ length: times }, (_, turn) => ({
      scene: of[turn % of.length] as Scene,
      look: looks[turn % looks.length] as Look,
    }))
  })
}

/** Chinese 24, English 28, Chinese 32, English 24 …: three in a row hold both languages and all steps. */
function inTurns(looks: readonly Look[]): Look[] {
  const steps = [...new Set(looks.map(({ text }) => text))]
  return looks.map((_, turn) => ({
    language: turn % 2 === 0 ? 'zh-CN' : 'en',
    text: steps[turn % steps.length] ?? 24,
  }))
}
