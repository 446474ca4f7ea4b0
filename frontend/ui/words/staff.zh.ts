import type { Role } from '../../../backend/vocabulary/role.ts'

const roles: Record<Role, string> = {
  diner: '长者',
  family: '家属',
  volunteer: '志愿者',
  counter: '窗口',
  kitchen: '厨房',
  manager: '站长',
  officer: '街道',
  auditor: '审计',
  admin: '管理员',
}

/** Words every staff page shares. A room's own words live beside this file: desk.zh.ts, office.zh.ts … */
export const staffZh = {
  skip: '跳到正文',
  navigation: '各处',
  signIn: '登录',
  signInHeading: '食堂工作人员登录',
  userName: '用户名',
  passPhrase: '口令',
  signOut: '退出',
  signingIn: '正在登录……',
  showPassPhrase: '看一眼口令',
  forgotten: '忘了口令，请站长重设一个。',
  forElders: '我是来订饭的',
  notHere: (name: string) => `${name} 进不了这一页`,
  notHereWay: '请站长开通，或者换一个账号登录。',
  language: '文字',
  languageName: { 'zh-CN': '中文', en: 'English' },
  online: '已连上',
  who: (role: string, name: string) => `${role} ${name}`,
  role: roles,
  connected: (seconds: number) => `已连上，${seconds} 秒前更新`,
  stopped: (seconds: number) => `数据已停 ${seconds} 秒`,
  offline: '没连上网',
  notSent: '没有办成',
  again: '再试一次',
  save: '保存',
  cancel: '不改了',
  print: '打印',
  rooms: { desk: '志愿者台', counter: '窗口', office: '办公室', board: '厨房大屏' },
  secondFactor: '动态码和备用码',
  device: {
    heading: '登记这台设备',
    code: '配对码',
    codeHint: '8 位数字，站长在「设备」里出的',
    pair: '登记',
    pairing: '正在登记……',
    how: '请站长在「设备」里点「登记新设备」，把 8 位数字打在这里。15 分钟内有效，只能用一次。',
    already: (name: string) => `这台设备现在是「${name}」，再登记一次就换掉。`,
  },
  notFound: '没有这一页',
  toStart: '回到开头',
}

export type StaffWords = typeof staffZh
