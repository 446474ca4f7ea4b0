import type { QueryClient } from '@tanstack/react-query'
import { comingQuery, standingChoicesQuery, standingOrdersQuery } from '../queries/standing.ts'
import { mealsQuery } from '../queries/bookings.ts'
import { MyMeals } from '../screens/elder/MyMeals.tsx'
import { ConfirmStanding } from '../screens/elder/standing/ConfirmStanding.tsx'
import { ChangeStanding, StandingUntil } from '../screens/elder/standing/ChangeStanding.tsx'
import { ChooseDays } from '../screens/elder/standing/ChooseDays.tsx'
import { ChooseStandingDish } from '../screens/elder/standing/ChooseStandingDish.tsx'
import { OneHold } from '../screens/elder/standing/OneHold.tsx'
import { OneStandingOrder } from '../screens/elder/standing/OneStandingOrder.tsx'
import { Pause } from '../screens/elder/standing/Pause.tsx'
import { StandingDone, StandingEnded } from '../screens/elder/standing/StandingDone.tsx'
import { StandingList } from '../screens/elder/standing/StandingList.tsx'
import { mealIn } from '../screens/elder/standing/terms.ts'

export {
  ChangeStanding,
  ChooseDays,
  ChooseStandingDish,
  ConfirmStanding,
  MyMeals,
  OneHold,
  OneStandingOrder,
  Pause,
  StandingDone,
  StandingEnded,
  StandingList,
  StandingUntil,
}

interface Visit {
  readonly client: QueryClient
  readonly dinerId: number
  readonly search: URLSearchParams
}

export const loadOrders = ({ client, dinerId }: Visit): Promise<unknown> =>
  client.fetchQuery(standingOrdersQuery(dinerId))

export const loadChoices = ({ client, dinerId, search }: Visit): Promise<unknown> =>
  Promise.all([
    client.fetchQuery(standingOrdersQuery(dinerId)),
    client.fetchQuery(standingChoicesQuery(dinerId, mealIn(search))),
  ])

export const loadComing = ({ client, dinerId }: Visit): Promise<unknown> =>
  Promise.all([
    client.fetchQuery(standingOrdersQuery(dinerId)),
    client.fetchQuery(comingQuery(dinerId)),
  ])

export const loadMeals = ({ client, dinerId }: Visit): Promise<unknown> =>
  Promise.all([client.fetchQuery(mealsQuery(dinerId)), client.fetchQuery(comingQuery(dinerId))])
