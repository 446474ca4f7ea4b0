import type { ClaimMove, ClaimRowKind } from './claims.ts'
import type { Channel } from './meal.ts'
import type { Verified } from './recognition.ts'
import type { Words } from './words.ts'

/** What stands on the screen and in the file that is taken away. */
export const claimRowKindWords: Readonly<Record<ClaimRowKind, Words>> = {
  meal: { zh: '餐补', en: 'Meal' },
  operator: { zh: '运营补助', en: 'Operating subsidy' },
  correction: { zh: '扣回', en: 'Taken back' },
}

export const claimMoveWords: Readonly<Record<ClaimMove, Words>> = {
  prepare: { zh: '整理', en: 'Prepared' },
  submit: { zh: '提交', en: 'Handed in' },
  return: { zh: '退回', en: 'Returned' },
  approve: { zh: '审定', en: 'Approved' },
}

/** By which way a meal was ordered. */
export const channelWords: Readonly<Record<Channel, Words>> = {
  app: { zh: '手机', en: 'app' },
  phone: { zh: '电话', en: 'phone' },
  round: { zh: '上门', en: 'round' },
  counter: { zh: '窗口', en: 'counter' },
  kiosk: { zh: '自助机', en: 'kiosk' },
  standing: { zh: '长期订', en: 'standing order' },
  walk_in: { zh: '现场买', en: 'walk-in' },
}

/** How the counter knew her; nothing where nobody asked yet. */
export const verifiedWords: Readonly<Record<Verified | '', Words>> = {
  card: { zh: '刷卡', en: 'card' },
  digits: { zh: '报卡号', en: 'card digits' },
  birthday: { zh: '报名字，问了生日', en: 'by name and birthday' },
  phone_tail: { zh: '报名字，问了电话', en: 'by name and phone' },
  name: { zh: '报名字', en: 'by name' },
  '': { zh: '', en: '' },
}
