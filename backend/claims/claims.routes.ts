import { claimEndpoints } from '../contract/claims.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, serveFile } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { claimTable } from './claim-table.ts'
import {
  claimRowsView,
  claimsView,
  claimView,
  exportedRows,
  readNamesFor,
  waitingClaimsView,
} from './claim.view.ts'
import { exportClaim } from './export-claim.action.ts'
import { approveClaim } from './approve-claim.action.ts'
import { correctClaimRow } from './correct-claim-row.action.ts'
import { judgeFinding } from './judge-finding.action.ts'
import { judgeRows } from './judge-rows.action.ts'
import { prepareClaims } from './prepare-claims.action.ts'
import { recheckClaim } from './recheck-claim.action.ts'
import { returnClaim } from './return-claim.action.ts'
import { submitClaim } from './submit-claim.action.ts'

const reading = ({ db }: Deps): Route[] => [
  serve('listClaims', claimEndpoints.listClaims, ({ params }) => claimsView(db, params.canteenId)),
  serve('listWaitingClaims', claimEndpoints.listWaitingClaims, ({ actor }) =>
    waitingClaimsView(db, actor),
  ),
  serve('getClaim', claimEndpoints.getClaim, ({ actor, params }) => claimView(db, actor, params)),
  serve('listClaimRows', claimEndpoints.listClaimRows, async ({ actor, params, query }) =>
    claimRowsView(db, params, query, await readNamesFor(db, actor, params.canteenId)),
  ),
  serveFile('exportClaim', claimEndpoints.exportClaim, async ({ actor, params, language }) => {
    const names = await readNamesFor(db, actor, params.canteenId)
    const claim = await inTransaction(db, (tx) => exportClaim(tx, actor, params, names))
    return {
      name: `nuancan-claim-${claim.claim.month}-${params.claimId}.csv`,
      parts: claimTable(claim, exportedRows(db, params.claimId, names), language),
    }
  }),
]

const moving = ({ db }: Deps): Route[] => [
  serve('prepareClaims', claimEndpoints.prepareClaims, ({ write, actor, params, body }) =>
    once(db, write, (tx) => prepareClaims(tx, actor, params.canteenId, body.month)),
  ),
  serve('submitClaim', claimEndpoints.submitClaim, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await submitClaim(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('recheckClaim', claimEndpoints.recheckClaim, ({ write, actor, params }) =>
    once(db, write, async (tx) => {
      await recheckClaim(tx, actor, params)
      return {}
    }),
  ),
  serve('returnClaim', claimEndpoints.returnClaim, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await returnClaim(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('approveClaim', claimEndpoints.approveClaim, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await approveClaim(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
]

const judging = ({ db }: Deps): Route[] => [
  serve('judgeFinding', claimEndpoints.judgeFinding, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await judgeFinding(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('judgeClaimRows', claimEndpoints.judgeClaimRows, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await judgeRows(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('correctClaimRow', claimEndpoints.correctClaimRow, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await correctClaimRow(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
]

export const claimRoutes = (deps: Deps): Route[] => [
  ...reading(deps),
  ...moving(deps),
  ...judging(deps),
]
