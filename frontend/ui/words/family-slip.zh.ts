import type { FamilyPermission } from '../../../backend/vocabulary/role.ts'

/** A sheet for the child in her hand, and who is linked already; said to whoever sits at the desk. */
export const familySlipZh = {
  title: '家属',
  heading: (name: string): string => `照看${name}吃饭`,
  about: ['家里人扫这个码，就能在手机上看到吃了没有。'],
  steps: [
    '打开手机的「扫一扫」，对着这张图。',
    '写上名字，是老人的什么人。',
    '点「好，我来照看」。',
  ],
  agreed: (what: string): string => `老人同意：${what}。`,
  until: (moment: string): string => `${moment}前有效，只能用一次。`,
  qr: '家属加入的二维码',
  help: (canteen: string, phone: string): string =>
    `不想让谁看了，打电话叫我们断开：${canteen} ${phone}`,
  orType: '扫不了，就在手机浏览器里打这个地址：',
  ask: '问老人：让家里人做什么？',
  always: '看吃了没有，这个都能看。',
  mayDo: {
    see: '看吃了没有',
    book: '替老人订饭',
    pay: '替老人存钱、看账',
    health: '知道老人的忌口',
  } as Record<FamilyPermission, string>,
  make: '开一张家属单',
  making: '正在开单……',
  another: '再开一张',
  print: '打印',
  revoke: '作废这张',
  revoked: '作废了，这张单子加不进来了',
  failed: '没有办成',
  linked: '已经照看的家里人',
  nobody: '还没有家里人。',
  who: (name: string, relation: string): string =>
    relation === '' ? name : `${name}（${relation}）`,
  unproven: (phone: string): string =>
    `留的号码 ${phone} 还没核实，先不往上面发消息。打过去，是本人接的，再点下面。`,
  confirm: (name: string): string => `打过了，是${name}本人`,
  end: (name: string): string => `断开${name}`,
  ended: (name: string): string => `${name}断开了。`,
  restore: (name: string): string => `接回${name}`,
  back: '回到接电话',
}

export type FamilySlipWords = typeof familySlipZh
