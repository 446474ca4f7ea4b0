import type { Words } from '../vocabulary/words.ts'
import type { Situation, Voucher } from './situation.rules.ts'

type Found = { readonly vouchers: readonly Voucher[] } | { readonly why: Words }

const none: Words = { zh: '没有带助餐券', en: 'no voucher handed over' }
const expired: Words = { zh: '助餐券已经过期', en: 'the voucher has expired' }

const isValid = ({ lastDay }: Voucher, { day }: Situation): boolean =>
  lastDay === null || day <= lastDay

/** The same serial handed over twice is one piece of paper. */
const oneOfEach = (vouchers: readonly Voucher[]): Voucher[] => [
  ...new Map(vouchers.map((one) => [`${one.scheme} ${one.serial}`, one])).values(),
]

/** The vouchers of this scheme a meal may be paid with, so many at most: those that end first. */
export const vouchersFor = (code: string, situation: Situation, most = 1): Found => {
  const mine = oneOfEach(situation.vouchers).filter(
    ({ scheme, usesLeft }) => scheme === code && usesLeft > 0,
  )
  if (mine.length === 0) return { why: none }
  const valid = mine
    .filter((voucher) => isValid(voucher, situation))
    .toSorted(
      (a, b) =>
        (a.lastDay ?? '9999').localeCompare(b.lastDay ?? '9999') ||
        a.serial.localeCompare(b.serial),
    )
  return valid.length === 0 ? { why: expired } : { vouchers: valid.slice(0, most) }
}

/** A voucher of this scheme that was handed over before, where no good one lies beside it: somebody tries it twice. */
export const isSpent = (code: string, { vouchers }: Situation): boolean => {
  const mine = vouchers.filter(({ scheme }) => scheme === code)
  return mine.length > 0 && mine.every(({ usesLeft }) => usesLeft <= 0)
}
