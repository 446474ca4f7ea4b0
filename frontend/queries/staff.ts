import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { officialEndpoints } from '../../backend/contract/officials.ts'
import { staffEndpoints } from '../../backend/contract/staff.ts'
import { asking } from './asking.ts'

export type StaffMember = ReplyOf<typeof staffEndpoints.listStaff>['staff'][number]
export type Official = ReplyOf<typeof officialEndpoints.listOfficials>['officials'][number]
export type OfficialPlace = ReplyOf<typeof officialEndpoints.listOfficials>['places'][number]
export type Device = ReplyOf<typeof staffEndpoints.listDevices>['devices'][number]
export type AuditEntry = ReplyOf<typeof staffEndpoints.listAudit>['entries'][number]

export const staffQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'staff', canteenId],
    queryFn: asking(staffEndpoints.listStaff, { params: { canteenId } }),
  })

export const officialsQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'officials', canteenId],
    queryFn: asking(officialEndpoints.listOfficials, { params: { canteenId } }),
  })

export const devicesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'devices', canteenId],
    queryFn: asking(staffEndpoints.listDevices, { params: { canteenId } }),
    // A device that pairs itself appears while the code is still on the screen.
    refetchInterval: 5_000,
  })

export const auditQuery = (canteenId: number, before?: number) =>
  queryOptions({
    queryKey: ['identity', 'audit', canteenId, before ?? 'newest'],
    queryFn: asking(staffEndpoints.listAudit, { params: { canteenId }, query: { before } }),
  })
