/** What the first administrator fills in, in the order of the page. */
export type SetUpField =
  | 'code'
  | 'name'
  | 'userName'
  | 'passPhrase'
  | 'city'
  | 'district'
  | 'street'
  | 'community'
  | 'canteenName'
  | 'canteenPhone'
  | 'canteenAddress'

const label: Record<SetUpField, string> = {
  code: '启动码',
  name: '您的姓名',
  userName: '用户名',
  passPhrase: '口令',
  city: '市',
  district: '区或县',
  street: '街道或镇',
  community: '社区',
  canteenName: '食堂名字',
  canteenPhone: '食堂电话',
  canteenAddress: '食堂地址',
}
const hint: Partial<Record<SetUpField, string>> = {
  code: '启动暖餐的那台电脑上印着，8 位',
  name: '同事看到的名字',
  userName: '小写字母，比如 hemin',
  passPhrase: '至少 12 个字，用一句记得住的话',
  city: '比如「上海市」',
  district: '比如「普陀区」',
  street: '比如「甘泉路街道」',
  community: '食堂所在的社区',
  canteenName: '比如「幸福里社区食堂」',
  canteenPhone: '长者每一页都看得到',
  canteenAddress: '贴在公告栏上的那个',
}
/** When the server could not take what was typed. */
const wrong: Partial<Record<SetUpField, string>> = {
  userName: '用户名要小写字母开头，只用字母、数字、点、横线，3 到 30 位。',
  canteenPhone: '电话要填手机号，或者带区号的座机，比如 021-56010000。',
}

/** Monday morning, the first page of all: calm, short, and nothing that cannot be changed later. */
export const setUpZh = {
  title: '第一次设置',
  about: '三小段，几分钟填好。填好就能进办公室，接着加楼栋、员工和长者。',
  groups: { who: '您是谁', where: '在哪个社区', canteen: '食堂' },
  whoNote: '您就是站长和管理员。以后在办公室里再加别人。',
  label,
  hint,
  wrong,
  show: '看看口令',
  hide: '藏起口令',
  required: (field: string): string => `请填「${field}」`,
  summary: (count: number): string => (count === 1 ? '有 1 处要看一下' : `有 ${count} 处要看一下`),
  submit: '设置好，进办公室',
  doneHeading: '这里已经设置好了',
  done: '请用您的用户名和口令登录。',
  failed: '这一页没有打开',
}

export type SetUpWords = typeof setUpZh
