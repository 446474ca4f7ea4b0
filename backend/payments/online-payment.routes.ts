import { renderSVG } from 'uqr'
import { onlinePaymentEndpoints } from '../contract/online-payments.ts'
import { payInEndpoints } from '../contract/pay-in.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { fen } from '../vocabulary/money.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { askByLink } from './ask-by-link.action.ts'
import { askForPayment } from './ask-for-payment.action.ts'
import { askForRefund } from './ask-for-refund.action.ts'
import { closeMoneyCase } from './close-money-case.action.ts'
import { makeTopUpLink } from './make-top-up-link.action.ts'
import { fenOfYuan, mostOnlineFen, topUpChoicesFen } from './online-payment.rules.ts'
import {
  moneyCasesView,
  onlinePaymentsView,
  parityReportsView,
  paymentView,
} from './online-payment.view.ts'
import { openCheckout } from './open-checkout.action.ts'
import { provided } from './provider.ts'
import type { PaymentProvider } from './provider.ts'
import { refreshPayment } from './refresh-payment.action.ts'
import { revokeTopUpLink } from './revoke-top-up-link.action.ts'
import { sendRefund } from './send-refund.action.ts'
import { readLinkedDiner } from './top-up-link.store.ts'

type Online = PaymentProvider | null

/** Said beside the sum on the provider's page: no name. */
const topUpDescription = '暖餐 给长者存饭钱'

/** A payment on its way is asked about where somebody waits for it; when nobody answers, what we know is said. */
const asOfNow = async (deps: Deps, provider: Online, dinerId: number, paymentId: number) => {
  const known = await paymentView(deps.db, dinerId, paymentId)
  if (provider !== null && (known.state === 'open' || known.state === 'processing'))
    await refreshPayment(deps.db, provider, paymentId).catch((error: unknown) =>
      deps.log.warn({ error, paymentId }, 'the provider could not be asked about a payment'),
    )
  return paymentView(deps.db, dinerId, paymentId)
}

const isHerOwn = ({ grants }: Actor, dinerId: number): boolean =>
  grants.some((grant) => grant.role === 'diner' && grant.dinerId === dinerId)

const payerRoutes = (deps: Deps, provider: Online): Route[] => [
  serve('topUpOnline', onlinePaymentEndpoints.topUpOnline, async (call) => {
    const { actor, params, body, origin } = call
    const online = provided(provider)
    const { paymentId } = await once(deps.db, call.write, (tx) =>
      askForPayment(tx, online, { actor, ...params, ...body, booking: null, linkId: null }),
    )
    const page = isHerOwn(actor, params.dinerId) ? '/wallet' : `/family/${params.dinerId}/top-up`
    return openCheckout(deps.db, online, paymentId, {
      description: topUpDescription,
      successUrl: `${origin}${page}?payment=${paymentId}`,
      cancelUrl: `${origin}${page}`,
    })
  }),
  serve('getOnlinePayment', onlinePaymentEndpoints.getOnlinePayment, ({ params }) =>
    asOfNow(deps, provider, params.dinerId, params.paymentId),
  ),
]

const linkRoutes = (deps: Deps, provider: Online): Route[] => [
  serve('makeTopUpLink', onlinePaymentEndpoints.makeTopUpLink, async (call) => {
    provided(provider)
    const { linkId, callName, secret } = await makeTopUpLink(deps, call, call.params.dinerId)
    const url = `${deps.config.publicUrl.replace(/\/$/, '')}/pay/${secret}`
    return { linkId, callName, url, qrSvg: renderSVG(url, { ecc: 'M', border: 4 }) }
  }),
  serve('revokeTopUpLink', onlinePaymentEndpoints.revokeTopUpLink, ({ actor, params, write }) =>
    once(deps.db, write, async (tx) => {
      await revokeTopUpLink(tx, actor, params.dinerId)
      return {}
    }),
  ),
  serve('readTopUpLink', payInEndpoints.readTopUpLink, async ({ params, query }) => {
    const { leastFen } = provided(provider)
    const linked = await readLinkedDiner(deps.db, params.token)
    if (!linked) throw new Refusal('link_over')
    const { maskedName, dinerId, canteenName, canteenNameEn, canteenPhone } = linked
    return {
      maskedName,
      canteen: { name: { zh: canteenName, en: canteenNameEn }, phone: canteenPhone },
      choicesFen: [...topUpChoicesFen],
      leastFen,
      mostFen: mostOnlineFen,
      payment:
        query.payment === undefined ? null : await asOfNow(deps, provider, dinerId, query.payment),
    }
  }),
  serve('topUpByLink', payInEndpoints.topUpByLink, async (call) => {
    const online = provided(provider)
    const { token, amountFen, yuan } = call.body
    const asked = yuan ? fenOfYuan(yuan) : (amountFen ?? 0)
    const { paymentId } = await askByLink(deps, online, { ...call, token, amountFen: asked })
    const page = `${call.origin}/pay/${token}`
    return openCheckout(deps.db, online, paymentId, {
      description: topUpDescription,
      successUrl: `${page}?payment=${paymentId}`,
      cancelUrl: page,
    })
  }),
]

const officeRoutes = (deps: Deps, provider: Online): Route[] => [
  serve('listOnlinePayments', onlinePaymentEndpoints.listOnlinePayments, ({ params, query }) =>
    onlinePaymentsView(deps.db, params.canteenId, query),
  ),
  serve('refundPayment', onlinePaymentEndpoints.refundPayment, async (call) => {
    const online = provided(provider)
    const { actor, params, body } = call
    const { refundId } = await once(deps.db, call.write, (tx) =>
      askForRefund(tx, { actor, ...params, ...body, amountFen: fen(body.amountFen) }),
    )
    return { refundId, state: await sendRefund(deps.db, online, actor, refundId) }
  }),
  serve('listMoneyCases', onlinePaymentEndpoints.listMoneyCases, ({ params }) =>
    moneyCasesView(deps.db, params.canteenId),
  ),
  serve('closeMoneyCase', onlinePaymentEndpoints.closeMoneyCase, ({ actor, params, body, write }) =>
    once(deps.db, write, async (tx) => {
      await closeMoneyCase(tx, actor, { ...params, ...body })
      return {}
    }),
  ),
  serve('listParityReports', onlinePaymentEndpoints.listParityReports, ({ params }) =>
    parityReportsView(deps.db, params.canteenId),
  ),
]

export const onlinePaymentRoutes = (deps: Deps, provider: Online): Route[] => [
  ...payerRoutes(deps, provider),
  ...linkRoutes(deps, provider),
  ...officeRoutes(deps, provider),
]
