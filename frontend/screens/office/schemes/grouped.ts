import { yuan } from '../../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'

/** '1,200,000': what is set aside for a year is read at a glance. At most two digits stand after the point. */
export const groupedYuan = (amount: Fen): string =>
  yuan(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
