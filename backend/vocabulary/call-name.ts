/** How people here address somebody: 陈奶奶 / Mrs Chen. Says the surname and no more. */
export interface CallName {
  readonly zh: string
  readonly en: string
}

export interface Named {
  readonly name: string
  /** As stored, editable by the office: 'chen gui ying', 'ou yang xiu'. */
  readonly namePinyin: string
  readonly gender: 'female' | 'male'
  readonly age: number
}

/** Surnames of two characters that are still borne (单 and 仇 and the like are one; their reading is in the pinyin). */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 尉迟 皇甫 司徒 令狐 夏侯 慕容 宇文 长孙 公孙 轩辕 东方 西门 南宫 独孤 端木 百里 呼延 钟离 ' +
    '申屠 太史 澹台 淳于 濮阳 赫连 万俟 闻人 拓跋 公冶 亓官'
  ).split(' '),
)

/** Names of other peoples have no surname; the part before the dot is how one calls them. */
const dot = /[·•．.]/
const han = /^\p{Script=Han}/u

const capitalised = (syllables: readonly string[]): string => {
  // Typed and passport pinyin write ü as v; the reader should see ü.
  const word = syllables.join('').toLowerCase().replaceAll('v', 'ü')
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const surnameOf = (name: string, namePinyin: string): CallName => {
  const syllables = namePinyin.split(/[\s·•．.]+/).filter((syllable) => syllable !== '')
  if (!han.test(name)) return { zh: name, en: name.split(/\s+/).at(-1) ?? name }
  const [first = name, given] = name.split(dot)
  const zh =
    given !== undefined
      ? first
      : compoundSurnames.has(name.slice(0, 2)) && name.length > 2
        ? name.slice(0, 2)
        : name.slice(0, 1)
  const en = capitalised(syllables.slice(0, zh.length))
  return { zh, en: en === '' ? zh : en }
}

const titleOf = (gender: Named['gender'], age: number): string => {
  if (age >= 60) return gender === 'female' ? '奶奶' : '爷爷'
  return gender === 'female' ? '女士' : '先生'
}

export const callNameOf = ({ name, namePinyin, gender, age }: Named): CallName => {
  const surname = surnameOf(name.trim(), namePinyin)
  return {
    zh: surname.zh + titleOf(gender, age),
    en: `${gender === 'female' ? 'Mrs' : 'Mr'} ${surname.en}`,
  }
}
