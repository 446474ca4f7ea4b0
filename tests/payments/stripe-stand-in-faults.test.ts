import { describe, expect, test } from 'vitest'
import { aPaidIntent, aStandIn, refusalOf, sdkOf, topUp } from '../support/stripe/merchant.ts'
import type { StripeStandIn } from '../support/stripe/stand-in.ts'

const key = { idempotencyKey: 'top-up-1' }
const create: readonly ['checkout.sessions.create'] = ['checkout.sessions.create']

describe('a planned fault of the interface', () => {
  test('ends the connection after the work is done; the same key finds what was made, once', async () => {
    const standIn = await aStandIn({
      // Two: the SDK tries once more by itself when a connection is closed on it.
      faults: { api: [{ fault: 'time-out after success', on: create, times: 2 }] },
    })
    const stripe = sdkOf(standIn)
    const lost = await refusalOf(stripe.checkout.sessions.create(topUp(5000), key))
    expect(lost.type).toBe('StripeConnectionError')
    const [made] = standIn.objects.sessions.keys()
    const again = await stripe.checkout.sessions.create(topUp(5000), key)
    expect(again.id).toBe(made)
    expect(standIn.objects.sessions.size).toBe(1)
    expect(standIn.calls.map(({ status, replayed }) => [status, replayed])).toEqual([
      ['no answer', false],
      ['no answer', true],
      [200, true],
    ])
  })

  test('is survived by the retries of the SDK, with one object made', async () => {
    const standIn = await aStandIn({
      faults: { api: [{ fault: 'time-out after success', on: create, times: 1 }] },
    })
    const stripe = sdkOf(standIn, { maxNetworkRetries: 2 })
    const session = await stripe.checkout.sessions.create(topUp(5000))
    expect([...standIn.objects.sessions.keys()]).toEqual([session.id])
  })

  test('gives a refund once, though its answer was lost', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const payment_intent = await aPaidIntent(standIn, stripe, 5000)
    standIn.follow({ api: [{ fault: 'time-out after success', on: ['refunds.create'], times: 2 }] })
    await refusalOf(stripe.refunds.create({ payment_intent, amount: 2000 }, key))
    await stripe.refunds.create({ payment_intent, amount: 2000 }, key)
    expect([...standIn.objects.refunds.values()].map(({ amount }) => amount)).toEqual([2000])
  })

  test('ends the connection before anything is done', async () => {
    const standIn = await aStandIn({
      faults: { api: [{ fault: 'time-out before', on: create, times: 2 }] },
    })
    const stripe = sdkOf(standIn)
    const lost = await refusalOf(stripe.checkout.sessions.create(topUp(5000), key))
    expect(lost.type).toBe('StripeConnectionError')
    expect(standIn.objects.sessions.size).toBe(0)
    await stripe.checkout.sessions.create(topUp(5000), key)
    expect(standIn.calls.at(-1)).toMatchObject({ status: 200, replayed: false })
  })

  test.each([
    ['server error', 0],
    ['server error after success', 1],
  ] as const)('answers 500 for a %s, and the key remembers it', async (fault, made) => {
    const standIn = await aStandIn({ faults: { api: [{ fault, on: create, times: 1 }] } })
    const stripe = sdkOf(standIn)
    const first = await refusalOf(stripe.checkout.sessions.create(topUp(5000), key))
    expect(first).toMatchObject({ statusCode: 500, type: 'StripeAPIError' })
    const again = await refusalOf(stripe.checkout.sessions.create(topUp(5000), key))
    expect(again.headers?.['idempotent-replayed']).toBe('true')
    expect(standIn.objects.sessions.size).toBe(made)
    await stripe.checkout.sessions.create(topUp(5000), { idempotencyKey: 'top-up-1b' })
    expect(standIn.objects.sessions.size).toBe(made + 1)
  })

  test('answers 429, and the key stays free', async () => {
    const standIn = await aStandIn({ faults: { api: [{ fault: 'rate limited', times: 1 }] } })
    const stripe = sdkOf(standIn)
    const refusal = await refusalOf(stripe.checkout.sessions.create(topUp(5000), key))
    expect(refusal).toMatchObject({
      statusCode: 429,
      code: 'rate_limit',
      type: 'StripeRateLimitError',
    })
    await stripe.checkout.sessions.create(topUp(5000), key)
    expect(standIn.objects.sessions.size).toBe(1)
  })

  test('is slow to answer, though the work is done at once', async () => {
    const standIn = await aStandIn({
      faults: { api: [{ fault: 'slow', afterMs: 50, on: create }, { fault: 'held' }] },
    })
    const stripe = sdkOf(standIn)
    const { id } = await stripe.checkout.sessions.create(topUp(5000))
    const held = stripe.checkout.sessions.expire(id)
    await standIn.untilHeld()
    // The event may well be delivered before the answer that caused it.
    expect(standIn.events.map(({ type }) => type)).toEqual(['checkout.session.expired'])
    standIn.letGo()
    expect((await held).status).toBe('expired')
  })

  test('strikes by chance, the same way for the same seed', async () => {
    const run = async (seed: number): Promise<string> => {
      const standIn = await aStandIn({
        seed,
        faults: { api: [{ fault: 'rate limited', chance: 0.5 }] },
      })
      const stripe = sdkOf(standIn)
      for (let count = 0; count < 16; count += 1) {
        await stripe.balance.retrieve().catch(() => undefined)
      }
      return standIn.calls.map(({ status }) => status).join(' ')
    }
    const first = await run(7)
    expect(first).toMatch(/429/)
    expect(first).toMatch(/200/)
    expect(await run(7)).toBe(first)
    expect(await run(8)).not.toBe(first)
  })
})

describe('the page of a session', () => {
  const press = (standIn: StripeStandIn, id: string, verb: string): Promise<Response> =>
    fetch(`${standIn.url}/pay/${id}/${verb}`, { method: 'POST', redirect: 'manual' })

  test('says what it is, for what and how much, in Chinese first', async () => {
    const standIn = await aStandIn()
    const { url } = await sdkOf(standIn).checkout.sessions.create(
      topUp(5050, { line_items: [{ quantity: 1, price_data: priceOf('<b>餐卡</b>充值') }] }),
    )
    const answer = await fetch(url ?? '')
    const page = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('不会动用真钱')
    expect(page).toContain('no real money moves')
    expect(page).toContain('¥50.50')
    expect(page).toContain('&lt;b&gt;餐卡&lt;/b&gt;充值')
    expect(page).not.toMatch(/<script|style=|<style/)
    const order = ['用支付宝付款', '用微信付款', '用银行卡付款', '付款还在处理中', '不付了']
    expect(order.map((words) => page.indexOf(words))).toEqual(
      order.map((words) => page.indexOf(words)).toSorted((a, b) => a - b),
    )
    expect(page.indexOf('用支付宝付款')).toBeGreaterThan(0)
    const style = await fetch(new URL('/pay.css', standIn.url))
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  test.each([
    ['alipay', 'complete', 'paid'],
    ['wechat_pay', 'complete', 'paid'],
    ['card', 'complete', 'paid'],
    ['processing', 'complete', 'unpaid'],
  ])('goes on to the shop when %s is pressed', async (verb, status, payment_status) => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const { id, url } = await stripe.checkout.sessions.create(topUp(5000))
    const answer = await press(standIn, id, verb)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`http://127.0.0.1:1/done?session=${id}`)
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status, payment_status })
    const again = await press(standIn, id, verb)
    expect(again.status).toBe(409)
    expect(await (await fetch(url ?? '')).text()).not.toContain('<button')
    expect(standIn.objects.charges.size).toBe(1)
  })

  test('goes back and takes nothing when 不付了 is pressed', async () => {
    const standIn = await aStandIn()
    const stripe = sdkOf(standIn)
    const { id } = await stripe.checkout.sessions.create(topUp(5000))
    const answer = await press(standIn, id, 'cancel')
    expect(answer.headers.get('location')).toBe('http://127.0.0.1:1/back')
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open' })
  })

  test('offers only what the session allows, and is nowhere for a session that is not there', async () => {
    const standIn = await aStandIn()
    const { id, url } = await sdkOf(standIn).checkout.sessions.create(
      topUp(5000, { allowed_payment_method_types: ['card'] }),
    )
    const page = await (await fetch(url ?? '')).text()
    expect(page).toContain('用银行卡付款')
    expect(page).not.toContain('用支付宝付款')
    expect((await press(standIn, id, 'alipay')).status).toBe(404)
    expect((await fetch(`${standIn.url}/pay/cs_test_none`)).status).toBe(404)
  })
})

function priceOf(name: string): {
  currency: string
  unit_amount: number
  product_data: { name: string }
} {
  return { currency: 'cny', unit_amount: 5050, product_data: { name } }
}
