import type { QueryClient } from '@tanstack/react-query'
import { circleQuery } from '../queries/family.ts'
import { AddFamily } from '../screens/family/AddFamily.tsx'
import { Circle } from '../screens/family/Circle.tsx'
import { CircleMember } from '../screens/family/CircleMember.tsx'
import { FamilyCode } from '../screens/family/FamilyCode.tsx'

export { AddFamily, Circle, CircleMember, FamilyCode }

export const loadCircle = (client: QueryClient, dinerId: number): Promise<unknown> =>
  client.fetchQuery(circleQuery(dinerId))
