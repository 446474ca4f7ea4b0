import { cook } from './recipe.ts'
import type { DemoDish, Recipe } from './recipe.ts'

const soft = ['regular', 'soft'] as const
const all = ['regular', 'soft', 'minced', 'pureed'] as const

const soups: readonly Recipe[] = [
  {
    name: '番茄蛋汤',
    nameEn: 'Tomato and egg soup',
    picture: 'tomato-egg-soup',
    yuan: 3,
    of: { tomato: 60, egg: 25, scallion: 2, oil: 2, salt: 0.6 },
    textures: all,
  },
  {
    name: '紫菜豆腐汤',
    nameEn: 'Seaweed and tofu soup',
    picture: 'seaweed-soup',
    yuan: 3,
    of: { tofu: 50, seaweed: 3, driedShrimp: 2, scallion: 2, oil: 1, salt: 0.3 },
    garnish: ['driedShrimp'],
    textures: all,
  },
  {
    name: '冬瓜排骨汤',
    nameEn: 'Winter melon and rib soup',
    picture: 'melon-rib-soup',
    yuan: 8,
    of: { melon: 130, ribs: 60, scallion: 3, salt: 0.7 },
    textures: soft,
  },
  {
    name: '玉米排骨汤',
    nameEn: 'Maize and rib soup',
    picture: 'maize-rib-soup',
    yuan: 8,
    of: { corn: 80, ribs: 60, carrot: 30, scallion: 3, salt: 0.7 },
  },
]

const staples: readonly Recipe[] = [
  {
    name: '米饭',
    nameEn: 'Rice',
    picture: 'rice',
    yuan: 1,
    of: { rice: 90 },
    textures: all,
    tweaks: [],
  },
  {
    name: '杂粮饭',
    nameEn: 'Mixed-grain rice',
    picture: 'mixed-rice',
    yuan: 1.5,
    of: { rice: 60, blackRice: 25 },
    textures: soft,
    tweaks: [],
  },
  {
    name: '蛋炒饭',
    nameEn: 'Egg fried rice',
    picture: 'fried-rice',
    yuan: 8,
    of: { rice: 100, egg: 55, pea: 15, carrot: 15, scallion: 3, oil: 9, salt: 1 },
  },
  {
    name: '红糖馒头',
    nameEn: 'Brown sugar steamed bun',
    picture: 'mantou',
    yuan: 1.5,
    of: { flour: 75, sugar: 8, milkPowder: 3 },
    textures: soft,
    tweaks: ['no_sugar'],
  },
  {
    name: '蒸红薯玉米',
    nameEn: 'Steamed sweet potato and maize',
    picture: 'sweet-potato',
    yuan: 3,
    of: { sweetPotato: 150, corn: 60 },
    textures: soft,
    tweaks: [],
  },
]

const noodles: readonly Recipe[] = [
  {
    name: '三鲜烩面',
    nameEn: 'Noodles with shrimp, pork and mushrooms',
    picture: 'three-delicacies-noodles',
    yuan: 12,
    of: {
      noodles: 125,
      shrimp: 35,
      pork: 40,
      shiitake: 20,
      woodEar: 10,
      bokChoy: 50,
      carrot: 10,
      oil: 6,
      salt: 0.4,
    },
    garnish: ['shrimp'],
    textures: soft,
  },
  {
    name: '番茄鸡蛋面',
    nameEn: 'Noodles with tomato and egg',
    picture: 'tomato-egg-noodles',
    yuan: 9,
    of: { noodles: 135, tomato: 120, egg: 60, bokChoy: 30, oil: 7, salt: 0.9 },
    textures: soft,
  },
  {
    name: '炸酱面',
    nameEn: 'Noodles with meat sauce',
    picture: 'sauce-noodles',
    yuan: 10,
    of: { noodles: 125, mince: 45, sweetPaste: 11, cucumber: 40, carrot: 20, edamame: 15, oil: 7 },
    textures: soft,
  },
  {
    name: '长寿面',
    nameEn: 'Longevity noodles',
    picture: 'longevity-noodles',
    yuan: 10,
    of: { noodles: 140, egg: 55, bokChoy: 60, carrot: 20, pork: 30, oil: 6, salt: 0.9 },
    textures: soft,
  },
  {
    name: '小馄饨',
    nameEn: 'Small wontons',
    picture: 'wontons',
    yuan: 8,
    of: {
      flour: 80,
      mince: 60,
      egg: 15,
      seaweed: 2,
      driedShrimp: 2,
      scallion: 3,
      oil: 3,
      salt: 0.7,
    },
    garnish: ['driedShrimp'],
    textures: ['regular', 'soft', 'minced'],
  },
  {
    name: '荠菜猪肉水饺',
    nameEn: "Dumplings with pork and shepherd's purse",
    picture: 'dumplings',
    yuan: 10,
    of: { flour: 95, mince: 75, shepherdsPurse: 60, scallion: 5, oil: 4, salt: 0.9 },
    textures: soft,
  },
]

const breakfast: readonly Recipe[] = [
  {
    name: '鲜肉包',
    nameEn: 'Pork buns',
    picture: 'baozi',
    yuan: 3,
    of: { flour: 70, mince: 40, scallion: 4, soySauce: 2, salt: 0.3 },
    textures: soft,
  },
  {
    name: '韭菜鸡蛋包',
    nameEn: 'Egg and chive buns',
    picture: 'baozi',
    yuan: 2.5,
    of: { flour: 70, egg: 30, chives: 40, oil: 3, salt: 0.5 },
    textures: soft,
  },
  {
    name: '红枣白粥',
    nameEn: 'Congee with red dates',
    picture: 'congee',
    yuan: 2,
    of: { rice: 45, date: 10 },
    textures: all,
    tweaks: [],
  },
  {
    name: '小米粥',
    nameEn: 'Millet congee',
    picture: 'millet-congee',
    yuan: 2,
    of: { millet: 45 },
    textures: all,
    tweaks: [],
  },
  {
    name: '豆浆油条',
    nameEn: 'Soy milk with dough sticks',
    picture: 'soy-milk',
    yuan: 4.5,
    of: { soyMilk: 250, doughStick: 70, sugar: 8 },
    tweaks: ['no_sugar'],
  },
  {
    name: '茶叶蛋',
    nameEn: 'Tea egg',
    picture: 'tea-eggs',
    yuan: 1.5,
    of: { egg: 55, soySauce: 2 },
    tweaks: [],
  },
]

export const soupDishes: readonly DemoDish[] = soups.map((recipe) => cook('soup', recipe))
export const stapleDishes: readonly DemoDish[] = staples.map((recipe) => cook('staple', recipe))
export const noodleDishes: readonly DemoDish[] = noodles.map((recipe) => cook('noodle', recipe))
export const breakfastDishes: readonly DemoDish[] = breakfast.map((recipe) =>
  cook('breakfast', recipe),
)
