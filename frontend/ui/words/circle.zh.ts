import type { FamilyPermission } from '../../../backend/vocabulary/role.ts'

/** Said to the elder on her own phone: what she lets them do. */
const mayDo: Record<FamilyPermission, string> = {
  see: '看您吃了没有',
  book: '替您订饭',
  pay: '替您存钱、看账',
  health: '知道您的忌口',
}

/** On the elder's own phone: who looks after her. */
export const circleZh = {
  mayDo,
  who: (name: string, relation: string) => (relation === '' ? name : `${name}（${relation}）`),
  circle: {
    title: '家里人',
    heading: '谁在看着您吃饭',
    nobody: '让家里人知道您吃了没有',
    nobodyText: '出一个码，让孩子用手机扫一下。随时都能断开。',
    can: (what: string) => `能${what}`,
    change: (name: string) => `改${name}的`,
    add: '加一位家里人',
    gone: (name: string) => `${name}断开了，什么也看不到了。`,
    restore: '按错了，接回来',
    others: '看看我照看的人',
  },
  member: {
    heading: (name: string) => `让${name}做什么？`,
    always: '看您吃了没有，这个一直能看。',
    keep: '就这样',
    end: (name: string) => `断开${name}`,
    endNote: '马上就看不到了',
    notThere: '这位已经不在名单里了',
  },
  add: {
    title: '加家里人',
    heading: '让家里人做什么？',
    always: '看您吃了没有，这个都能看。',
    go: '出一个码',
  },
  code: {
    title: '给家里人扫的码',
    heading: '让家里人扫这个码',
    qr: '给家里人扫的二维码',
    orType: (address: string) => `不会扫？在 ${address} 输入：`,
    digits: '八个数',
    until: (moment: string) => `${moment}前有效，只能用一次。`,
    opened: '有人输入了，正在写名字……',
    done: '好了',
    revoke: '不要这个码了',
    joined: (who: string) => `${who}加进来了`,
    joinedText: (what: string) => `现在能${what}。`,
    joinedChange: '改一改',
    over: '这个码用不了了',
    overText: '过了一刻钟，或者停用了。再出一个就行。',
    again: '再出一个',
  },
}

export type CircleWords = typeof circleZh
