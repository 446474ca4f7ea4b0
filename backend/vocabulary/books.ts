/** Words of the books that both ends share. */

export const accountKinds = [
  'wallet',
  'drawer',
  'bank',
  'prepaid',
  'revenue',
  'receivable',
  'concession',
  'missed_loss',
  'over_short',
  'clearing',
  'refunding',
  'disputed',
  'dispute_loss',
  'claim_loss',
  'grants',
  'donations',
  'rounding',
  'opening',
] as const
export type AccountKind = (typeof accountKinds)[number]

/** What may stand in the way of closing a month. Each has its words, with the way out, in the office. */
export const obstacleKinds = [
  'month_not_over',
  'servings_unsettled',
  'bookings_held',
  'drawers_unsigned',
  'money_cases_open',
] as const
export type ObstacleKind = (typeof obstacleKinds)[number]

interface Named {
  readonly zh: string
  readonly en: string
}

export const accountNames: Readonly<Record<AccountKind, Named>> = {
  wallet: { zh: '长者卡里的钱', en: 'Residents’ wallets' },
  drawer: { zh: '钱箱现金', en: 'Cash drawer' },
  bank: { zh: '保险柜和银行', en: 'Safe and bank' },
  prepaid: { zh: '预收饭钱', en: 'Meals paid ahead' },
  revenue: { zh: '饭菜收入', en: 'Meals sold' },
  receivable: { zh: '应收补贴', en: 'Subsidies owed to us' },
  concession: { zh: '食堂让利', en: 'Canteen’s own concession' },
  missed_loss: { zh: '没来领的损失', en: 'Loss on meals not collected' },
  over_short: { zh: '钱箱长短款', en: 'Drawer over or short' },
  clearing: { zh: '网上付的，还没到账', en: 'Paid online, not yet here' },
  refunding: { zh: '正在退的钱', en: 'Refunds under way' },
  disputed: { zh: '有争议的钱', en: 'Held in dispute' },
  dispute_loss: { zh: '争议损失', en: 'Lost in disputes' },
  claim_loss: { zh: '没批下来的补贴', en: 'Subsidy not granted' },
  grants: { zh: '运营补助', en: 'Operating subsidies' },
  donations: { zh: '爱心捐款', en: 'Donations' },
  rounding: { zh: '尾数', en: 'Rounding' },
  opening: { zh: '启用系统以前收下的', en: 'Held before this system' },
}

/** Kinds of transactions; one that is not here yet shows its own name. */
export const transactionNames: Readonly<Record<string, Named>> = {
  cash_top_up: { zh: '现金充值', en: 'Cash top-up' },
  carried_top_up: { zh: '上门收的现金', en: 'Cash taken at the door' },
  carried_difference: { zh: '上门现金的差额', en: 'Difference in cash from the door' },
  booking_paid: { zh: '订饭付款', en: 'Paid when booking' },
  booking_refunded: { zh: '退回饭钱', en: 'Given back' },
  meal_collected: { zh: '领餐', en: 'Meal collected' },
  hand_over_undone: { zh: '领餐撤销', en: 'Hand-over undone' },
  guest_sold: { zh: '现场散卖', en: 'Sold to a guest' },
  guest_sale_undone: { zh: '散卖撤销', en: 'Guest sale undone' },
  meal_missed: { zh: '没来领', en: 'Meal not collected' },
  reversal_meal_missed: { zh: '没来领，改为领了', en: 'Not collected, put right' },
  online_top_up: { zh: '网上充值', en: 'Paid in online' },
  refund_asked: { zh: '退回付款人', en: 'Refund asked for' },
  refund_done: { zh: '退款到账', en: 'Refund arrived' },
  refund_failed: { zh: '退款没成', en: 'Refund failed' },
  dispute_opened: { zh: '付款人有异议', en: 'Payment disputed' },
  dispute_won: { zh: '异议没成立', en: 'Dispute won' },
  dispute_lost: { zh: '异议成立', en: 'Dispute lost' },
  drawer_float: { zh: '开钱箱放的零钱', en: 'Float' },
  drawer_put_in: { zh: '放零钱进钱箱', en: 'Cash put in' },
  drawer_taken_out: { zh: '从钱箱取出', en: 'Cash taken out' },
  drawer_difference: { zh: '点钱的差额', en: 'Difference at the count' },
  cash_donation: { zh: '收到爱心款', en: 'Donation in cash' },
  fund_given: { zh: '给了爱心款', en: 'Given from the fund' },
  wallet_paid_out: { zh: '退卡里的钱', en: 'Wallet paid out' },
  cash_reversed: { zh: '撤掉的现金', en: 'Cash reversed' },
  claim_approved: { zh: '申领审定', en: 'Claim approved' },
  carried_over: { zh: '启用前的余额', en: 'Carried over' },
}

export const transactionName = (kind: string): Named =>
  transactionNames[kind] ?? { zh: kind, en: kind }

/** Figures of a day or month; `list` is what all the others, from `wallet` to `other`, sum up to. */
export const figureKinds = [
  'served',
  'missed',
  'list',
  'wallet',
  'cash',
  'funded',
  'concession',
  'loss',
  'other',
  'topped_up',
  'paid_out',
  'drawer',
] as const
export type FigureKind = (typeof figureKinds)[number]
