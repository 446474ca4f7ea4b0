import { canteenEndpoints } from '../contract/canteens.ts'
import { rememberSession } from '../identity/cookies.ts'
import { openGate, type Gate } from '../identity/visitor.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve, type Route } from '../kernel/route.ts'
import { setUpNeededView } from './canteen.view.ts'
import { setUpCommunity } from './set-up-community.action.ts'

const routesAt = (gate: Gate): Route[] => [
  serve('getSetUp', canteenEndpoints.getSetUp, async () => ({
    needed: gate.config.setUpCode !== null && (await setUpNeededView(gate.db)),
  })),
  serve('setUp', canteenEndpoints.setUp, async (call) => {
    const { accountId, home, secret } = await setUpCommunity(gate, call, call.body)
    rememberSession(call.cookies, secret)
    return { accountId, home }
  }),
]

export const setUpRoutes = (deps: Deps): Route[] => routesAt(openGate(deps))
