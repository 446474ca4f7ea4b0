import type { Fen } from '../../../backend/vocabulary/money.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { officeBooksZh } from './office-books.zh.ts'
import { officeCanteenZh } from './office-canteen.zh.ts'
import { officeClaimsZh } from './office-claims.zh.ts'
import { officeImportZh } from './office-import.zh.ts'
import { officeIngredientsZh } from './office-ingredients.zh.ts'
import { officeMenuZh } from './office-menu.zh.ts'
import { officeOfficialsZh } from './office-officials.zh.ts'
import { officeOnlineZh } from './office-online.zh.ts'
import { officePeopleZh } from './office-people.zh.ts'
import { officePlacesZh } from './office-places.zh.ts'
import { officeSchemesZh } from './office-schemes.zh.ts'

/** The manager at her desk: plain, exact, and always with the next step. */
export const officeZh = {
  rooms: {
    today: '今天',
    menu: '菜单',
    dishes: '菜和套餐',
    ingredients: '配料',
    bookings: '订单和价钱',
    online: '网上付款',
    residents: '长者',
    cash: '现金',
    books: '账',
    claims: '补贴申领',
    staff: '员工',
    devices: '设备',
    rules: '食堂规矩',
    places: '食堂和楼栋',
    schemes: '补贴办法',
    audit: '操作记录',
  },
  pickCanteen: '看哪个食堂？',
  otherCanteen: '换一个食堂',
  findCanteen: '食堂的名字或地址',
  noSuchRoom: '没有这一页',
  toToday: '回到今天',
  failed: '数据没有取到',
  again: '再试一次',
  saved: '保存好了',
  add: '添加',
  change: '修改',
  end: '结束',
  day: '日期',
  form: {
    summary: (count: number): string =>
      count === 1 ? '有 1 处要看一下' : `有 ${count} 处要看一下`,
    required: (label: string): string => `请填「${label}」`,
    noSuchDay: (label: string): string => `「${label}」要填一个有的日期`,
    notMoney: (label: string): string => `「${label}」要填金额，比如 12 或 12.50`,
    notWhole: (label: string, from: number, to: number): string =>
      `「${label}」要填 ${from} 到 ${to} 之间的整数`,
    notTime: (label: string): string => `「${label}」要填时间，比如 16:00`,
  },
  today: {
    booked: (portions: number): string => `订了 ${portions} 份`,
    collected: (portions: number): string => `领了 ${portions} 份`,
    limit: (booked: number, limit: number): string => `${booked} / ${limit} 份`,
    until: (moment: string): string => `${moment}截止`,
    serving: '供餐',
    noServings: '这几天还没有安排饭',
    noServingsWay: '先到「菜单」排一周，发布以后就能订了。',
    openMenu: '去排菜单',
    drawer: '钱箱现金',
    drawerToday: (amount: Fen): string => `今天 ${amount > 0 ? '+' : ''}${yuan(amount)} 元`,
    carried: '上门收的，还没交',
    carriedBy: (names: readonly string[]): string => `${names.join('、')}带着`,
    carriedLate: (names: readonly string[]): string => `${names.join('、')}过了一天还没交`,
    residents: '登记的长者',
    nextWeek: '下周菜单',
    nextWeekState: { none: '还没排', draft: '排了，没发布', published: '发布了' },
    nextWeekWay: { none: '去排', draft: '去发布', published: '看看' },
    evidence: (meals: number): string => `${meals} 顿饭的食品安全记录不全`,
    moreEvidence: (meals: number): string => `还有 ${meals} 顿`,
    board: '看厨房大屏',
    prep: '打印备餐单',
    prepOf: (meal: string): string => `打印备餐单 ${meal}`,
    close: '停订',
    markServed: '开过饭了',
    settle: '结清这一顿',
    stepOf: (step: string, meal: string): string => `${step} ${meal}`,
    closed: (portions: number): string => `停订了，按 ${portions} 份做`,
    served: '记下了，开过饭了',
    settleTitle: (meal: string): string => `结清${meal}`,
    settleText: (waiting: number): string =>
      waiting === 0
        ? '都领走了，可以结清。'
        : `还有 ${waiting} 份没有领。结清以后算「没来领」，钱按食堂规矩处理，不能再改。`,
    settled: (missed: number, loss: Fen): string =>
      missed === 0
        ? '结清了，都领走了。'
        : `结清了：${missed} 份没来领，食堂承担 ${yuan(loss)} 元。`,
    done: '这一顿都办完了',
  },
  price: {
    explain: '为什么是这个价',
    explainOf: (whose: string): string => `为什么是这个价 ${whose}`,
    heading: '为什么是这个价',
    payers: '谁付多少',
    payer: '付钱的',
    amount: '金额',
    total: '合计',
    steps: '每个办法怎么算的',
    applied: '用上了',
    notApplied: '没用上',
    noSteps: '这一顿没有补贴办法可用。',
    source: (paper: string): string => `依据：${paper}`,
    asSold: '按卖出那一刻的规定算，以后规定变了也不重算。',
  },
  bookings: {
    find: '名字或取餐号',
    count: (shown: number): string => `${shown} 单`,
    none: '这一顿还没有人订',
    noneFound: '没有找到，换个名字或号码试试',
    number: '取餐号',
    name: '长者',
    what: '订的',
    way: '怎么吃',
    state: '到哪一步',
    due: '还要付',
    choose: '点一位，看价钱是怎么来的。',
    record: '看登记',
    recordOf: (name: string): string => `看登记 ${name}`,
  },
  menu: officeMenuZh,
  ingredients: officeIngredientsZh,
  people: officePeopleZh,
  imports: officeImportZh,
  books: officeBooksZh,
  claims: officeClaimsZh,
  canteen: officeCanteenZh,
  officials: officeOfficialsZh,
  places: officePlacesZh,
  online: officeOnlineZh,
  schemes: officeSchemesZh,
}

export type OfficeWords = typeof officeZh
