import type { ClaimMove, ClaimRowKind, ClaimState } from '../vocabulary/claims.ts'
import type { Meal, Way } from '../vocabulary/meal.ts'
import type { Language } from '../vocabulary/role.ts'
import { mealWords } from '../vocabulary/when-words.ts'

interface ClaimWords {
  readonly kinds: Readonly<Record<ClaimRowKind, string>>
  readonly meals: Readonly<Record<Meal, string>>
  readonly ways: Readonly<Record<Way, string>>
  readonly channels: Readonly<Record<string, string>>
  readonly verified: Readonly<Record<string, string>>
  readonly states: Readonly<Record<ClaimState, string>>
  readonly moves: Readonly<Record<ClaimMove, string>>
  readonly total: string
  readonly payable: string
  /** More is taken back than asked for. */
  readonly owing: string
  readonly canteen: string
  readonly funder: string
  readonly month: string
  readonly state: string
}

/** Words of the spreadsheet, which leaves the house. */
export const claimWords: Readonly<Record<Language, ClaimWords>> = {
  'zh-CN': {
    kinds: { meal: '餐补', operator: '运营补助', correction: '扣回' },
    meals: {
      breakfast: mealWords.breakfast.zh,
      lunch: mealWords.lunch.zh,
      dinner: mealWords.dinner.zh,
    },
    ways: { dine_in: '堂食', pick_up: '自取', deliver: '送餐' },
    channels: {
      app: '手机',
      phone: '电话',
      round: '上门',
      counter: '窗口',
      kiosk: '自助机',
      standing: '长期订',
    },
    verified: { card: '刷卡', name: '报名字' },
    states: { draft: '草稿', submitted: '已提交', approved: '已审定' },
    moves: { prepare: '整理', submit: '提交', return: '退回', approve: '审定' },
    total: '合计',
    payable: '应付',
    owing: '应退',
    canteen: '食堂',
    funder: '出资方',
    month: '月份',
    state: '状态',
  },
  en: {
    kinds: { meal: 'Meal', operator: 'Operating subsidy', correction: 'Taken back' },
    meals: {
      breakfast: mealWords.breakfast.en,
      lunch: mealWords.lunch.en,
      dinner: mealWords.dinner.en,
    },
    ways: { dine_in: 'eaten in', pick_up: 'taken away', deliver: 'delivered' },
    channels: {
      app: 'app',
      phone: 'phone',
      round: 'round',
      counter: 'counter',
      kiosk: 'kiosk',
      standing: 'standing order',
    },
    verified: { card: 'card', name: 'name' },
    states: { draft: 'draft', submitted: 'submitted', approved: 'approved' },
    moves: { prepare: 'Prepared', submit: 'Submitted', return: 'Returned', approve: 'Approved' },
    total: 'Total',
    payable: 'To be paid',
    owing: 'To be given back',
    canteen: 'Canteen',
    funder: 'Funder',
    month: 'Month',
    state: 'State',
  },
}

export const claimColumns: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '序号',
    '类别',
    '日期',
    '餐次',
    '长者',
    '订单',
    '份数',
    '方式',
    '谁订的',
    '怎么订的',
    '领餐时间',
    '谁交的餐',
    '怎么认的',
    '补贴办法',
    '版本',
    '原价（元）',
    '申领（元）',
    '扣回（元）',
    '不付（元）',
    '原因',
  ],
  en: [
    'Row',
    'Kind',
    'Day',
    'Meal',
    'Resident',
    'Booking',
    'Portions',
    'Way',
    'Ordered by',
    'Ordered by way of',
    'Handed over at',
    'Handed over by',
    'Known by',
    'Scheme',
    'Version',
    'List price (yuan)',
    'Claimed (yuan)',
    'Taken back (yuan)',
    'Not paid (yuan)',
    'Reason',
  ],
}
