import type { Words } from '../vocabulary/words.ts'
import type { Situation, Voucher } from './situation.rules.ts'

type Found = { readonly vouchers: readonly Voucher[] } | { readonly why: Words }

const none: Words = { zh: '没有带助餐券', en: 'no voucher handed over' }
const expired: Words = { zh: '助餐券已经过期', en: 'the voucher has expired' }

const isValid = ({ lastDay }: Voucher, { day }: Situation): boolean =>
  lastDay === null || day <= lastDay

/** The vouchers of this scheme a meal may be paid with, so many at most: those that end first. */
export const vouchersFor = (code: string, situation: Situation, most = 1): Found => {
  const mine = situation.vouchers.filter(({ scheme, usesLeft }) => scheme === code && usesLeft > 0)
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

/** A voucher that has been handed over before stops the whole order: somebody tries it twice. */
export const spentVoucher = ({ vouchers }: Situation): Voucher | undefined =>
  vouchers.find(({ usesLeft }) => usesLeft <= 0)
