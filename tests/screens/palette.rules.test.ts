import { readFileSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const tokens = read('frontend/ui/tokens.css')

const colours = new Map(
  Array.from(tokens.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g), ([, name, value]) => [
    String(name),
    String(value),
  ]),
)

/** WCAG 2.2: relative luminance of a colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const share = parseInt(hex.slice(place, place + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, ground: string): number {
  const [light = 0, dark = 0] = [front, ground]
    .map((name) => luminance(colours.get(name) ?? `no colour ${name}`))
    .toSorted((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

const text = 7
const border = 3

describe('what is read stands out by 7:1, also for old eyes', () => {
  test.each([
    ['ink', 'paper'],
    ['clear-ink', 'clear-ground'],
    ['clear-green', 'clear-ground'],
    ['clear-red', 'clear-ground'],
    ['clear-amber-ink', 'amber-tint'],
    ['ink', 'card'],
    ['ink', 'sunk'],
    ['ink', 'amber'],
    ['ink', 'amber-tint'],
    ['ink', 'red-tint'],
    ['ink', 'green-tint'],
    ['ink-2', 'paper'],
    ['ink-2', 'card'],
    ['ink-2', 'sunk'],
    ['card', 'green'],
    ['card', 'green-deep'],
    ['card', 'red'],
    ['green', 'card'],
    ['green', 'paper'],
    ['green-deep', 'card'],
    ['green-deep', 'green-tint'],
    ['green-deep', 'green-light'],
    ['green-deep', 'amber'],
    ['amber-ink', 'amber-tint'],
    ['red', 'card'],
    ['red', 'paper'],
    ['red-deep', 'red-tint'],
    ['board-white', 'board-ground'],
    ['board-white', 'board-panel'],
    ['board-grey', 'board-ground'],
    ['board-grey', 'board-panel'],
    ['board-amber', 'board-ground'],
    ['board-amber', 'board-panel'],
    ['board-red', 'board-ground'],
    ['board-red', 'board-panel'],
    ['board-green', 'board-ground'],
    ['board-green', 'board-panel'],
    ['board-ground', 'board-amber'],
    ['board-ground', 'board-red'],
  ])('%s on %s', (front, ground) => {
    expect(contrast(front, ground)).toBeGreaterThanOrEqual(text)
  })
})

describe('what only staff read stands out by 4.5:1', () => {
  test('red on red-tint', () => {
    expect(contrast('red', 'red-tint')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('what outlines a control stands out by 3:1', () => {
  test.each([
    ['edge', 'paper'],
    ['edge', 'card'],
    ['edge', 'sunk'],
    ['green', 'paper'],
    ['red', 'red-tint'],
    ['amber-ink', 'amber-tint'],
    // The focus ring is ink inside amber: one of the two shows on every ground.
    ['ink', 'paper'],
    ['amber', 'green'],
    ['amber', 'green-deep'],
    ['board-amber', 'board-ground'],
  ])('%s on %s', (front, ground) => {
    expect(contrast(front, ground)).toBeGreaterThanOrEqual(border)
  })
})

const files = readdirSync('frontend', { recursive: true, encoding: 'utf8' }).map(
  (path) => `frontend/${path}`,
)
const styles = files.filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))

/** Counts that a component hands to its own style sheet: `'--columns': 5`. */
const handedOver = files
  .filter((path) => path.endsWith('.tsx'))
  .flatMap((path) => Array.from(read(path).matchAll(/'(--[\w-]+)':/g), ([, name]) => name))

describe('no screen invents a value', () => {
  test('there are styles to look at', () => {
    expect(styles.length).toBeGreaterThan(20)
  })

  test.each(styles)('%s names its colours', (path) => {
    expect(read(path).match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(/gi)).toBeNull()
  })

  // A room may give a token another name for its own use, in any style sheet of its folder.
  const namesIn = (css: string) =>
    Array.from(css.matchAll(/(--[\w-]+):/g), ([, name]) => String(name))
  const namesOfRoom = (path: string) =>
    styles.filter((one) => dirname(one) === dirname(path)).flatMap((one) => namesIn(read(one)))

  test.each(styles)('%s uses only tokens there are', (path) => {
    const known = new Set([...namesIn(tokens), ...namesOfRoom(path), ...handedOver])
    const used = Array.from(read(path).matchAll(/var\((--[\w-]+)/g), ([, name]) => String(name))
    expect(used.filter((name) => !known.has(name))).toEqual([])
  })
})
