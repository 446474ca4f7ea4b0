import type { Month } from '../../../backend/vocabulary/calendar.ts'
import { negativeFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import type { WalletMove } from '../../../backend/vocabulary/wallet.ts'

/** Her card's money, and the page behind a pay-in slip. */
export const moneyZh = {
  payIn: {
    title: '存饭钱',
    heading: (masked: string) => `给${masked}存饭钱，存多少？`,
    text: (canteen: string) => `存到${canteen}的卡里`,
    other: '别的数',
    otherHint: (least: Fen, most: Fen) => `${yuan(least)} 元到 ${yuan(most)} 元`,
    badAmount: '看不懂这个数，请填几元几角，比如 35.5。',
    go: '去付款',
    arrived: (amount: Fen) => `收到 ${yuan(amount)} 元`,
    arrivedText: (masked: string) => `已经在${masked}的卡里了。`,
    more: '再存一笔',
    onItsWay: '还没收到付款的消息',
    onItsWayText: '付好了就等一会儿，钱不会丢。',
    lookAgain: '再看一下',
    otherAmount: '没付，重新选',
    notPaid: '没有付成',
    notPaidText: '钱没有动。',
    tryAgain: '再试一次',
  },
  wallet: {
    title: '卡里的钱',
    has: (amount: Fen) =>
      amount < 0 ? `卡里先欠着 ${yuan(negativeFen(amount))} 元` : `卡里有 ${yuan(amount)} 元`,
    topUp: '想存钱？',
    topUpWays: ['到窗口，存现金。', '走不开，打电话问怎么存。'],
    everyMovement: '看这个月的每一笔',
    call: '打电话给食堂',
    month: (month: Month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月的账`,
    see: (month: Month) => `看${Number(month.slice(5))}月的`,
    opening: (amount: Fen) =>
      amount < 0 ? `月初先欠着 ${yuan(negativeFen(amount))} 元` : `月初有 ${yuan(amount)} 元`,
    closing: (amount: Fen) =>
      amount < 0 ? `月底先欠着 ${yuan(negativeFen(amount))} 元` : `月底有 ${yuan(amount)} 元`,
    noMovement: '这个月没有进出。',
    moved: (amount: Fen) =>
      amount < 0 ? `− ${yuan(negativeFen(amount))} 元` : `+ ${yuan(amount)} 元`,
    /** Between the day and the meal: 11月23日的午饭 */
    of: '的',
    what: {
      top_up: '存钱',
      carried: '上门收的',
      meal: '订',
      back: '退回',
      missed: '没来领',
      corrected: '更正',
      in: '存进',
      out: '取出',
    } as Record<WalletMove, string>,
    /** 林小梅上门收的 */
    carriedBy: (name: string) => `${name}上门收的`,
    onPaper: '要一张纸的？到窗口说一声，就给您打印。',
  },
}

export type MoneyWords = typeof moneyZh
