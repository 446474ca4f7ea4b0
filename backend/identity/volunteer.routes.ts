import { volunteerEndpoints } from '../contract/volunteers.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { assignPlaces } from './assign-places.action.ts'
import { buildingCareView } from './building-care.view.ts'
import { ownHoursView, volunteerHoursView } from './volunteer-hours.view.ts'

export const volunteerRoutes = ({ db }: Deps): Route[] => [
  serve('listBuildingCare', volunteerEndpoints.listBuildingCare, ({ params }) =>
    buildingCareView(db, params.canteenId),
  ),
  serve('assignPlaces', volunteerEndpoints.assignPlaces, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await assignPlaces(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('listVolunteerHours', volunteerEndpoints.listVolunteerHours, async ({ params, query }) => {
    const { volunteers, ...month } = await volunteerHoursView(db, params.canteenId, query.month)
    return { ...month, volunteers: [...volunteers] }
  }),
  serve('getOwnHours', volunteerEndpoints.getOwnHours, ({ actor, params }) =>
    ownHoursView(db, params.canteenId, actor.accountId),
  ),
]
