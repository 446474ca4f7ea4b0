import { queryOptions } from '@tanstack/react-query'
import { bookingEndpoints } from '../../backend/contract/bookings.ts'
import { asking } from './asking.ts'

export const todayQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['bookings', 'today', dinerId],
    queryFn: asking(bookingEndpoints.getToday, { params: { dinerId } }),
  })

export const choicesQuery = (dinerId: number, servingId?: number, quantity?: number) =>
  queryOptions({
    queryKey: ['bookings', 'choices', dinerId, servingId ?? 'next', quantity ?? 'usual'],
    queryFn: asking(bookingEndpoints.getChoices, {
      params: { dinerId },
      query: { servingId, quantity },
    }),
  })

export const bookingQuery = (bookingId: number) =>
  queryOptions({
    queryKey: ['bookings', 'booking', bookingId],
    queryFn: asking(bookingEndpoints.getBooking, { params: { bookingId } }),
  })

export const mealsQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['bookings', 'meals', dinerId],
    queryFn: asking(bookingEndpoints.getMeals, { params: { dinerId } }),
  })
