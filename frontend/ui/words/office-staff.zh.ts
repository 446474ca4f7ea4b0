import { officeVolunteersZh } from './office-volunteers.zh.ts'

/** Who works at the canteen. */
export const officeStaffZh = {
  caption: '员工和志愿者',
  name: '姓名',
  userName: '用户名',
  userNameHint: '小写字母开头，3 到 30 位',
  passPhrase: '口令',
  passPhraseHint: '至少 12 个字，用一句记得住的话',
  role: '做什么',
  places: '负责的楼',
  placesHint: '志愿者只看得到自己负责的楼',
  everywhere: '整个食堂',
  add: '加一位',
  added: (name: string): string => `${name} 可以登录了，把用户名和口令告诉本人。`,
  end: (name: string): string => `结束 ${name}`,
  endTitle: (name: string): string => `${name} 不在这里做了？`,
  endText: '马上退出登录，不能再进来。做过的事都留着记录。',
  reason: '原因（可以不填）',
  factor: {
    it: '重设动态码',
    reset: (name: string): string => `重设动态码 ${name}`,
    title: (name: string): string => `${name} 的手机不在了？`,
    text: '先当面或打电话问清楚，确实是本人。旧手机和备用码马上作废，本人会退出登录；下次用口令登录，再用新手机扫一次码。',
    reason: '怎么回事',
    reasonHint: '比如：手机丢了，当面核对过',
    done: (name: string): string => `${name} 下次登录时，用新手机扫码就好。`,
  },
  none: '还没有员工',
  volunteers: officeVolunteersZh,
  badUserName: '用户名要小写字母开头，只用字母、数字、点、横线，3 到 30 位。',
}

export type OfficeStaffWords = typeof officeStaffZh
