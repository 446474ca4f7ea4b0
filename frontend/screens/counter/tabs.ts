export const tabs = ['checkIn', 'list', 'missed', 'cash', 'notices'] as const
export type Tab = (typeof tabs)[number]

/** Pages of the cash tab with an address of their own. */
export const cashPages = ['count', 'report'] as const
export type CashPage = (typeof cashPages)[number]

/** The last part of the address; anything unknown is the check-in. */
export const tabFrom = (part: string | undefined): Tab =>
  cashPageFrom(part) === null ? (tabs.find((tab) => tab === part) ?? 'checkIn') : 'cash'

export const cashPageFrom = (part: string | undefined): CashPage | null =>
  cashPages.find((page) => page === part) ?? null
