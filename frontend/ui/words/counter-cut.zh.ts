import type { HandOverOutcome } from '../../../backend/vocabulary/hand-overs.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'

type Trouble = Exclude<HandOverOutcome, 'collected' | 'corrected'>

/** At the window while the network is away, and when it is back. */
export const counterCutZh = {
  heading: '网断了，照样刷卡领餐',
  byList: (time: string) => `现在用的是 ${time} 的名单。`,
  noList: '这台机器上没有今天的名单。先让长者吃饭，把取餐号记在纸上。',
  waiting: (count: number) => `有 ${count} 份还没报上去，网一通自动报，不会多收钱。`,
  sending: (count: number) => `网通了，正在报 ${count} 份。`,
  noted: '先记在这台机器上，网一通自动报上去。',
  alreadyWay: '不能再领。有疑问，等网通了看「今天名单」，或者找站长。',
  notKept: '没记下来',
  notKeptWay: '这台机器存不了。把取餐号记在纸上，再给她饭。',
  no: {
    unlisted: ['名单上没有', '可能没订，也可能刚订。先让长者坐下，把卡号记在纸上，等网通了再查。'],
    early: ['还没到开饭时间', '请她稍等一会儿。'],
  } satisfies Record<string, [string, string]>,
  open: {
    heading: (count: number) => `断网时发的饭，有 ${count} 份要您看一看`,
    said: (at: string, by: string) => `${at} ${by}发的`,
    why: {
      already: '这一份发了两次',
      cancelled: '这一份后来取消了',
      not_paid: '这一份的钱还没付到',
      cash_short: '收的钱不够',
      clock_wrong: '机器的时间对不上，记成了没来领',
      month_closed: '那个月已经结账，记不进去了',
      help_gone: '补贴已经用在别的饭上了',
    } satisfies Record<Trouble, string>,
    earlier: (at: string, by: string) => `${at} ${by}已经发过。没有多扣她的钱。`,
    todo: {
      already: '问问是不是多给了一份。',
      cancelled: '没有收她的钱。问问站长是谁取消的。',
      not_paid: '请她付好，再到「今天名单」里点领餐。',
      cash_short: '到「今天名单」里找到她，补收差的钱，点领餐。',
      clock_wrong: '她吃了，就点「她吃了」，账会改过来。',
      month_closed: '告诉站长，在这个月的账里补。',
      help_gone: '告诉站长。补贴补上以后，再点「她吃了」。',
    } satisfies Record<Trouble, string>,
    /** Between two sentences. */
    join: '',
    tooMuch: '钱收多了',
    back: (amount: Fen) => `退给她 ${yuan(amount)} 元现金。`,
    done: '办好了',
    doneWhom: (name: string, number: string) => `办好了 ${name} ${number}`,
    ate: '她吃了',
    ateWhom: (name: string, number: string) => `她吃了 ${name} ${number}`,
    whoMay: '请站长或窗口的人登录以后来办。',
    failed: '没有办成',
    noNetwork: '网络断了，等一会儿再点。',
  },
  refused: {
    heading: (count: number) => `有 ${count} 份没报上去`,
    one: (number: string, at: string) => `${number}，${at} 发的`,
    again: '再报一次',
    againWhich: (number: string) => `再报一次 ${number}`,
  },
  noNumber: '没有号',
}

export type CounterCutWords = typeof counterCutZh
