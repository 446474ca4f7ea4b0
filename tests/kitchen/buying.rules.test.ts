import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBuy } from '../../backend/vocabulary/buying.ts'
import type { BuyUnit } from '../../backend/vocabulary/buying.ts'

type Row = readonly [string, number, number, { unit: BuyUnit; unitGrams: number }, number, number]

const rows: Row[] = [
  ['tofu by the half 斤', 1260, 0, { unit: 'jin', unitGrams: 500 }, 3, 240],
  ['oil by the bucket', 4700, 0, { unit: 'bucket', unitGrams: 4600 }, 2, 4500],
  ['with half a bucket in stock', 4700, 2300, { unit: 'bucket', unitGrams: 4600 }, 1, 2200],
  ['eggs by the tray of thirty', 1500, 0, { unit: 'tray', unitGrams: 1500 }, 1, 0],
  ['enough in the store', 900, 1000, { unit: 'jin', unitGrams: 500 }, 0, 100],
  ['nothing to cook', 0, 0, { unit: 'bag', unitGrams: 25_000 }, 0, 0],
  ['a tenth of a gram over a bag', 25_000.1, 0, { unit: 'bag', unitGrams: 25_000 }, 2, 24_999.9],
]

test.each(rows)('%s', (_what, needed, stock, how, count, left) => {
  expect(toBuy(needed, stock, how)).toEqual({ count, leftG: left })
})

test('there is always enough, and never a whole step too much', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_000_000 }),
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.constantFrom<BuyUnit>('jin', 'kg', 'bucket', 'tray', 'piece'),
      fc.integer({ min: 1, max: 30_000 }),
      (needed, stock, unit, unitGrams) => {
        const { count, leftG } = toBuy(needed / 10, stock / 10, { unit, unitGrams })
        const step = unit === 'jin' || unit === 'kg' ? unitGrams / 2 : unitGrams
        expect(leftG).toBeGreaterThanOrEqual(0)
        expect(stock / 10 + count * unitGrams).toBeCloseTo(needed / 10 + leftG, 5)
        expect(count === 0 || leftG < step).toBe(true)
      },
    ),
  )
})
