export const tabs = ['checkIn', 'list', 'missed', 'cash', 'notices'] as const
export type Tab = (typeof tabs)[number]

/** The last part of the address; anything unknown is the check-in. */
export const tabFrom = (part: string | undefined): Tab =>
  tabs.find((tab) => tab === part) ?? 'checkIn'
