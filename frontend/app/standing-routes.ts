import type { ElderRoute, HerVisit } from './elder-routes.ts'
import { standingPart } from './parts.ts'
import { paths } from './paths.ts'

type Pages = Awaited<ReturnType<typeof standingPart.ready>>

/** 我的饭: whatever repeats stands there beside what she booked herself. */
export const mealsRoute: ElderRoute = {
  path: paths.meals(),
  title: (words) => words.meals.title,
  Screen: standingPart.screen((pages) => pages.MyMeals),
  part: standingPart,
  load: {
    signedIn: async (visit) => (await standingPart.ready(visit.language)).loadMeals(visit),
  },
}

const page = (
  path: string,
  screen: (pages: Pages) => ElderRoute['Screen'],
  load: (pages: Pages, visit: HerVisit) => Promise<unknown>,
): ElderRoute => ({
  path,
  title: (_, language) => standingPart.words(language).title,
  Screen: standingPart.screen(screen),
  part: standingPart,
  load: { signedIn: async (visit) => load(await standingPart.ready(visit.language), visit) },
})

const loadOrders = (pages: Pages, visit: HerVisit) => pages.loadOrders(visit)
const loadChoices = (pages: Pages, visit: HerVisit) => pages.loadChoices(visit)
const loadComing = (pages: Pages, visit: HerVisit) => pages.loadComing(visit)

export const standingRoutes: ElderRoute[] = [
  page(paths.standing(), (pages) => pages.StandingList, loadOrders),
  page(paths.standingDays(), (pages) => pages.ChooseDays, loadChoices),
  page(paths.standingDish(), (pages) => pages.ChooseStandingDish, loadChoices),
  page(paths.standingConfirm(), (pages) => pages.ConfirmStanding, loadChoices),
  page(paths.standingDone(), (pages) => pages.StandingDone, loadOrders),
  page(paths.standingEnded(), (pages) => pages.StandingEnded, loadOrders),
  page(paths.standingOrder(':orderId'), (pages) => pages.OneStandingOrder, loadOrders),
  page(paths.standingUntil(), (pages) => pages.StandingUntil, loadChoices),
  page(paths.standingChange(':orderId'), (pages) => pages.ChangeStanding, loadOrders),
  page(paths.standingPause(), (pages) => pages.Pause, loadOrders),
  page(paths.standingHold(':holdId'), (pages) => pages.OneHold, loadComing),
]
