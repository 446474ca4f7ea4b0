import type { Allergen, Clash, Texture } from './diet.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

export const allergenWords: Readonly<Record<Allergen, Words>> = {
  gluten: words('麸质', 'gluten'),
  crustacean: words('虾蟹', 'shrimp or crab'),
  fish: words('鱼', 'fish'),
  egg: words('鸡蛋', 'egg'),
  peanut: words('花生', 'peanut'),
  soy: words('大豆', 'soy'),
  milk: words('牛奶', 'milk'),
  nut: words('坚果', 'nuts'),
}

const textureWords: Readonly<Record<Texture, Words>> = {
  regular: words('要普通的', 'not made plain'),
  soft: words('不够软', 'not soft enough'),
  minced: words('没有剁碎', 'not minced'),
  pureed: words('没有打成泥', 'not pureed'),
}

const named = (clash: Clash): Words => {
  switch (clash.need) {
    case 'allergen':
      return allergenWords[clash.allergen]
    case 'texture':
      return textureWords[clash.texture]
    case 'less_salt':
      return words('偏咸', 'salty')
    case 'no_sugar':
      return words('有糖', 'sugar')
    case 'low_purine':
      return words('嘌呤高', 'rich in purine')
    case 'halal':
      return clash.weight === 'forbidden'
        ? words('不清真', 'not halal')
        : words('不是清真灶', 'not a halal kitchen')
    case 'other':
      return words(clash.words, clash.words)
  }
}

/** What of a dish goes against what somebody needs: by the names of what is in it where they are known, 虾皮. */
export const clashWords = (clash: Clash, because: readonly Words[]): Words =>
  because.length === 0
    ? named(clash)
    : {
        zh: because.map(({ zh }) => zh).join('、'),
        en: because.map(({ zh, en }) => en || zh).join(', '),
      }
