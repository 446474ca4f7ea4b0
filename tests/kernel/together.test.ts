import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTogether } from '../../backend/kernel/together.ts'

/** Reads what stands written at the moment it begins, and takes a while. */
function aSlowBook() {
  const book = { page: 0, readings: 0 }
  const read = async (): Promise<number> => {
    book.readings += 1
    const { page } = book
    await pause(20)
    return page
  }
  return { book, read }
}

test('fifty who ask at once share two readings, and all learn what was written before they asked', async () => {
  const { book, read } = aSlowBook()
  const together = createTogether<number>()
  book.page = 1
  const first = together('board', read)
  await pause(5)
  book.page = 2
  const others = Array.from({ length: 49 }, () => together('board', read))
  expect(await first).toBe(1)
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]))
  expect(book.readings).toBe(2)
})

test('who asks during the second reading waits for a third; another key never waits', async () => {
  const { book, read } = aSlowBook()
  const together = createTogether<number>()
  const first = together('board', read)
  const second = together('board', read)
  await first
  await pause(5)
  book.page = 3
  expect(await Promise.all([together('board', read), second])).toEqual([3, 0])
  expect(await together('another', read)).toBe(3)
})

test('a reading that failed is told to those who shared it and to nobody later', async () => {
  const together = createTogether<number>()
  const fails = () => pause(5).then(() => Promise.reject(new Error('away')))
  const first = together('board', fails)
  const second = together('board', () => Promise.resolve(7))
  await expect(first).rejects.toThrow('away')
  expect(await second).toBe(7)
  expect(await together('board', () => Promise.resolve(8))).toBe(8)
})
