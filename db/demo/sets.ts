import type { DishPictureKey } from '../../frontend/ui/dishes/keys.ts'
import { dishNamed } from './dishes.ts'
import type { DemoDish } from './recipe.ts'

export interface DemoSet {
  /** Elders see the main dish's name; what comes with it is said beside it. */
  readonly name: string
  readonly nameEn: string
  readonly sides: string
  readonly sidesEn: string
  readonly picture: DishPictureKey
  readonly priceFen: number
  /** The main dish first. */
  readonly dishes: readonly DemoDish[]
}

/** How a side dish is called when it is only a side dish. */
const sideWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  清炒菠菜: ['菠菜', 'spinach'],
  炒鸡毛菜: ['鸡毛菜', 'young greens'],
  香菇青菜: ['香菇青菜', 'bok choy'],
  蒜蓉西兰花: ['西兰花', 'broccoli'],
  金蒜南瓜: ['南瓜', 'pumpkin'],
  葱油冬瓜: ['冬瓜', 'winter melon'],
  清炒绿豆芽: ['豆芽', 'bean sprouts'],
  木耳白菜片: ['白菜', 'cabbage'],
  糖醋藕片: ['藕片', 'lotus root'],
  凉拌三丝: ['三丝', 'shredded vegetables'],
  紫菜豆腐汤: ['紫菜汤', 'seaweed soup'],
  番茄蛋汤: ['番茄蛋汤', 'tomato and egg soup'],
  茶叶蛋: ['茶叶蛋', 'a tea egg'],
  米饭: ['米饭', 'rice'],
  杂粮饭: ['杂粮饭', 'mixed-grain rice'],
}

function set(main: string, yuan: number, ...sides: readonly string[]): DemoSet {
  const dish = dishNamed(main)
  const words = sides.map(
    (side) => sideWords[side] ?? ([side, dishNamed(side).nameEn.toLowerCase()] as const),
  )
  return {
    name: dish.name,
    nameEn: dish.nameEn,
    sides: `配${words.map(([zh]) => zh).join('、')}`,
    sidesEn: `with ${words.map(([, en]) => en).join(' and ')}`,
    picture: dish.picture,
    priceFen: Math.round(yuan * 100),
    dishes: [dish, ...sides.map(dishNamed)],
  }
}

export const demoSets: readonly DemoSet[] = [
  set('萝卜排骨', 15, '清炒菠菜', '米饭'),
  set('清蒸鲈鱼', 18, '香菇青菜', '米饭'),
  set('肉末豆腐', 12, '炒鸡毛菜', '米饭'),
  set('番茄炒蛋', 10, '清炒绿豆芽', '米饭'),
  set('三鲜烩面', 14, '糖醋藕片', '茶叶蛋'),
  set('红烧狮子头', 15, '蒜蓉西兰花', '米饭'),
  set('葱烤大排', 16, '炒鸡毛菜', '米饭'),
  set('红烧肉卤蛋', 18, '葱油冬瓜', '米饭'),
  set('土豆炖牛肉', 18, '清炒菠菜', '米饭'),
  set('咖喱鸡块', 15, '蒜蓉西兰花', '米饭'),
  set('香菇蒸鸡', 15, '金蒜南瓜', '米饭'),
  set('秘制酱鸭腿', 16, '清炒绿豆芽', '米饭'),
  set('糖醋小排', 19, '香菇青菜', '杂粮饭'),
  set('豉汁蒸排骨', 16, '金蒜南瓜', '米饭'),
  set('粉蒸肉', 16, '炒鸡毛菜', '米饭'),
  set('面筋塞肉', 13, '炒鸡毛菜', '米饭'),
  set('百叶包', 13, '清炒菠菜', '米饭'),
  set('芋艿烧鸭', 19, '清炒菠菜', '米饭'),
  set('宫保鸡丁', 14, '清炒绿豆芽', '米饭'),
  set('清炒虾仁', 20, '葱油冬瓜', '米饭'),
  set('红烧鲳鱼', 20, '蒜蓉西兰花', '米饭'),
  set('红烧鲫鱼', 16, '炒鸡毛菜', '米饭'),
  set('清蒸梅子鱼', 18, '清炒菠菜', '米饭'),
  set('干煎带鱼', 18, '木耳白菜片', '米饭'),
  set('酸菜鱼', 18, '金蒜南瓜', '米饭'),
  set('油爆虾', 20, '炒鸡毛菜', '米饭'),
  set('木须肉', 12, '金蒜南瓜', '米饭'),
  set('肉末蒸蛋', 10, '香菇青菜', '米饭'),
  set('麻婆豆腐', 10, '木耳白菜片', '米饭'),
  set('笋干炒肉片', 13, '清炒菠菜', '米饭'),
  set('豆板炒蛋', 12, '葱油冬瓜', '米饭'),
  set('西兰花炒肉片', 13, '金蒜南瓜', '米饭'),
  set('糖醋里脊', 14, '木耳白菜片', '米饭'),
  set('老豆腐毛豆烩咸肉', 13, '炒鸡毛菜', '米饭'),
  set('酱茄子', 10, '清炒菠菜', '米饭'),
  set('炸酱面', 12, '清炒绿豆芽', '紫菜豆腐汤'),
]

const byName = new Map(demoSets.map((one) => [one.name, one]))

export function setNamed(name: string): DemoSet {
  const found = byName.get(name)
  if (found === undefined) throw new Error(`no demo set is called ${name}`)
  return found
}
