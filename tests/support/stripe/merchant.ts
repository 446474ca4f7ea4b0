import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Stripe } from 'stripe'
import { onTestFinished } from 'vitest'
import { idOf } from './objects.ts'
import { startStripeStandIn, type StandInOptions, type StripeStandIn } from './stand-in.ts'

/** A stand-in, gone with the test. */
export async function aStandIn(options: StandInOptions = {}): Promise<StripeStandIn> {
  const standIn = await startStripeStandIn(options)
  onTestFinished(() => standIn.close())
  return standIn
}

/** The real SDK, pointed at it. */
export function sdkOf(
  standIn: Pick<StripeStandIn, 'sdk' | 'secretKey'>,
  { secretKey = standIn.secretKey, maxNetworkRetries = 0 } = {},
): Stripe {
  return new Stripe(secretKey, {
    ...standIn.sdk,
    maxNetworkRetries,
    timeout: 15_000,
    telemetry: false,
  })
}

type Params = Stripe.Checkout.SessionCreateParams

/** A top-up of so many fen, as our product asks for it. */
export function topUp(fen: number, more: Partial<Params> = {}): Params {
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'cny', unit_amount: fen, product_data: { name: '餐卡充值' } },
      },
    ],
    allowed_payment_method_types: ['alipay', 'wechat_pay', 'card'],
    payment_method_options: { wechat_pay: { client: 'web' } },
    success_url: 'http://127.0.0.1:1/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:1/back',
    client_reference_id: 'top-up-1',
    metadata: { topUp: '1' },
    payment_intent_data: { metadata: { topUp: '1' } },
    locale: 'zh',
    submit_type: 'pay',
    ...more,
  }
}

/** A payment intent of so many fen that has been paid. */
export async function aPaidIntent(
  standIn: StripeStandIn,
  stripe: Stripe,
  fen: number,
): Promise<string> {
  const session = await stripe.checkout.sessions.create(topUp(fen))
  standIn.pay(session.id, { method: 'alipay', outcome: 'paid' })
  const paid = await stripe.checkout.sessions.retrieve(session.id)
  return idOf(paid.payment_intent)
}

export interface Letter {
  readonly payload: string
  readonly signature: string
}

export interface Mailbox {
  readonly url: string
  readonly letters: readonly Letter[]
}

/** An endpoint that keeps what it gets and answers as it is told. */
export async function aMailbox(
  answer: (letter: Letter, count: number) => number | 'no answer' = () => 200,
): Promise<Mailbox> {
  const letters: Letter[] = []
  const server = createServer((request, response) => {
    void textOf(request).then((payload) => {
      const letter = { payload, signature: String(request.headers['stripe-signature']) }
      letters.push(letter)
      const status = answer(letter, letters.length)
      if (status === 'no answer') request.socket.destroy()
      else response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/webhooks`, letters }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** The refusal as the SDK throws it, or a complaint that there was none. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  const answer = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (answer instanceof Stripe.errors.StripeError) return answer
  throw new Error(`expected a refusal of Stripe's, got ${String(answer)}`)
}
