import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dishPictures } from '../../frontend/ui/dishes/keys.ts'
import { renderPictures } from '../../frontend/ui/dishes/render-dishes.ts'

const publicDirectory = new URL('../../frontend/public/', import.meta.url)
const pictures = renderPictures()
const keys = Object.keys(dishPictures)

describe('the drawn dishes', () => {
  test('there are at least thirty, each as a laid table and as a close-up', () => {
    expect(keys.length).toBeGreaterThanOrEqual(30)
    for (const key of keys) {
      expect(pictures.has(`dishes/${key}.svg`), key).toBe(true)
      expect(pictures.has(`dishes/${key}-square.svg`), key).toBe(true)
    }
  })

  test.each([...pictures.keys()])('%s is committed as its source draws it', (path) => {
    expect(readFileSync(new URL(path, publicDirectory), 'utf8')).toBe(pictures.get(path))
  })

  test('no drawing lies about whose source is gone', () => {
    const files = ['dishes', 'pictures'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, publicDirectory)).map((file) => `${folder}/${file}`),
    )
    expect(files.filter((file) => !pictures.has(file))).toEqual([])
  })

  test('every picture is 25 kB at most', () => {
    const heavy = [...pictures].filter(([, svg]) => Buffer.byteLength(svg) > 25_000)
    expect(heavy.map(([path]) => path)).toEqual([])
  })

  test('no two dishes look the same', () => {
    const closeUps = keys.map((key) => pictures.get(`dishes/${key}-square.svg`))
    expect(new Set(closeUps).size).toBe(keys.length)
  })

  test('a picture is drawn with numbers, never with a broken one, and asks no other host', () => {
    for (const [path, svg] of pictures) {
      expect(svg, path).not.toMatch(/NaN|undefined|Infinity/)
      expect(svg.replace('http://www.w3.org/2000/svg', ''), path).not.toMatch(
        /https?:|<script|<image|href/,
      )
    }
  })

  test('every dish has words in both languages', () => {
    for (const [key, { zh, en }] of Object.entries(dishPictures)) {
      expect(zh, key).toMatch(/^[一三]\p{Script=Han}+$/u)
      expect(en, key).toMatch(/^[A-Z][\w ,-]+$/)
    }
  })
})
