import type { Page } from 'playwright-core'
import type { Miss } from './judge.ts'

interface Glass {
  readonly tiles: number
  /** Size of the number of each tile, and of its name. */
  readonly counts: readonly number[]
  readonly names: readonly number[]
}

/** A tile is a list item with a heading; its number is the largest figure in it. */
function readGlass(): Glass {
  const tiles = [...document.querySelectorAll('main li')].filter((tile) => tile.querySelector('h2'))
  const sizeOf = (element: Element | null): number =>
    element ? parseFloat(getComputedStyle(element).fontSize) : 0
  const counts = tiles.map((tile) => {
    const figures = [...tile.querySelectorAll('*')].filter(
      (each) => each.childElementCount === 0 && /^\d+$/.test(each.textContent?.trim() ?? ''),
    )
    return Math.max(0, ...figures.map(sizeOf))
  })
  return {
    tiles: tiles.length,
    counts,
    names: tiles.map((tile) => sizeOf(tile.querySelector('h2'))),
  }
}

/** A rem of a television is a fraction of its width. */
const slack = 0.5
const mostTiles = 12
const leastCount = 96
const leastName = 48

/** Read from five metres on a 1080p television: how many of what. */
export async function boardMisses(page: Page): Promise<Miss[]> {
  const { tiles, counts, names } = await page.evaluate(readGlass)
  const misses: Miss[] = []
  if (tiles > mostTiles)
    misses.push({ gate: 'board', what: `${tiles} tiles, ${mostTiles} at most` })
  for (const size of counts.filter((each) => each < leastCount - slack)) {
    misses.push({ gate: 'board', what: `a count of ${size} px < ${leastCount}` })
  }
  for (const size of names.filter((each) => each < leastName - slack)) {
    misses.push({ gate: 'board', what: `a name of ${size} px < ${leastName}` })
  }
  return misses
}
