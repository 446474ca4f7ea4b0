import { expect, test } from 'vitest'
import { carriedDifference, carriedIn } from '../../backend/payments/cash-posting.rules.ts'
import { walletMoveOf } from '../../backend/payments/statement.rules.ts'
import {
  assertNote,
  carriedDifferenceOf,
  mayReceive,
} from '../../backend/rounds/carried-cash.rules.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'

const rules = {
  canteenId: 1,
  taken: true,
  noteMostFen: fen(20_000),
  carriedMostFen: fen(100_000),
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'accepted'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test.each([
  ['a fen is the least', rules, 1, 'accepted'],
  ['the most a canteen takes of one person', rules, 20_000, 'accepted'],
  ['a fen more', rules, 20_001, 'amount_wrong'],
  ['nothing', rules, 0, 'amount_wrong'],
  ['where no cash is taken at doors', { ...rules, taken: false }, 5_000, 'round_cash_off'],
] as const)('a note of %s', (_, how, amount, code) => {
  expect(codeOf(() => assertNote(how, fen(amount)))).toBe(code)
})

test.each([
  ['exact, needs no word', 9_000, '', 0],
  ['five yuan short, with the reason', 8_500, '少了一张', -500],
  ['too much, with the reason', 9_100, '多给了一块', 100],
] as const)('a count: %s', (_, counted, explanation, difference) => {
  expect(carriedDifferenceOf({ countedFen: fen(counted), explanation }, fen(9_000))).toBe(
    difference,
  )
})

test('a difference nobody explains is refused', () => {
  const count = { countedFen: fen(8_500), explanation: '' }
  expect(codeOf(() => carriedDifferenceOf(count, fen(9_000)))).toBe('reason_required')
})

test('who carried it does not count it', () => {
  expect(mayReceive('account:1', 'account:2')).toBe(true)
  expect(mayReceive('account:1', 'account:1')).toBe(false)
})

test('in the books the drawer holds what was counted, the wallet what was noted', () => {
  const amounts = (entries: readonly { kind: string; amountFen: number }[]) =>
    entries.map(({ kind, amountFen }) => `${kind} ${amountFen}`)
  expect(amounts(carriedIn(1, 2, fen(5_000)).entries)).toEqual(['drawer 5000', 'wallet -5000'])
  expect(amounts(carriedDifference(1, fen(-500)).entries)).toEqual([
    'drawer -500',
    'over_short 500',
  ])
  expect(carriedDifference(1, fen(0)).entries).toEqual([])
  expect(walletMoveOf('carried_top_up', 5_000)).toBe('carried')
})
