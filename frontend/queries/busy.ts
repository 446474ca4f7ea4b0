import { isRefused } from '../api/call.ts'

/** Not now, for a reason that passes: the same question a moment later may be answered. */
export const isBusy = (error: unknown): boolean => isRefused(error) && error.refusal.code === 'busy'
