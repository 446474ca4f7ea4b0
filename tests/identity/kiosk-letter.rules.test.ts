import { expect, test } from 'vitest'
import { nextLetter, type TakenLetter } from '../../backend/identity/kiosk-letter.rules.ts'

const used = (letters: string): TakenLetter[] =>
  letters.split('').map((letter) => ({ letter, inUse: true }))
const gone = (letters: string): TakenLetter[] =>
  letters.split('').map((letter) => ({ letter, inUse: false }))
const every = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

test.each([
  ['the first', [], 'A'],
  ['the second', used('A'), 'B'],
  ['a gap', used('AC'), 'B'],
  ['never the letter of one switched off today, while there are others', gone('A'), 'B'],
  ['no I', used('ABCDEFGH'), 'J'],
  [
    'one that was switched off, when all have stood there',
    [...used(every.slice(1)), ...gone('A')],
    'A',
  ],
  ['two letters after the last', used(every), 'AA'],
])('%s', (_, taken, letter) => {
  expect(nextLetter(taken)).toBe(letter)
})

test('six hundred kiosks differ, the next has none', () => {
  const taken: TakenLetter[] = []
  for (let letter = nextLetter(taken); letter !== null; letter = nextLetter(taken)) {
    taken.push({ letter, inUse: true })
  }
  expect(new Set(taken.map(({ letter }) => letter)).size).toBe(600)
})
