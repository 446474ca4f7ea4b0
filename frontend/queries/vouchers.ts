import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { voucherEndpoints } from '../../backend/contract/vouchers.ts'
import { asking } from './asking.ts'

export type Voucher = ReplyOf<typeof voucherEndpoints.listVouchers>['vouchers'][number]

export const vouchersQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['subsidies', 'vouchers', dinerId],
    queryFn: asking(voucherEndpoints.listVouchers, { params: { dinerId } }),
  })

export const voucherSchemesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['subsidies', 'voucher schemes', canteenId],
    queryFn: asking(voucherEndpoints.listVoucherSchemes, { params: { canteenId } }),
  })
