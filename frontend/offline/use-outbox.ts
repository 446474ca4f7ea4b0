import { useSyncExternalStore } from 'react'
import type { Outbox, OutboxNow } from './outbox.ts'

/** What waits on this device, kept fresh while the page stands. */
export const useOutboxNow = (outbox: Outbox): OutboxNow =>
  useSyncExternalStore(outbox.subscribe, outbox.now)
