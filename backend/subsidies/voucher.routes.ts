import { voucherEndpoints } from '../contract/vouchers.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { issueVouchers } from './issue-vouchers.action.ts'
import { voidVoucher } from './void-voucher.action.ts'
import { readVouchers, readVoucherSchemes } from './voucher.view.ts'

export const voucherRoutes = ({ db }: Deps): Route[] => [
  serve('listVouchers', voucherEndpoints.listVouchers, async ({ params }) => ({
    vouchers: await readVouchers(db, params.dinerId),
  })),
  serve('listVoucherSchemes', voucherEndpoints.listVoucherSchemes, async ({ params }) => ({
    schemes: await readVoucherSchemes(db, params.canteenId),
  })),
  serve('issueVouchers', voucherEndpoints.issueVouchers, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => ({
      vouchers: await issueVouchers(tx, actor, { ...params, ...body }),
    })),
  ),
  serve('voidVoucher', voucherEndpoints.voidVoucher, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await voidVoucher(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
]
