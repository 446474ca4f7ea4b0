import { officialEndpoints } from '../contract/officials.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { addOfficial } from './add-official.action.ts'
import { endOfficial } from './end-official.action.ts'
import { placesToAppointFor } from './official.rules.ts'
import { readPlacesAround } from './official.store.ts'
import { officialsView } from './official.view.ts'

export const officialRoutes = (deps: Deps): Route[] => [
  serve('listOfficials', officialEndpoints.listOfficials, async ({ actor, params }) => {
    const places = placesToAppointFor(actor, await readPlacesAround(deps.db, params.canteenId))
    const officials = await officialsView(
      deps.db,
      places.map((place) => place.placeId),
    )
    return {
      officials: officials.map((official) => ({
        ...official,
        mayEnd: official.accountId !== actor.accountId,
        mayResetSecondFactor: official.hasSecondFactor && official.accountId !== actor.accountId,
      })),
      places,
    }
  }),
  serve('addOfficial', officialEndpoints.addOfficial, (call) =>
    addOfficial(deps, call, call.params.canteenId, call.body),
  ),
  serve('endOfficial', officialEndpoints.endOfficial, ({ actor, params, write }) =>
    once(deps.db, write, async (tx) => {
      await endOfficial(tx, actor, params)
      return {}
    }),
  ),
]
