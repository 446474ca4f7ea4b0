import { carriedCashEndpoints } from '../contract/carried-cash.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { carriedCashView } from './carried-cash.view.ts'
import { noteCash } from './note-cash.action.ts'
import { receiveCarriedCash } from './receive-carried-cash.action.ts'
import { takeBackCashNote } from './take-back-cash-note.action.ts'

export const carriedCashRoutes = ({ db }: Deps): Route[] => [
  serve('noteCash', carriedCashEndpoints.noteCash, ({ actor, body, write }) =>
    once(db, write, (tx) =>
      noteCash(tx, { ...body, actor, noteKey: write.key, notedAt: new Date(body.notedAt) }),
    ),
  ),
  serve('takeBackCashNote', carriedCashEndpoints.takeBackCashNote, ({ actor, body, write }) =>
    once(db, write, async (tx) => {
      await takeBackCashNote(tx, { ...body, actor })
      return {}
    }),
  ),
  serve('listCarriedCash', carriedCashEndpoints.listCarriedCash, ({ actor, params, language }) =>
    carriedCashView(db, params.canteenId, { key: actor.key, language }),
  ),
  serve('receiveCarriedCash', carriedCashEndpoints.receiveCarriedCash, (call) =>
    once(db, call.write, (tx) =>
      receiveCarriedCash(tx, call.actor, { ...call.params, ...call.body }),
    ),
  ),
]
