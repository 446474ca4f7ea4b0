import type { Allergen, Texture, Tweak, Variant } from '../../../backend/vocabulary/diet.ts'
import type { Way } from '../../../backend/vocabulary/meal.ts'

const textures: Record<Texture, string> = {
  regular: '普通',
  soft: '软烂',
  minced: '剁碎',
  pureed: '打成泥',
}
const tweaks: Record<Tweak, string> = { less_salt: '少盐', no_sugar: '无糖' }
/** Short enough to be read across the kitchen. */
const allergens: Record<Allergen, string> = {
  gluten: '麸质',
  crustacean: '虾蟹',
  fish: '鱼',
  egg: '鸡蛋',
  peanut: '花生',
  soy: '大豆',
  milk: '牛奶',
  nut: '坚果',
}
const ways: Record<Way, string> = { dine_in: '堂食', pick_up: '打包', deliver: '外送' }

const wishes = (variant: Variant): string[] => [
  ...(variant.texture === 'regular' ? [] : [textures[variant.texture]]),
  ...variant.tweaks.map((tweak) => tweaks[tweak]),
]

/** What a cook would shout across the kitchen. */
export const kitchenZh = {
  title: '厨房大屏',
  /** 明天午饭 as a title */
  meal: (meal: string): string => meal,
  calendarDay: (date: string, weekday: string): string => `${date} ${weekday}`,
  portion: '份',
  total: '一共',
  turns: '几点来几份',
  plain: textures.regular,
  texture: textures,
  tweak: tweaks,
  way: ways,
  /** One way to make a dish: 软烂 少盐 不放花生 */
  variant: (variant: Variant): string =>
    [
      ...wishes(variant),
      ...(variant.omits.length === 0
        ? []
        : [`不放${variant.omits.map((one) => allergens[one]).join('、')}`]),
    ].join(' ') || textures.regular,
  /** Wishes without what must be left out. */
  wishes,
  allergy: (kinds: readonly Allergen[]): string =>
    `${kinds.map((one) => allergens[one]).join('、')}过敏`,
  allergies: '过敏',
  clash: {
    open: (what: string): string => `对不上：${what}`,
    made_apart: (what: string): string => `单独做，避开${what}`,
    accepted: (what: string): string => `问过了照吃：${what}`,
  },
  otherVariants: (kinds: number): string => `另 ${kinds} 种`,
  small: '小份',
  limit: (portions: number): string => `最多 ${portions} 份`,
  full: '订满了',
  cutoff: (clock: string): string => `${clock}截止，还有`,
  daysLeft: (days: number, clock: string): string => `${days} 天 ${clock}`,
  closing: '到点了，正在截止',
  planned: '还没开始订',
  served: '开过饭了',
  settled: '结清了',
  frozen: (portions: number): string => `已截止，按 ${portions} 份做`,
  afterwards: (portions: number): string => `后来有变，现在 ${portions} 份`,
  frozenWas: (portions: number): string => `截止时 ${portions}`,
  was: (portions: number): string => `原来 ${portions}`,
  connection: {
    connecting: '正在连接……',
    fresh: '已连上，刚刚更新',
    age: (seconds: number): string => `已连上，${seconds} 秒前更新`,
    stale: (seconds: number): string =>
      seconds < 60
        ? `数据已停 ${seconds} 秒`
        : `数据已停 ${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`,
    staleNote: '数字可能不准，正在重连',
    spokenGood: '已连上',
    spokenBad: '数据停了，正在重连',
  },
  specials: {
    heading: '单独做',
    none: '没有要单独做的',
    page: (page: number, pages: number): string => `${page} / ${pages} 页`,
    turn: (page: string): string => `${page}，换一页`,
    portions: (count: number): string => `${count} 份`,
  },
  changes: {
    heading: '刚才变了',
    late: '截止后变了',
    none: '还没有变化',
    spoken: (from: number, to: number): string => `从 ${from} 份变成 ${to} 份`,
  },
  servings: '看哪一顿',
  work: '没开声音，点一下开始上班',
  print: '打印备餐单',
  toPlan: '做多少',
  toCook: (toCook: number, booked: number): string => `做 ${toCook} · 订 ${booked}`,
  toCookAlone: (toCook: number): string => `做 ${toCook}`,
  stillToCook: (count: number): string => (count === 0 ? '都好了' : `还要做 ${count}`),
  safety: '食品安全',
  empty: { heading: '这几天没有要做的饭', text: '菜单发布以后，这里会自己出来。' },
  noTiles: '这一顿还没有排菜',
  noCanteen: {
    heading: '这台设备还没有登记',
    text: '请站长在办公室「设备」里加一台「厨房大屏」，把配对码输到这里。',
    pair: '输配对码',
    signIn: '用厨房账号登录',
  },
  pickCanteen: '看哪个食堂？',
  failed: { heading: '数据没有取到', text: '正在自动重试，不用刷新。' },
  prep: {
    title: '备餐单',
    print: '打印',
    back: '回到大屏',
    printedAt: (moment: string): string => `${moment} 打印`,
    asOfOpen: '还没截止，份数还会变',
    counts: '做多少',
    specials: '单独做',
    dishes: '配料',
    shopping: '一共要买',
    dish: '菜',
    portions: '份数',
    how: '怎么做',
    number: '取餐号',
    name: '姓名',
    careful: '注意',
    ingredient: '原料',
    amount: '用量',
    perDish: (name: string, portions: number): string => `${name}，${portions} 份`,
    noIngredients: '这个菜没有登记配料',
    noSpecials: '没有要单独做的',
    signed: ['配菜人', '核对人'],
  },
  weight: (grams: number): string =>
    grams >= 1000 ? `${Math.round(grams / 10) / 100} 公斤` : `${Math.round(grams)} 克`,
}

export type KitchenWords = typeof kitchenZh
