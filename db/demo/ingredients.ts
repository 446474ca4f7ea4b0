import type { Allergen, IngredientTrait } from '../../backend/vocabulary/diet.ts'

/** What 100 g of it hold, raw and cleaned. Rounded from ordinary food tables: good for planning, not for medicine. */
export interface Ingredient {
  readonly zh: string
  readonly en: string
  readonly kcal: number
  readonly proteinG: number
  readonly carbG: number
  readonly saltG: number
  readonly purineMg: number
  readonly allergens: readonly Allergen[]
}

const ingredient = (
  zh: string,
  en: string,
  [kcal, proteinG, carbG, saltG, purineMg]: readonly [number, number, number, number, number],
  ...allergens: Allergen[]
): Ingredient => ({ zh, en, kcal, proteinG, carbG, saltG, purineMg, allergens })

const meat = {
  ribs: ingredient('猪小排', 'pork ribs', [264, 18, 0.7, 0.16, 130]),
  pork: ingredient('猪里脊', 'lean pork', [155, 20.2, 0.7, 0.11, 135]),
  belly: ingredient('五花肉', 'pork belly', [349, 13, 0.5, 0.15, 110]),
  mince: ingredient('猪肉末', 'minced pork', [230, 17, 1, 0.15, 120]),
  chop: ingredient('猪大排', 'pork chop', [210, 19, 0.5, 0.15, 130]),
  saltPork: ingredient('咸肉', 'salt pork', [385, 16.5, 0, 5, 120]),
  beef: ingredient('牛腩', 'stewing beef', [190, 19, 0.3, 0.16, 110]),
  chicken: ingredient('鸡块', 'chicken on the bone', [167, 19, 1.3, 0.16, 140]),
  breast: ingredient('鸡脯肉', 'chicken breast', [118, 24, 0.6, 0.11, 140]),
  duck: ingredient('鸭肉', 'duck', [240, 15.5, 0.2, 0.17, 140]),
}

const sea = {
  bass: ingredient('鲈鱼', 'sea bass', [105, 18.6, 0, 0.36, 140], 'fish'),
  pomfret: ingredient('鲳鱼', 'pomfret', [140, 18.5, 0, 0.16, 140], 'fish'),
  hairtail: ingredient('带鱼', 'hairtail', [127, 17.7, 3.1, 0.38, 160], 'fish'),
  croaker: ingredient('梅子鱼', 'baby croaker', [97, 17, 0, 0.3, 150], 'fish'),
  crucian: ingredient('鲫鱼', 'crucian carp', [108, 17.1, 3.8, 0.1, 140], 'fish'),
  carp: ingredient('草鱼片', 'grass carp slices', [113, 16.6, 0, 0.12, 140], 'fish'),
  prawn: ingredient('河虾', 'river prawns', [87, 16.4, 0, 0.34, 150], 'crustacean'),
  shrimp: ingredient('虾仁', 'peeled shrimps', [87, 18, 0, 0.4, 150], 'crustacean'),
  driedShrimp: ingredient('虾皮', 'dried tiny shrimps', [153, 30.7, 2.5, 12.8, 200], 'crustacean'),
}

const soyAndEgg = {
  egg: ingredient('鸡蛋', 'egg', [144, 13.3, 2.8, 0.33, 10], 'egg'),
  tofu: ingredient('豆腐', 'tofu', [84, 6.6, 3.4, 0.02, 55], 'soy'),
  dryTofu: ingredient('豆腐干', 'dried tofu', [142, 16.2, 11.5, 0.2, 65], 'soy'),
  tofuSkin: ingredient('百叶', 'tofu skin', [262, 24.5, 5.5, 0.05, 70], 'soy'),
  kaofu: ingredient('烤麸', 'wheat gluten', [121, 20.4, 9.3, 0.58, 50], 'gluten'),
  gluten: ingredient('油面筋', 'fried gluten', [493, 26.9, 40, 0.07, 50], 'gluten'),
  edamame: ingredient('毛豆', 'green soybeans', [131, 13.1, 10.5, 0.01, 60], 'soy'),
  soyMilk: ingredient('豆浆', 'soy milk', [31, 3, 1.2, 0.01, 20], 'soy'),
  broadBean: ingredient('蚕豆', 'broad beans', [111, 8.8, 19.5, 0.01, 40]),
  pea: ingredient('青豆', 'peas', [111, 7.4, 21.2, 0.01, 50]),
  peanut: ingredient('花生米', 'peanuts', [574, 23.9, 21.7, 0.01, 80], 'peanut'),
  cashew: ingredient('腰果', 'cashews', [559, 17.3, 41.6, 0.64, 50], 'nut'),
}

const vegetable = {
  radish: ingredient('白萝卜', 'daikon', [16, 0.7, 4, 0.14, 8]),
  spinach: ingredient('菠菜', 'spinach', [28, 2.6, 4.5, 0.22, 25]),
  bokChoy: ingredient('青菜', 'bok choy', [15, 1.5, 2.7, 0.18, 20]),
  greens: ingredient('鸡毛菜', 'young greens', [15, 1.7, 2.5, 0.15, 20]),
  chives: ingredient('韭菜', 'garlic chives', [25, 2.4, 4.5, 0.02, 20]),
  shepherdsPurse: ingredient('荠菜', "shepherd's purse", [31, 2.9, 4.7, 0.08, 20]),
  cabbage: ingredient('大白菜', 'Chinese cabbage', [20, 1.6, 3.4, 0.12, 12]),
  broccoli: ingredient('西兰花', 'broccoli', [27, 3.5, 3.7, 0.05, 40]),
  potato: ingredient('土豆', 'potato', [81, 2.6, 17.8, 0.01, 10]),
  taro: ingredient('芋艿', 'taro', [56, 1.3, 12.7, 0.01, 10]),
  carrot: ingredient('胡萝卜', 'carrot', [32, 1, 8.1, 0.3, 10]),
  tomato: ingredient('番茄', 'tomato', [15, 0.9, 3.3, 0.01, 5]),
  eggplant: ingredient('茄子', 'aubergine', [23, 1.1, 4.9, 0.01, 15]),
  pepper: ingredient('青椒', 'green pepper', [18, 0.8, 3.8, 0.01, 8]),
  pumpkin: ingredient('南瓜', 'pumpkin', [23, 0.7, 5.3, 0.01, 5]),
  melon: ingredient('冬瓜', 'winter melon', [10, 0.3, 2.4, 0.01, 3]),
  celery: ingredient('西芹', 'celery', [17, 0.6, 4.8, 0.4, 8]),
  lily: ingredient('百合', 'lily bulb', [166, 3.2, 38.8, 0.02, 15]),
  longBean: ingredient('豆角', 'long beans', [34, 2.5, 6.7, 0.01, 35]),
  garlicStem: ingredient('蒜薹', 'garlic stems', [66, 2, 15.4, 0.01, 15]),
  sprouts: ingredient('绿豆芽', 'bean sprouts', [16, 1.7, 2.6, 0.01, 15]),
  shiitake: ingredient('香菇', 'shiitake', [26, 2.2, 5.2, 0.01, 40]),
  mushroom: ingredient('海鲜菇', 'white beech mushrooms', [28, 2.4, 5.4, 0.02, 40]),
  woodEar: ingredient('木耳', 'wood ear', [27, 1.5, 6, 0.02, 15]),
  lotus: ingredient('莲藕', 'lotus root', [47, 1.2, 11.5, 0.09, 8]),
  cucumber: ingredient('黄瓜', 'cucumber', [16, 0.8, 2.9, 0.01, 8]),
  bamboo: ingredient('笋干', 'bamboo shoots', [43, 4.5, 7, 0.02, 30]),
  corn: ingredient('玉米', 'maize', [112, 4, 22.8, 0.01, 15]),
  seaweed: ingredient('紫菜', 'dried seaweed', [250, 26.7, 44.1, 1.8, 90]),
  pickles: ingredient('酸菜', 'pickled greens', [14, 1.1, 2.4, 2.2, 8]),
  scallion: ingredient('葱姜', 'spring onion and ginger', [33, 1.5, 6.5, 0.01, 5]),
  garlic: ingredient('大蒜', 'garlic', [128, 4.5, 27.6, 0.05, 15]),
  chili: ingredient('干辣椒', 'dried chilli', [212, 15, 28, 0.1, 10]),
  date: ingredient('红枣', 'red dates', [276, 3.2, 67.8, 0.02, 8]),
  sweetPotato: ingredient('红薯', 'sweet potato', [86, 1.6, 20.1, 0.07, 8]),
}

const grain = {
  rice: ingredient('大米', 'rice', [346, 7.4, 77.9, 0.01, 18]),
  blackRice: ingredient('黑米', 'black rice', [341, 9.4, 72.2, 0.02, 30]),
  millet: ingredient('小米', 'millet', [361, 9, 75.1, 0.01, 20]),
  flour: ingredient('面粉', 'wheat flour', [362, 11.2, 73.6, 0.01, 20], 'gluten'),
  noodles: ingredient('鲜面条', 'fresh noodles', [286, 8.3, 61.9, 0.3, 20], 'gluten'),
  riceCake: ingredient('年糕', 'rice cakes', [156, 3.3, 34.7, 0.14, 12]),
  glassNoodles: ingredient('粉丝', 'glass noodles', [338, 0.8, 83.7, 0.02, 5]),
  doughStick: ingredient('油条', 'fried dough stick', [388, 6.9, 51, 1.4, 20], 'gluten'),
  riceFlour: ingredient('蒸肉米粉', 'seasoned rice flour', [350, 7.5, 77, 1.2, 15]),
  starch: ingredient('淀粉', 'starch', [346, 1.2, 85, 0.02, 2]),
  milkPowder: ingredient('奶粉', 'milk powder', [480, 20, 52, 0.7, 5], 'milk'),
}

const seasoning = {
  oil: ingredient('食用油', 'cooking oil', [899, 0, 0, 0, 0]),
  salt: ingredient('食盐', 'salt', [0, 0, 0, 100, 0]),
  soySauce: ingredient('酱油', 'soy sauce', [63, 5.6, 10.1, 14.6, 10], 'soy', 'gluten'),
  sugar: ingredient('白糖', 'sugar', [400, 0, 99.9, 0, 0]),
  vinegar: ingredient('香醋', 'rice vinegar', [31, 2.1, 4.9, 0.7, 0]),
  beanPaste: ingredient('豆瓣酱', 'chilli bean paste', [181, 13.6, 17.1, 15, 20], 'soy', 'gluten'),
  sweetPaste: ingredient('甜面酱', 'sweet bean sauce', [139, 5.5, 28.5, 5.3, 10], 'soy', 'gluten'),
  blackBean: ingredient('豆豉', 'black beans', [259, 24.1, 39.7, 8, 60], 'soy'),
  curry: ingredient('咖喱块', 'curry roux', [510, 6, 45, 9.5, 10], 'gluten', 'milk'),
}

export const ingredients = { ...meat, ...sea, ...soyAndEgg, ...vegetable, ...grain, ...seasoning }

export type IngredientKey = keyof typeof ingredients

/** What a need may be against in them, beside allergies. */
export const traitsOf: Partial<Record<IngredientKey, readonly IngredientTrait[]>> = {
  ribs: ['not_halal'],
  pork: ['not_halal'],
  belly: ['not_halal'],
  mince: ['not_halal'],
  chop: ['not_halal'],
  saltPork: ['not_halal', 'salty'],
  pickles: ['salty'],
  sugar: ['sweet'],
}

interface Bought {
  readonly buy_unit: string
  readonly unit_grams: number
  readonly unit_size: string
}

const bought: Partial<Record<IngredientKey, Bought>> = {
  oil: { buy_unit: 'bucket', unit_grams: 4600, unit_size: '5 L' },
  soySauce: { buy_unit: 'bucket', unit_grams: 5900, unit_size: '5 L' },
  vinegar: { buy_unit: 'bottle', unit_grams: 510, unit_size: '500 ml' },
  egg: { buy_unit: 'tray', unit_grams: 1500, unit_size: '30' },
  rice: { buy_unit: 'bag', unit_grams: 25_000, unit_size: '25 kg' },
  flour: { buy_unit: 'bag', unit_grams: 25_000, unit_size: '25 kg' },
  salt: { buy_unit: 'bag', unit_grams: 400, unit_size: '400 g' },
  sugar: { buy_unit: 'bag', unit_grams: 1000, unit_size: '1 kg' },
}

/** As the market sells it: by the 斤 where nothing else is said. */
export const howBought = (key: IngredientKey): Bought =>
  bought[key] ?? { buy_unit: 'jin', unit_grams: 500, unit_size: '' }
