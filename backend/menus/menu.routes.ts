import { menuEndpoints } from '../contract/menus.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, type Route } from '../kernel/route.ts'
import { addDish } from './add-dish.action.ts'
import { addOffering } from './add-offering.action.ts'
import { addServing } from './add-serving.action.ts'
import { addSet } from './add-set.action.ts'
import { changeOffering } from './change-offering.action.ts'
import { copyMenuWeek } from './copy-menu-week.action.ts'
import { dishesView, setsView } from './dish.view.ts'
import { menuWeekView } from './menu-week.view.ts'
import { publishMenuWeek } from './publish-menu-week.action.ts'
import { removeOffering } from './remove-offering.action.ts'
import { checkMonday } from './week.rules.ts'

const weekRoutes = ({ db, live }: Deps): Route[] => [
  serve('getMenuWeek', menuEndpoints.getMenuWeek, async ({ params, language }) => {
    checkMonday(params.monday)
    return menuWeekView(db, params.canteenId, params.monday, language)
  }),
  serve('copyMenuWeek', menuEndpoints.copyMenuWeek, ({ write, actor, params, body }) =>
    once(db, write, (tx) => copyMenuWeek(tx, actor, params.canteenId, params.monday, body.from)),
  ),
  serve('publishMenuWeek', menuEndpoints.publishMenuWeek, async ({ write, actor, params }) => {
    const reply = await once(db, write, (tx) =>
      publishMenuWeek(tx, actor, params.canteenId, params.monday),
    )
    live.touch(params.canteenId)
    return reply
  }),
  serve('addServing', menuEndpoints.addServing, ({ write, actor, params, body }) =>
    once(db, write, (tx) => addServing(tx, actor, params.canteenId, body.day, body.meal)),
  ),
]

/** What changes a menu that may be on the board already touches the board. */
const offeringRoutes = ({ db, live }: Deps): Route[] => [
  serve('addOffering', menuEndpoints.addOffering, async ({ write, actor, params, body }) => {
    const added = await once(db, write, (tx) => addOffering(tx, actor, params.servingId, body))
    live.touch(added.canteenId)
    return added
  }),
  serve('changeOffering', menuEndpoints.changeOffering, async ({ write, actor, params, body }) => {
    const changed = await once(db, write, (tx) =>
      changeOffering(tx, actor, params.offeringId, body),
    )
    live.touch(changed.canteenId)
    return {}
  }),
  serve('removeOffering', menuEndpoints.removeOffering, async ({ write, actor, params }) => {
    const removed = await once(db, write, (tx) => removeOffering(tx, actor, params.offeringId))
    live.touch(removed.canteenId)
    return removed
  }),
]

const dishRoutes = ({ db }: Deps): Route[] => [
  serve('listDishes', menuEndpoints.listDishes, ({ params }) => dishesView(db, params.canteenId)),
  serve('addDish', menuEndpoints.addDish, ({ write, actor, params, body }) =>
    once(db, write, (tx) => addDish(tx, actor, params.canteenId, body)),
  ),
  serve('listSets', menuEndpoints.listSets, ({ params }) => setsView(db, params.canteenId)),
  serve('addSet', menuEndpoints.addSet, ({ write, actor, params, body }) =>
    once(db, write, (tx) => addSet(tx, actor, params.canteenId, body)),
  ),
]

export const menuRoutes = (deps: Deps): Route[] => [
  ...weekRoutes(deps),
  ...offeringRoutes(deps),
  ...dishRoutes(deps),
]
