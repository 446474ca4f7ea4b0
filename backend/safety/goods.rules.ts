import type { ServiceDay } from '../vocabulary/calendar.ts'
import type { RefusalCode } from '../vocabulary/refusal.ts'

export interface GoodsDates {
  readonly producedOn: ServiceDay | null
  readonly expiresOn: ServiceDay | null
}

/**
 * Whether goods may come in today; null when they may. What is past its last day stays outside (Food Safety Law
 * art. 34 and 53); the last day itself is still good.
 */
export const whyNotReceive = (
  { producedOn, expiresOn }: GoodsDates,
  today: ServiceDay,
): RefusalCode | null => {
  if (expiresOn !== null && expiresOn < today) return 'goods_expired'
  if (producedOn !== null && producedOn > today) return 'goods_dates_wrong'
  return producedOn !== null && expiresOn !== null && expiresOn < producedOn
    ? 'goods_dates_wrong'
    : null
}
