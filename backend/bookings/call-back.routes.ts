import { callBackEndpoints } from '../contract/call-backs.ts'
import { scopeOf } from '../diners/search-query.rules.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { readCallBacks } from './call-back.view.ts'
import { claimCallBack } from './claim-call-back.action.ts'
import { noteCallBack } from './note-call-back.action.ts'

export const callBackRoutes = ({ db }: Deps): Route[] => [
  serve('listCallBacks', callBackEndpoints.listCallBacks, ({ params, query, actor }) =>
    readCallBacks(db, {
      canteenId: params.canteenId,
      scope: scopeOf(actor, params.canteenId),
      accountId: actor.accountId,
      servingId: query.servingId,
    }),
  ),
  serve('claimCallBack', callBackEndpoints.claimCallBack, ({ write, actor, params }) =>
    once(db, write, (tx) => claimCallBack(tx, actor, params)),
  ),
  serve('noteCallBack', callBackEndpoints.noteCallBack, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await noteCallBack(tx, actor, params, body.outcome)
      return {}
    }),
  ),
]
