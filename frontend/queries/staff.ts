import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { identityEndpoints } from '../../backend/contract/identity.ts'
import { asking } from './asking.ts'

export type StaffMember = ReplyOf<typeof identityEndpoints.listStaff>['staff'][number]
export type Device = ReplyOf<typeof identityEndpoints.listDevices>['devices'][number]
export type AuditEntry = ReplyOf<typeof identityEndpoints.listAudit>['entries'][number]

export const staffQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'staff', canteenId],
    queryFn: asking(identityEndpoints.listStaff, { params: { canteenId } }),
  })

export const devicesQuery = (canteenId: number) =>
  queryOptions({
    queryKey: ['identity', 'devices', canteenId],
    queryFn: asking(identityEndpoints.listDevices, { params: { canteenId } }),
    // A device that pairs itself appears while the code is still on the screen.
    refetchInterval: 5_000,
  })

export const auditQuery = (canteenId: number, before?: number) =>
  queryOptions({
    queryKey: ['identity', 'audit', canteenId, before ?? 'newest'],
    queryFn: asking(identityEndpoints.listAudit, { params: { canteenId }, query: { before } }),
  })
