import { staffEndpoints } from '../contract/staff.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { hasRole } from '../vocabulary/actor.ts'
import { addStaff } from './add-staff.action.ts'
import { auditView } from './audit.view.ts'
import { endStaff } from './end-staff.action.ts'
import { staffView } from './staff.view.ts'

export const staffRoutes = (deps: Deps): Route[] => [
  serve('listStaff', staffEndpoints.listStaff, async ({ actor, params }) => {
    const staff = await staffView(deps.db, params.canteenId)
    return {
      staff: staff.map((member) => ({
        ...member,
        mayResetSecondFactor:
          member.hasSecondFactor && hasRole(actor, 'admin') && member.accountId !== actor.accountId,
      })),
    }
  }),
  serve('addStaff', staffEndpoints.addStaff, (call) =>
    addStaff(deps, call, call.params.canteenId, call.body),
  ),
  serve('endStaff', staffEndpoints.endStaff, ({ actor, params, write }) =>
    once(deps.db, write, async (tx) => {
      await endStaff(tx, actor, params)
      return {}
    }),
  ),
  serve('listAudit', staffEndpoints.listAudit, async ({ params, query }) => {
    const { before = null, subject = null } = query
    const entries = await auditView(deps.db, params.canteenId, { before, subject })
    return { entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })) }
  }),
]
