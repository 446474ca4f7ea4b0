import type { Page } from 'playwright-core'
import type { Miss } from './judge.ts'

interface Glass {
  readonly tiles: number
  /** Size of the number of each tile, and of its name. */
  readonly counts: readonly number[]
  readonly names: readonly number[]
  /** Tiles whose number runs into their name, or into how it is made. */
  readonly collisions: readonly string[]
}

/** A tile is a list item with a heading; its number is the largest figure in it. */
function readGlass(): Glass {
  const tiles = [...document.querySelectorAll('main li')].filter((tile) => tile.querySelector('h2'))
  const sizeOf = (element: Element | null): number =>
    element ? parseFloat(getComputedStyle(element).fontSize) : 0
  const numberIn = (tile: Element): Element | null => {
    const figures = [...tile.querySelectorAll('*')].filter(
      (each) => each.childElementCount === 0 && /^\d+$/.test(each.textContent?.trim() ?? ''),
    )
    return figures.sort((one, other) => sizeOf(other) - sizeOf(one))[0] ?? null
  }
  const collides = (tile: Element): boolean => {
    const name = tile.querySelector('h2')?.getBoundingClientRect()
    const number = numberIn(tile)?.getBoundingClientRect()
    // The box of a figure is a little taller than its digits.
    const made = tile.querySelector('ul')?.getBoundingClientRect()
    if (name === undefined || number === undefined || made === undefined) return false
    const above = made.height > 0 && made.left < number.right && number.bottom > made.top + 4
    return number.top < name.bottom - 4 || above
  }
  return {
    tiles: tiles.length,
    counts: tiles.map((tile) => sizeOf(numberIn(tile))),
    collisions: tiles.filter(collides).map((tile) => tile.querySelector('h2')?.textContent ?? ''),
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
  const { tiles, counts, names, collisions } = await page.evaluate(readGlass)
  const misses: Miss[] = []
  if (tiles > mostTiles)
    misses.push({ gate: 'board', what: `${tiles} tiles, ${mostTiles} at most` })
  for (const size of counts.filter((each) => each < leastCount - slack)) {
    misses.push({ gate: 'board', what: `a count of ${size} px < ${leastCount}` })
  }
  for (const size of names.filter((each) => each < leastName - slack)) {
    misses.push({ gate: 'board', what: `a name of ${size} px < ${leastName}` })
  }
  for (const name of collisions)
    misses.push({ gate: 'board', what: `${name} and its number run into each other` })
  return misses
}
