import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { staffEndpoints } from '../../backend/contract/staff.ts'
import { asking } from './asking.ts'

export type StaffMember = ReplyOf<typeof staffEndpoints.listStaff>['staff'][number]
export type Device = ReplyOf<typeof staffEndpoints.listDevices>['devices'][number]
export type AuditEntry = ReplyOf<typeof staffEndpoints.listAudit>['entries'][number]

export const staffQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'staff', canteenId],
    queryFn: asking(staffEndpoints.listStaff, { params: { canteenId } }),
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
