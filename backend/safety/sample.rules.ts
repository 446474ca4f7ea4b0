import { keepSampleHours } from '../vocabulary/food-safety.ts'

/** Until when a sample stays in the fridge: 48 hours from the moment it was taken (GB 31654-2021). */
export const keepUntilOf = (takenAt: Date): Date =>
  new Date(takenAt.getTime() + keepSampleHours * 3_600_000)

export const mayDispose = (takenAt: Date, now: Date): boolean => now >= keepUntilOf(takenAt)
