import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { volunteerEndpoints } from '../../backend/contract/volunteers.ts'
import type { Month } from '../../backend/vocabulary/calendar.ts'
import { asking } from './asking.ts'

export type BuildingCare = ReplyOf<typeof volunteerEndpoints.listBuildingCare>
export type Volunteer = BuildingCare['volunteers'][number]
export type VolunteerHours = ReplyOf<typeof volunteerEndpoints.listVolunteerHours>

export const buildingCareQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'building-care', canteenId],
    queryFn: asking(volunteerEndpoints.listBuildingCare, { params: { canteenId } }),
  })

export const volunteerHoursQuery = (canteenId: number, month?: Month) =>
  queryOptions({
    queryKey: ['identity', 'volunteer-hours', canteenId, month ?? 'present'],
    queryFn: asking(volunteerEndpoints.listVolunteerHours, {
      params: { canteenId },
      query: { month },
    }),
  })

export const ownHoursQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'own-hours', canteenId],
    queryFn: asking(volunteerEndpoints.getOwnHours, { params: { canteenId } }),
  })
