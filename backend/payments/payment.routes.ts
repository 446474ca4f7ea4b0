import { paymentEndpoints } from '../contract/payments.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { topUpInCash } from './top-up-in-cash.action.ts'
import { walletView } from './wallet.view.ts'

export const paymentRoutes = ({ db }: Deps): Route[] => [
  serve('getWallet', paymentEndpoints.getWallet, async ({ params }) => {
    const { balanceFen, movements } = await walletView(db, params.dinerId)
    return { balanceFen, movements: [...movements] }
  }),
  serve('topUpInCash', paymentEndpoints.topUpInCash, ({ write, actor, params, body }) =>
    once(db, write, (tx) => topUpInCash(tx, actor, params.canteenId, body.dinerId, body.amountFen)),
  ),
]
