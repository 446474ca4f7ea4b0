import type { QueryClient } from '@tanstack/react-query'
import { serviceDayAt } from '../../backend/vocabulary/calendar.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import type { identityEndpoints } from '../../backend/contract/identity.ts'
import { sessionQuery } from '../queries/identity.ts'
import { keep, readKept, wipeKept } from './kept.ts'
import { ownerOf } from './owner.ts'
import { hearOut } from './sending.ts'
import { forgetSent } from './unsent.ts'

type Session = ReplyOf<typeof identityEndpoints.getSession>

const canteenOf = ({ staff }: Session): number | null => staff?.canteenId ?? null

/**
 * Who was here, for a page that is opened without a network. The server decides anew as soon as it answers: where
 * she now works for another canteen, nothing of the one before stays.
 */
export const keepSession = async (session: Session): Promise<void> => {
  const owner = ownerOf(session)
  if (owner === null) return
  const { accountId } = owner
  const now = new Date()
  const day = serviceDayAt(now)
  const before = await readKept('session', { accountId, today: day })
  if (before !== null && canteenOf(before.value as Session) !== canteenOf(session)) await wipeKept()
  await keep({ name: 'session', accountId, day, askedAtMs: now.getTime(), value: session })
}

/** Lets a page begin with who was here last; it is asked for again at once. */
export const giveKeptSession = async (client: QueryClient): Promise<void> => {
  const today = serviceDayAt(new Date())
  const kept = await readKept('session', { accountId: null, today })
  if (kept !== null)
    client.setQueryData(sessionQuery().queryKey, kept.value as Session, { updatedAt: 1 })
}

/** When somebody signs out, nothing of anybody stays on the device but what was not sent. */
export const leaveNothing = async (): Promise<void> => {
  await hearOut(3_000)
  await Promise.all([wipeKept(), forgetSent(() => true)])
}
