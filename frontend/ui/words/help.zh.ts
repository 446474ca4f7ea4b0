/** Where to turn. */
export const helpZh = {
  title: '帮助',
  heading: '要帮忙吗？',
  call: '打电话给食堂',
  card: '用卡订饭',
  cardHow: '拿卡到窗口，或者打电话报 6 位数。',
  cancel: '不想吃了',
  cancelHow: '在「我的饭」里取消，晚了就打电话。',
  money: '付钱',
  moneyHow: '卡里扣，或者来时付现金。',
  wallet: '看卡里的钱',
  family: '家里人',
  signOut: '退出登录',
}

export type HelpWords = typeof helpZh
