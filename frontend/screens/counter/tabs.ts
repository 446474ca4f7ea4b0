export const tabs = ['checkIn', 'walkIn', 'list', 'missed', 'cash', 'notices'] as const
/** Where a hand-over is put right: reached from the check-in, not from the row of tabs. */
export type Tab = (typeof tabs)[number] | 'putRight'

/** Pages of the cash tab with an address of their own. */
export const cashPages = ['count', 'report', 'carried'] as const
export type CashPage = (typeof cashPages)[number]

/** Addresses that are written in another way than their tab. */
const parts: Partial<Record<Tab, string>> = { walkIn: 'walk-in', putRight: 'put-right' }

/** The last part of its address; none for the check-in. */
export const partOf = (tab: Tab): string | undefined =>
  tab === 'checkIn' ? undefined : (parts[tab] ?? tab)

/** The last part of the address; anything unknown is the check-in. */
export const tabFrom = (part: string | undefined): Tab =>
  cashPageFrom(part) === null
    ? ([...tabs, 'putRight' as const].find((tab) => partOf(tab) === part) ?? 'checkIn')
    : 'cash'

export const cashPageFrom = (part: string | undefined): CashPage | null =>
  cashPages.find((page) => page === part) ?? null
