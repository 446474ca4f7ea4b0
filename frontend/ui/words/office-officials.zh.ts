/** Who answers for the street and the city around the canteen, appointed by an administrator. */
export const officeOfficialsZh = {
  heading: '街道和市里的人',
  about: '他们不在食堂上班：街道审定补贴申领，审计查账，管理员开账号。每人一个自己的账号。',
  none: '还没有街道和市里的人',
  place: '管哪里',
  add: '加一位街道或市里的人',
  addIt: '加上',
  role: '做什么',
  roles: {
    officer: '街道：审定补贴申领，定补贴办法',
    auditor: '审计：看账、查记录，什么都不改',
    admin: '管理员：开账号，管食堂的设置',
  },
  passPhraseHint: '至少 12 个字，用一句记得住的话。本人第一次登录时，还要用手机扫码设好动态码。',
  added: (name: string): string =>
    `${name} 可以登录了，把用户名和口令告诉本人。第一次登录时手机要在身边。`,
  oneself: '您自己',
  end: (name: string, role: string, place: string): string => `结束 ${name}（${place}，${role}）`,
  endTitle: (name: string, place: string): string => `${name} 不再管${place}了？`,
}

export type OfficeOfficialsWords = typeof officeOfficialsZh
