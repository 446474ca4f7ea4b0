import * as z from 'zod/mini'
import { isServiceDay } from '../vocabulary/calendar.ts'
import type { ServiceDay } from '../vocabulary/calendar.ts'
import { saying } from './issue-words.rules.ts'

/** A date at the canteen, 'YYYY-MM-DD'. */
export const day = z
  .string()
  .check(
    z.refine(isServiceDay, saying('没有这一天', 'not a date: YYYY-MM-DD')),
  ) as unknown as z.ZodMiniType<ServiceDay>
