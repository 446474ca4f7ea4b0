import type { ClaimState } from '../vocabulary/claims.ts'
import type { Language } from '../vocabulary/role.ts'

interface ClaimWords {
  readonly states: Readonly<Record<ClaimState, string>>
  readonly total: string
  readonly payable: string
  /** More is taken back than asked for. */
  readonly owing: string
  readonly canteen: string
  readonly funder: string
  readonly month: string
  readonly state: string
}

/** Words of the spreadsheet alone, which leaves the house. */
export const claimWords: Readonly<Record<Language, ClaimWords>> = {
  'zh-CN': {
    states: { draft: '草稿', submitted: '已提交', approved: '已审定' },
    total: '合计',
    payable: '应付',
    owing: '应退',
    canteen: '食堂',
    funder: '出资方',
    month: '月份',
    state: '状态',
  },
  en: {
    states: { draft: 'draft', submitted: 'submitted', approved: 'approved' },
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
