import { createLimits } from '../identity/limits.store.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { WriteRequest } from '../kernel/idempotency.store.ts'
import { hashToken } from '../kernel/crypto.ts'
import { nobody } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { askForPayment } from './ask-for-payment.action.ts'
import type { PaymentProvider } from './provider.ts'
import { readLinkedDiner } from './top-up-link.store.ts'

export interface AskByLink {
  readonly write: WriteRequest
  readonly address: string
  readonly token: string
  readonly amountFen: number
}

/**
 * Whoever holds a link asks to pay in. Counted per link and address: opening payment pages by the thousand is no
 * way to spend an evening. Refuses `link_over`, `too_many_requests` and what `askForPayment` refuses.
 */
export const askByLink = async (
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  provider: PaymentProvider,
  asked: AskByLink,
): Promise<{ paymentId: number }> => {
  const limits = createLimits(db, sealer)
  await limits.take('topUpByAddress', asked.address)
  const linked = await readLinkedDiner(db, asked.token)
  if (!linked) throw new Refusal('link_over')
  await limits.take('topUpByLink', String(linked.linkId))
  // The token itself must not lie in the table of writes.
  const write = { ...asked.write, body: [hashToken(asked.token).toString('hex'), asked.amountFen] }
  const actor = { ...nobody, key: `link:${linked.linkId}`, name: '' }
  return once(db, write, (tx) =>
    askForPayment(tx, provider, {
      actor,
      dinerId: linked.dinerId,
      amountFen: asked.amountFen,
      booking: null,
      linkId: linked.linkId,
    }),
  )
}
