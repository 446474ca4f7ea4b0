import type { TimeOfDay } from './calendar.ts'

/** From then till then on the canteen's clock, on one day. */
export interface TimeWindow {
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

/** Minutes of a turn that a canteen may choose. */
export const windowLengths = [15, 20, 30, 45, 60] as const
export type WindowLength = (typeof windowLengths)[number]
