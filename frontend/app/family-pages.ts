import type { QueryClient } from '@tanstack/react-query'
import { bookingQuery, choicesQuery } from '../queries/bookings.ts'
import {
  familyDayQuery,
  familyNewsQuery,
  familyPersonQuery,
  familyStandingQuery,
  invitationQuery,
  noticeChoicesQuery,
  onlinePaymentQuery,
  ownPhoneQuery,
} from '../queries/family.ts'
import { idFrom } from '../screens/elder/link.ts'
import { FamilyConfirm } from '../screens/family/FamilyConfirm.tsx'
import { FamilyDay } from '../screens/family/FamilyDay.tsx'
import { FamilyDishes } from '../screens/family/FamilyDishes.tsx'
import { FamilyDone } from '../screens/family/FamilyDone.tsx'
import { FamilyPerson } from '../screens/family/FamilyPerson.tsx'
import { FamilyTopUp } from '../screens/family/FamilyTopUp.tsx'
import { Join } from '../screens/family/Join.tsx'
import { OwnPhone } from '../screens/family/OwnPhone.tsx'
import { TypeCode } from '../screens/family/TypeCode.tsx'
import type { Visit } from './elder-routes.ts'

export {
  FamilyConfirm,
  FamilyDay,
  FamilyDishes,
  FamilyDone,
  FamilyPerson,
  FamilyTopUp,
  Join,
  OwnPhone,
  TypeCode,
}

export const loadInvitation = (client: QueryClient, token: string): Promise<unknown> =>
  client.fetchQuery(invitationQuery(token))

export const loadOwnPhone = (client: QueryClient): Promise<unknown> =>
  client.fetchQuery(ownPhoneQuery())

export const loadDay = (client: QueryClient): Promise<unknown> =>
  Promise.all([client.fetchQuery(familyDayQuery()), loadOwnPhone(client)])

const dinerIn = ({ params }: Visit): number => idFrom(params['dinerId']) ?? 0

export const loadPerson = (visit: Visit): Promise<unknown> =>
  visit.client.fetchQuery(familyPersonQuery(dinerIn(visit)))

/** The page about one person, with what one hears of her. */
export const loadPersonPage = (visit: Visit): Promise<unknown> =>
  Promise.all([
    loadPerson(visit),
    visit.client.fetchQuery(noticeChoicesQuery(dinerIn(visit))),
    visit.client.fetchQuery(familyNewsQuery(dinerIn(visit))),
    visit.client.fetchQuery(familyStandingQuery(dinerIn(visit))),
    loadOwnPhone(visit.client),
  ])

export const loadChoices = (visit: Visit): Promise<unknown> => {
  const { client, search } = visit
  const [serving, portions] = [idFrom(search.get('serving')), idFrom(search.get('portions'))]
  return Promise.all([
    client.fetchQuery(choicesQuery(dinerIn(visit), serving, portions)),
    loadPerson(visit),
  ])
}

export const loadBooking = async (visit: Visit): Promise<unknown> => {
  const { client, params } = visit
  const [{ ticket }] = await Promise.all([
    client.fetchQuery(bookingQuery(idFrom(params['bookingId']) ?? 0)),
    loadPerson(visit),
  ])
  // Held for an answer or for a payment: the day knows which.
  return ticket.state === 'held' ? client.fetchQuery(familyDayQuery()) : null
}

/** Back from paying, the balance is not asked for: it would be the one from before the money came. */
export const loadTopUp = (visit: Visit): Promise<unknown> => {
  const payment = idFrom(visit.search.get('payment'))
  return Promise.all([
    loadPerson(visit),
    payment === undefined
      ? loadDay(visit.client)
      : visit.client.fetchQuery(onlinePaymentQuery(dinerIn(visit), payment)),
  ])
}
