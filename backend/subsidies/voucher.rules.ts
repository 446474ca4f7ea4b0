import type { ServiceDay } from '../vocabulary/calendar.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import type { Words } from '../vocabulary/words.ts'
import type { SchemeInForce } from './scheme-outcome.rules.ts'
import type { Situation, Voucher } from './situation.rules.ts'
import type { SchemeTerms } from './terms.rules.ts'

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

/** A voucher or ticket in her name, as the office issued it. */
export interface KnownVoucher extends Voucher {
  readonly voucherId: number
  readonly firstDay: ServiceDay
  readonly voided: boolean
}

/** Whether a scheme asks for paper: a voucher for its help, or a ticket for every meal. */
export const asksForPaper = ({ ticket, rules }: SchemeTerms): boolean =>
  ticket === true || rules.some(({ benefit }) => benefit.kind === 'voucher')

/** A voucher that a booking holds. */
export interface TakenVoucher {
  readonly voucherId: number
  readonly serial: string
  readonly backWhenMissed: boolean
}

interface AtHand {
  readonly known: readonly KnownVoucher[]
  /** The numbers she hands over; left out, whatever is good in her name. None at all is an answer too. */
  readonly serials: readonly string[] | undefined
  /** What the booking that is being changed holds already. */
  readonly held: readonly Pick<TakenVoucher, 'voucherId'>[]
}

/** Refuses `voucher_void`, `voucher_used`, `voucher_expired`. */
const assertGood = (voucher: KnownVoucher, day: ServiceDay): void => {
  const { serial, voided, usesLeft, firstDay, lastDay } = voucher
  if (voided) throw new Refusal('voucher_void', { serial })
  if (usesLeft <= 0) throw new Refusal('voucher_used', { serial })
  if (day < firstDay || (lastDay !== null && day > lastDay))
    throw new Refusal('voucher_expired', { serial })
}

/**
 * The vouchers a meal of that day may be paid with. One that is handed over must be good, or she is told; what is not
 * good among the others is passed over. Refuses `voucher_unknown` also for somebody else's, and what `assertGood` does.
 */
export const vouchersAtHand = ({ known, serials, held }: AtHand, day: ServiceDay): Voucher[] => {
  const mine = known.map((voucher) =>
    held.some(({ voucherId }) => voucherId === voucher.voucherId)
      ? { ...voucher, usesLeft: voucher.usesLeft + 1, voided: false }
      : voucher,
  )
  const chosen =
    serials === undefined
      ? mine.filter(({ voided, usesLeft, firstDay }) => !voided && usesLeft > 0 && firstDay <= day)
      : [...new Set(serials)].map((serial) => {
          const found = mine.find((voucher) => voucher.serial === serial)
          if (!found) throw new Refusal('voucher_unknown', { serial })
          assertGood(found, day)
          return found
        })
  return chosen.map(({ serial, scheme, lastDay, usesLeft }) => ({
    serial,
    scheme,
    lastDay,
    usesLeft,
  }))
}

/** What a price uses up, as the booking holds it. */
export const takenVouchers = (
  serials: readonly string[],
  known: readonly KnownVoucher[],
  schemes: readonly SchemeInForce[],
): TakenVoucher[] =>
  known
    .filter(({ serial }) => serials.includes(serial))
    .map(({ voucherId, serial, scheme }) => ({
      voucherId,
      serial,
      backWhenMissed: schemes.find(({ code }) => code === scheme)?.terms.backWhenMissed === true,
    }))
