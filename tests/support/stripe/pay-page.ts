import { readFile } from 'node:fs/promises'
import type { Stripe } from 'stripe'
import { paySession, type Payment } from './payments.ts'
import { paymentMethods, type PaymentMethod } from './requests.ts'
import type { World } from './world.ts'

type Session = Stripe.Checkout.Session

export interface PageAnswer {
  readonly status: number
  readonly type: 'text/html' | 'text/css'
  readonly body: string
  /** Where the browser goes next. */
  readonly location?: string
}

const words: Readonly<Record<PaymentMethod, { zh: string; en: string }>> = {
  alipay: { zh: '用支付宝付款', en: 'Pay with Alipay' },
  wechat_pay: { zh: '用微信付款', en: 'Pay with WeChat Pay' },
  card: { zh: '用银行卡付款', en: 'Pay by card' },
}
const order: readonly PaymentMethod[] = ['alipay', 'wechat_pay', 'card']

/** The pages a customer sees. Undefined: there is nothing at this address. */
export async function payPage(
  world: World,
  method: string,
  path: string,
): Promise<PageAnswer | undefined> {
  if (method === 'GET' && path === '/pay.css') {
    const body = await readFile(new URL('pay-page.css', import.meta.url), 'utf8')
    return { status: 200, type: 'text/css', body }
  }
  const [, id = '', verb] = /^\/pay\/(\w+)(?:\/(\w+))?$/.exec(path) ?? []
  const session = world.objects.sessions.get(id)
  if (!session) return undefined
  if (method === 'GET' && verb === undefined) {
    return { status: 200, type: 'text/html', body: pageOf(world, session) }
  }
  return method === 'POST' && verb !== undefined ? press(world, session, verb) : undefined
}

/** A button is a POST; whoever presses twice, or too late, sees how things stand. */
function press(world: World, session: Session, verb: string): PageAnswer | undefined {
  if (verb === 'cancel') return seeOther(session.cancel_url ?? `/pay/${session.id}`, session)
  const payment = paymentOf(session, verb)
  if (!payment) return undefined
  if (session.status !== 'open') {
    return { status: 409, type: 'text/html', body: pageOf(world, session) }
  }
  paySession(world, session, payment)
  return seeOther(session.success_url ?? `/pay/${session.id}`, session)
}

function paymentOf(session: Session, verb: string): Payment | undefined {
  const allowed = order.filter((method) => session.payment_method_types.includes(method))
  const [first] = allowed
  if (verb === 'processing' && first) return { method: first, outcome: 'processing' }
  const method = paymentMethods.find((known) => known === verb)
  return method && allowed.includes(method) ? { method, outcome: 'paid' } : undefined
}

function seeOther(address: string, session: Session): PageAnswer {
  const location = address.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
  return { status: 303, type: 'text/html', body: '', location }
}

function pageOf(world: World, session: Session): string {
  const purpose = world.objects.purchases.get(session.id)?.purpose ?? ''
  const amount = ((session.amount_total ?? 0) / 100).toFixed(2)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>演示付款 · Pretend payment</title>
<link rel="stylesheet" href="/pay.css">
</head>
<body>
<main>
<p class="notice" role="note"><strong>这是演示用的替身，不是真的收款页，不会动用真钱。</strong>
<span lang="en">This is a stand-in for a demonstration. It is not a real payment page, and no real money moves.</span></p>
<h1>${escaped(purpose)}</h1>
<p class="amount">¥${amount}</p>
${session.status === 'open' ? buttons(session) : outcome(session)}
</main>
</body>
</html>
`
}

function buttons(session: Session): string {
  const button = (verb: string, zh: string, en: string, kind: string): string =>
    `<form method="post" action="/pay/${session.id}/${verb}"><button class="${kind}">${zh} <span lang="en">${en}</span></button></form>`
  return [
    ...order
      .filter((method) => session.payment_method_types.includes(method))
      .map((method) => button(method, words[method].zh, words[method].en, 'pay')),
    button('processing', '付款还在处理中', 'The payment is still being processed', 'later'),
    button('cancel', '不付了', 'Do not pay', 'leave'),
  ].join('\n')
}

function outcome(session: Session): string {
  const [zh, en] =
    session.status === 'expired'
      ? ['这一页已经过期，没有收钱。', 'This page has expired. Nothing was charged.']
      : session.payment_status === 'paid'
        ? ['这笔已经付过了，不会再收一次。', 'This has been paid. It will not be charged again.']
        : [
            '这笔付款没有完成，或者还在处理中。',
            'This payment is being processed, or did not succeed.',
          ]
  const back = session.status === 'expired' ? session.cancel_url : session.success_url
  const link =
    back === null
      ? ''
      : `<p><a href="${escaped(back.replaceAll('{CHECKOUT_SESSION_ID}', session.id))}">回去 <span lang="en">Back</span></a></p>`
  return `<p role="status">${zh} <span lang="en">${en}</span></p>\n${link}`
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}
