import type { Tx } from '../kernel/database.ts'
import { claimEvent } from './provider-event.store.ts'
import { providerActor } from './provider.ts'
import type { ProviderEvent } from './provider.ts'
import { takeCheckout } from './take-checkout.action.ts'
import { takeDispute } from './take-dispute.action.ts'
import { takeRefund } from './take-refund.action.ts'

const refOf = ({ about }: ProviderEvent): string =>
  about.what === 'checkout'
    ? about.seen.sessionRef
    : about.what === 'refund'
      ? about.seen.refundRef
      : about.what === 'dispute'
        ? about.seen.disputeRef
        : about.objectRef

/** One event of a provider, once: that it was seen and what it did are one transaction. */
export const takeEvent = async (
  tx: Tx,
  provider: string,
  event: ProviderEvent,
): Promise<{ canteenId: number | null; outcome: string }> => {
  const { eventRef, kind, about } = event
  if (!(await claimEvent(tx, { provider, eventRef, kind, objectRef: refOf(event) })))
    return { canteenId: null, outcome: 'repeated' }
  const actor = providerActor(provider)
  if (about.what === 'checkout') return takeCheckout(tx, actor, about.seen)
  if (about.what === 'refund') return takeRefund(tx, actor, about.seen)
  if (about.what === 'dispute') return takeDispute(tx, actor, about.seen)
  return { canteenId: null, outcome: 'nothing' }
}
