import { fen } from '../../../backend/vocabulary/money.ts'
import type { MoneyCase } from '../../queries/online-payments.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { CaseSums, OfficeOnlineWords } from '../../ui/words/office-online.zh.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What is written down of a sum: what the provider saw where it says so, else the case's own. */
function seenIn(detail: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(detail)) return {}
  return isRecord(detail['seen']) ? detail['seen'] : detail
}

/** The two sums of a case in words; null where nobody knows. */
export function caseSums(found: MoneyCase, base: BaseWords, words: OfficeOnlineWords): CaseSums {
  const { amountFen, currency } = seenIn(found.detail)
  const isForeign = typeof currency === 'string' && currency !== 'cny'
  return {
    asked: found.payment === null ? null : base.money(fen(found.payment.amountFen)),
    seen: isForeign
      ? words.cases.foreign(currency.toUpperCase())
      : typeof amountFen === 'number'
        ? base.money(fen(amountFen))
        : null,
  }
}

/** Under what the provider knows it: the payment's number, or that of the session or dispute itself. */
export function providerRefOf({ payment, detail, subject }: MoneyCase): string | null {
  if (payment !== null) return payment.paymentRef
  const said = isRecord(detail) ? detail['paymentRef'] : undefined
  return typeof said === 'string' ? said : subject.replace(/^\w+:/, '')
}

/** Why a refund failed, as the provider put it. */
export function failureOf({ detail }: MoneyCase): string | null {
  const said = isRecord(detail) ? detail['failure'] : undefined
  return typeof said === 'string' && said !== '' ? said : null
}
