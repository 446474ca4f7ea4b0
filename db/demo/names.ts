import type { Draw } from './seeded.ts'

export type Gender = 'female' | 'male'

const surnames: readonly (readonly [name: string, weight: number])[] = [
  ['陈', 12],
  ['张', 12],
  ['王', 12],
  ['李', 9],
  ['朱', 8],
  ['徐', 8],
  ['周', 8],
  ['沈', 7],
  ['吴', 7],
  ['陆', 6],
  ['顾', 5],
  ['金', 5],
  ['黄', 5],
  ['赵', 5],
  ['杨', 5],
  ['孙', 5],
  ['胡', 4],
  ['钱', 4],
  ['许', 4],
  ['唐', 4],
  ['何', 3],
  ['高', 3],
  ['曹', 3],
  ['姚', 3],
  ['俞', 3],
  ['严', 3],
  ['施', 3],
  ['邵', 2],
  ['倪', 2],
  ['潘', 2],
  ['冯', 2],
  ['丁', 2],
  ['林', 2],
  ['范', 2],
  ['蒋', 2],
  ['袁', 2],
  ['董', 2],
  ['程', 2],
  ['罗', 2],
  ['马', 2],
  ['宋', 2],
  ['谢', 2],
  ['韩', 1],
  ['叶', 2],
  ['夏', 2],
  ['石', 1],
  ['戴', 1],
  ['龚', 1],
  ['计', 1],
  ['瞿', 1],
]

const split = (text: string): string[] => text.split(' ')

/** Names as parents in and around Shanghai gave them before and after about 1950. */
const given: Readonly<Record<Gender, Readonly<Record<'older' | 'younger', readonly string[]>>>> = {
  female: {
    older: split(
      '桂英 桂珍 秀珍 秀娟 玉珍 玉英 桂芳 素珍 素娥 凤英 凤珍 阿妹 招娣 月娥 惠珍 美珍 秀兰 金娣 杏珍 根娣 淑贞 翠英 文珍 瑞英 宝珠 雪珍 兰英 彩娣 菊英 爱珍 月珍 林娣 巧英 妙珍 银娣 慧娟',
    ),
    younger: split(
      '美华 丽华 国英 慧芳 惠芳 玉芳 红英 敏华 亚萍 美芳 爱华 秋萍 雪芳 慧珍 凤娣 佩芳 佩珍 丽珍 建英 建芳 文娟 静芳 莉莉 燕萍 卫英 金凤 根妹 惠英 彩凤 月琴',
    ),
  },
  male: {
    older: split(
      '根生 阿根 福生 金生 德明 文彬 宝根 志明 长林 水根 炳生 仁德 树林 金宝 关林 立民 宝生 锦祥 洪福 银根 才根 耀明 正荣 永年 兴发 祥生 桂生 根发 菊生 龙生',
    ),
    younger: split(
      '建国 国庆 国华 卫东 跃进 建平 伟民 国平 永明 正华 国良 爱民 志刚 惠民 伟国 建新 金龙 福明 德兴 文荣 根宝 志华 建民 培良 鸣德 培德 永根 国兴',
    ),
  },
}

/** Combinations that many readers would take for somebody they know from the news or the stage. */
const knownPeople = new Set([
  '徐根宝',
  '朱建华',
  '徐玉兰',
  '曹建明',
  '高文彬',
  '陈德明',
  '王建国',
  '孙建国',
  '王伟民',
  '黄建平',
  '徐建国',
  '李建国',
  '朱国平',
  '张志刚',
  '周建平',
  '王建平',
  '赵建平',
  '陈建国',
  '李建平',
  '徐建平',
  '王志刚',
  '李国华',
  '王国平',
  '张建国',
  '张建平',
  '王志华',
  '李金龙',
  '王金龙',
  '陈金龙',
  '王永明',
  '李永明',
  '张卫东',
  '王卫东',
  '李卫东',
  '石建国',
])

export function drawName(
  draw: Draw,
  gender: Gender,
  age: number,
  taken: ReadonlySet<string>,
): string {
  const generation = given[gender][age >= 76 ? 'older' : 'younger']
  for (;;) {
    const name = draw.weighted(surnames) + draw.oneOf(generation)
    if (!taken.has(name) && !knownPeople.has(name)) return name
  }
}

/** Children of theirs, born 1955-1995. */
export function drawChildName(draw: Draw, surname: string, gender: Gender): string {
  const names =
    gender === 'female'
      ? split('敏 丽萍 晓燕 静 海燕 莉 婷婷 佳 晓红 文静 颖 蓓 雯 晓敏 芸 佳慧')
      : split('伟 强 俊 海峰 晓明 磊 斌 俊杰 文杰 晓东 峰 骏 宏 毅 佳明 振华')
  return surname + draw.oneOf(names)
}

const compoundSurnames = ['尉迟', '欧阳', '上官']

export const surnameOf = (name: string): string =>
  compoundSurnames.find((surname) => name.startsWith(surname)) ?? name.slice(0, 1)
