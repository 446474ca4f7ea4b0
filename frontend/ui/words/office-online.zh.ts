import type { refundStates } from '../../../backend/contract/online-payments.ts'
import type { onlineStates } from '../../../backend/contract/pay-in.ts'
import type { MoneyCaseKind } from '../../../backend/vocabulary/money-case.ts'

type OnlineState = (typeof onlineStates)[number]
type RefundState = (typeof refundStates)[number]

/** What is known of a case, in words already; null where nobody knows. */
export interface CaseSums {
  readonly asked: string | null
  readonly seen: string | null
}
export interface CaseWords {
  readonly heading: string
  readonly what: (sums: CaseSums) => string
  readonly usual: string
  readonly way: string
}

const sum = (said: string | null): string => said ?? '一笔钱'

const cases: Record<MoneyCaseKind, CaseWords> = {
  unknown_payment: {
    heading: '有一笔钱不知道是谁的',
    what: ({ seen }) => `支付平台上有 ${sum(seen)}，我们这里没有对应的存钱记录，谁的卡里都没记。`,
    usual: '多半是有人在平台后台手工收了款，或者别的地方共用了这个收款账号。',
    way: '照平台单号到后台查是谁付的。查清了，在后台原路退回去，请家里人从暖餐重新存一次。',
  },
  amount_differs: {
    heading: '两边的钱数不一样',
    what: ({ asked, seen }) =>
      `我们要收 ${sum(asked)}，支付平台说收到 ${sum(seen)}。系统没有自己改账。`,
    usual: '付款页上的钱数改不了，平常不会这样。多半是有人在平台后台动过这一笔。',
    way: '别让家里人再付一次。照平台单号在后台看清实收多少，把这一笔原路退回去，请家里人重新存。',
  },
  refund_failed: {
    heading: '退款没退成',
    what: ({ seen }) => `${sum(seen)}退不回付款的地方，已经放回长者的卡里，一分没少。`,
    usual: '多半是付款的银行卡注销了，或者付款的账号停用了。',
    way: '打电话问付款的人：留在卡里吃饭，还是到窗口领现金。过几天再退一次也行。',
  },
  disputed: {
    heading: '付款人找银行要钱',
    what: ({ seen }) =>
      `付款人跟银行说不认得这笔钱，${sum(seen)}被先扣着。长者卡里的钱没有动，饭照吃。`,
    usual: '多半是家里人忘了，或者看账单认不出是食堂收的。',
    way: '今天就打电话问家里人。是误会，请付款人跟银行撤回；不是，在平台后台写明的期限以前，把存钱和吃饭的记录交上去。过期不交，钱就由食堂出。',
  },
  credited_not_paid: {
    heading: '卡里记了，平台没收到',
    what: ({ asked }) => `卡里记进了 ${sum(asked)}，支付平台却说没有收到这笔钱。`,
    usual: '平常不会这样。可能是收款账号换过，也可能有人动过数据。',
    way: '这一笔先别退款。照平台单号在后台再查一遍，真没收到，请管理员来查，不要自己补账。',
  },
  paid_not_credited: {
    heading: '平台收到了，卡里没记',
    what: ({ seen }) => `支付平台收到了 ${sum(seen)}，长者的卡里还没有。`,
    usual: '多半是平台的通知晚到了。系统隔几分钟会再去问，常常自己就记上了。',
    way: '先看这笔付款现在是不是「付好了」，是就可以结案。还不是，跟家里人说一声钱没有丢，请管理员来查。',
  },
}

/** As the provider calls them; one that is new shows its own words. */
const failures: Readonly<Record<string, string>> = {
  expired_or_canceled_card: '付款的银行卡过期或者注销了',
  lost_or_stolen_card: '付款的银行卡挂失了',
  declined: '付款人的银行不收',
  insufficient_funds: '平台账上的钱不够退',
  charge_for_pending_refund_disputed: '付款人正在找银行要这笔钱',
  unknown: '没有说',
}
const states: Record<OnlineState, string> = {
  asked: '刚要付',
  open: '还没付',
  processing: '银行在办',
  paid: '付好了',
  failed: '没付成',
  expired: '过时没付',
}
const refunds: Record<RefundState, string> = {
  asked: '正要退',
  sent: '退款路上',
  done: '已退回',
  failed: '没退成，钱在卡里',
}
/** As the provider calls them; one that is new shows its own name. */
const methods: Readonly<Record<string, string>> = {
  alipay: '支付宝',
  wechat_pay: '微信',
  card: '银行卡',
}

export const officeOnlineZh = {
  number: (id: number): string => `付款 ${id} 号`,
  refOf: (ref: string): string => `平台单号 ${ref}`,
  methods,
  cases: {
    heading: '对不上的账',
    open: (count: number): string => `有 ${count} 件要看`,
    kinds: cases,
    what: '出了什么事',
    usual: '怎么来的',
    way: '怎么办',
    foreign: (currency: string): string => `一笔外币（${currency}）`,
    reason: (said: string): string => `平台说的原因：${failures[said] ?? said}`,
    about: (name: string, amount: string, day: string): string => `${name}，${day}付的 ${amount}`,
    found: (moment: string): string => `${moment}发现`,
    close: '查清了，结案',
    closeOf: (heading: string, about: string): string => `查清了，结案：${heading}，${about}`,
    note: '查到了什么，怎么办的',
    noteHint: '以后查账的人会看到。比如：打电话问过王女士，钱留在卡里吃饭。',
    closeIt: '结案',
    closed: (count: number): string => `结了案的 ${count} 件`,
    closedBy: (name: string, moment: string): string => `${name} ${moment}结案`,
    none: '没有对不上的账',
    checked: (until: string, days: number, payments: number, amount: string): string =>
      `对到${until}为止：${days} 天，${payments} 笔，${amount}，支付平台和账本一笔一笔比过。退款和银行来的争议也没有要看的。`,
    settledDays: (days: number): string => `其中 ${days} 天有过差别，都查清结案了。`,
    notYet: '有了第一笔网上付款，第二天系统自己跟支付平台对一遍，结果写在这里。',
  },
  payments: {
    heading: '付款',
    caption: '网上付款，新的在前',
    at: '什么时候',
    name: '长者',
    amount: '金额',
    purpose: '做什么',
    purposes: { top_up: '存钱', booking: '一顿饭' },
    method: '怎么付',
    state: '到哪一步',
    states,
    refunds: '退款',
    refundStates: refunds,
    askedBy: (name: string, day: string, reason: string): string => `${name}，${day}：${reason}`,
    none: '还没有人在网上付过钱',
    noneWay: '给长者打一张「家人存钱单」，家里人扫一下就能存饭钱。在长者的「卡和手机」里打。',
    toResidents: '去长者名单',
    more: '看更早的',
    loadingMore: '正在取……',
    refund: '退款',
    refundOne: (name: string, amount: string, id: number): string =>
      `退款 ${name} ${amount} 付款 ${id} 号`,
    tooLate: '过了 90 天',
    tooLateWay:
      '付款过了 90 天，支付平台退不回原来的地方了。可以留在卡里吃饭，或者在窗口退现金给长者。',
  },
  refund: {
    title: (name: string, amount: string): string => `退款：${name}，${amount}`,
    way: (name: string, method: string): string =>
      `从${name}的卡里扣，原路退回付款用的${method}，一般几天到账。`,
    unknownMethod: '账户',
    left: (amount: string): string => `最多还能退 ${amount}`,
    amount: '退多少元',
    reason: '为什么退',
    reasonHint: '比如：家属存错了人',
    submit: '退回去',
    sent: (amount: string, name: string): string =>
      `${amount}已经从${name}的卡里扣下，在退回去的路上。到了会写「已退回」。`,
    done: (amount: string): string => `${amount}已退回。`,
    failed: (amount: string): string =>
      `${amount}没退成，钱还在卡里。上面「对不上的账」里写着怎么办。`,
    waiting: (amount: string): string =>
      `${amount}已经记下要退。支付平台这会儿没有答话，系统会自己接着退，不用再按。`,
  },
  parity: {
    heading: '一天一天地对',
    about: '左边是支付平台的单子，右边是我们的账本，系统每天比一遍。',
    caption: '每天的网上付款，支付平台和账本',
    day: '日期',
    providerCount: '平台笔数',
    provider: '平台金额',
    ledgerCount: '账本笔数',
    ledger: '账本金额',
    result: '比下来',
    same: '一样',
    differs: (count: number): string => `差 ${count} 笔`,
    none: '还没有对过的日子。',
    all: (days: number): string => `${days} 天都列出来`,
  },
}

export type OfficeOnlineWords = typeof officeOnlineZh
