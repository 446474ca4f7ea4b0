import { schemeOfficeEndpoints } from '../contract/scheme-office.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { endScheme } from './end-scheme.action.ts'
import { saveSchemeDraft } from './save-scheme-draft.action.ts'
import {
  remarksAsSent,
  schemeFormView,
  trySchemeOut,
  versionsView,
  whatIfMonth,
} from './scheme-office.view.ts'
import { readOwnFacts } from './scheme-suggestions.store.ts'
import { setBudget } from './set-budget.action.ts'
import { switchOnScheme } from './switch-on-scheme.action.ts'
import { withdrawScheme } from './withdraw-scheme.action.ts'

export const schemeOfficeRoutes = ({ db }: Deps): Route[] => [
  serve('listSchemeVersions', schemeOfficeEndpoints.listSchemeVersions, ({ params }) =>
    versionsView(db, params.canteenId),
  ),
  serve('getSchemeForm', schemeOfficeEndpoints.getSchemeForm, ({ params }) =>
    schemeFormView(db, params.canteenId),
  ),
  serve('listOwnFacts', schemeOfficeEndpoints.listOwnFacts, async ({ params }) => ({
    facts: await readOwnFacts(db, params.canteenId),
  })),
  serve('tryScheme', schemeOfficeEndpoints.tryScheme, ({ params, body }) =>
    trySchemeOut(db, params.canteenId, body),
  ),
  serve('whatIfScheme', schemeOfficeEndpoints.whatIfScheme, ({ params, body }) =>
    whatIfMonth(db, params.canteenId, body),
  ),
  serve('saveSchemeDraft', schemeOfficeEndpoints.saveSchemeDraft, (request) => {
    const { write, actor, params, body } = request
    return once(db, write, async (tx) => {
      const asked = { canteenId: params.canteenId, ...body }
      const { schemeVersionId, remarks } = await saveSchemeDraft(tx, actor, asked)
      return { schemeVersionId, remarks: remarksAsSent(remarks) }
    })
  }),
  serve('switchOnScheme', schemeOfficeEndpoints.switchOnScheme, ({ write, actor, params }) =>
    once(db, write, async (tx) => {
      await switchOnScheme(tx, actor, params.canteenId, params.schemeVersionId)
      return {}
    }),
  ),
  serve('endScheme', schemeOfficeEndpoints.endScheme, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await endScheme(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('withdrawScheme', schemeOfficeEndpoints.withdrawScheme, ({ write, actor, params }) =>
    once(db, write, async (tx) => {
      await withdrawScheme(tx, actor, params.canteenId, params.schemeVersionId)
      return {}
    }),
  ),
  serve('setBudget', schemeOfficeEndpoints.setBudget, ({ write, actor, params, body }) =>
    once(db, write, (tx) => setBudget(tx, actor, { ...params, ...body })),
  ),
]
