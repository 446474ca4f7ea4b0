import type { Role } from '../../backend/vocabulary/role.ts'
import type { CanteenKey } from './places.ts'

/** One pass phrase for all demonstration accounts; a real canteen starts with DEMO=off and none of them. */
export const demoPassPhrase = 'nuanhe-de-yi-can'

export interface DemoStaff {
  readonly role: Exclude<Role, 'diner' | 'family' | 'volunteer'>
  readonly name: string
  readonly userName: string
  /** A canteen, or the whole street or city. */
  readonly over: { readonly canteen: CanteenKey } | { readonly place: 'street' | 'city' }
}

export const demoStaff: readonly DemoStaff[] = [
  { role: 'counter', name: '王芳芳', userName: 'wangfang', over: { canteen: 'xingfuli' } },
  { role: 'counter', name: '顾小平', userName: 'guxiaoping', over: { canteen: 'xiquan' } },
  { role: 'kitchen', name: '杨师傅', userName: 'yangshifu', over: { canteen: 'xingfuli' } },
  { role: 'kitchen', name: '蒋师傅', userName: 'jiangshifu', over: { canteen: 'xiquan' } },
  { role: 'manager', name: '张站长', userName: 'zhangzhan', over: { canteen: 'xingfuli' } },
  { role: 'manager', name: '许站长', userName: 'xuzhan', over: { canteen: 'xiquan' } },
  { role: 'officer', name: '何敏', userName: 'hemin', over: { place: 'street' } },
  { role: 'auditor', name: '严立新', userName: 'yanlixin', over: { place: 'city' } },
  { role: 'admin', name: '方晓', userName: 'fangxiao', over: { place: 'city' } },
]

export interface DemoVolunteer {
  readonly name: string
  readonly userName: string
  readonly phone: string
  readonly canteen: CanteenKey
  readonly buildings: readonly { readonly compound: string; readonly building: string }[]
}

const inCompound = (compound: string, ...numbers: readonly number[]) =>
  numbers.map((number) => ({ compound, building: `${number}栋` }))

const volunteer = (
  name: string,
  userName: string,
  nth: number,
  canteen: CanteenKey,
  ...buildings: readonly { compound: string; building: string }[]
): DemoVolunteer => ({ name, userName, phone: `1370000000${nth}`, canteen, buildings })

export const demoVolunteers: readonly DemoVolunteer[] = [
  volunteer(
    '林小梅',
    'linxiaomei',
    1,
    'xingfuli',
    ...inCompound('幸福里', 1, 2, 3, 5, 6, 7, 8, 9),
    ...inCompound('甘霖新苑', 1, 2, 3, 5),
  ),
  volunteer('袁志华', 'yuanzhihua', 2, 'xingfuli', ...inCompound('幸福里', 1, 2)),
  volunteer('胡佩芬', 'hupeifen', 3, 'xingfuli', ...inCompound('幸福里', 3, 5)),
  volunteer('程国强', 'chengguoqiang', 4, 'xingfuli', ...inCompound('幸福里', 6, 7)),
  volunteer('宋丽娟', 'songlijuan', 5, 'xingfuli', ...inCompound('甘霖新苑', 1, 2, 3, 5)),
  volunteer('邵文华', 'shaowenhua', 6, 'xiquan', ...inCompound('西泉小区', 1, 2)),
  volunteer('范雪琴', 'fanxueqin', 7, 'xiquan', ...inCompound('西泉小区', 3, 5)),
  volunteer('董建伟', 'dongjianwei', 8, 'xiquan', ...inCompound('泉景苑', 1, 2)),
]
