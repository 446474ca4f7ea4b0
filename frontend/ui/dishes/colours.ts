import type { Paint } from './paint.ts'

// Flat colours of food, wood and china. Only pictures use them; screens take theirs from the tokens.

export const wheat = { plank: '#f3d9a0', light: '#f6e2b3', seam: '#e9c684', shadow: '#dcb36b' }
export const china = {
  white: '#fffaf0',
  ring: '#0b5a3c',
  wall: '#dfcba2',
  bed: '#f1e5cf',
  edge: '#efe3c9',
}
export const celadon = {
  rim: '#2d6b61',
  band: '#569589',
  wall: '#7fb3a5',
  bed: '#f6f0df',
  shade: '#e6dac2',
}
export const bamboo = {
  rim: '#c98f4a',
  band: '#e0ae66',
  dark: '#a8733a',
  bed: '#edcb8f',
  slat: '#d9b06d',
}
export const wood: Paint = { base: '#6f3a1e', side: '#4f2712', light: '#96603c' }

export const sauce = {
  amber: { base: '#ebb858', light: '#f8db93' },
  brown: { base: '#cd8b47', light: '#ecbb80' },
  soy: { base: '#bd7637', light: '#e2a868' },
  red: { base: '#c8451f', light: '#ee8a5c' },
  chili: { base: '#d8501f', light: '#f59a63' },
  curry: { base: '#e0a020', light: '#f5cc66' },
  clear: { base: '#f6e9bd', light: '#fffae2' },
  tomato: { base: '#ec7a41', light: '#f9b283' },
  milk: { base: '#f7ecd0', light: '#fffaf0' },
  olive: { base: '#d9cf86', light: '#eee8b8' },
  jade: { base: '#c9dba0', light: '#e6f0cc' },
}

export type Sauce = (typeof sauce)[keyof typeof sauce]

export const meat = {
  rib: { base: '#b25a30', side: '#7d3318', light: '#e2a075' },
  glazed: { base: '#a8431f', side: '#6f2410', light: '#ea9a6a' },
  braised: { base: '#96502a', side: '#653016', light: '#cf8f61' },
  dark: { base: '#8b4525', side: '#5c2812', light: '#c98a5e' },
  pale: { base: '#efc98f', side: '#cd9b5b', light: '#fce8c3' },
  fried: { base: '#d98b35', side: '#a85f1d', light: '#f5c27c' },
  pork: { base: '#cf9068', side: '#9c5f3c', light: '#efc5a5' },
  ham: { base: '#d5745f', side: '#a64a3b', light: '#f0aa98' },
  ball: { base: '#a9653a', side: '#74401f', light: '#d9a074' },
} satisfies Record<string, Paint>

export const bone: Paint = { base: '#f7ecd6', side: '#d9c5a0', light: '#fffdf5' }

export const green = {
  deep: { base: '#256a3d', side: '#174a2a', light: '#63a873' },
  mid: { base: '#2f8049', side: '#1d5a32', light: '#7dbd88' },
  fresh: { base: '#45985a', side: '#2b6e3e', light: '#9fd2a2' },
  bright: { base: '#6fb64f', side: '#468532', light: '#b5de96' },
  pale: { base: '#d7e6b0', side: '#aec480', light: '#f3f8dc' },
  stalk: { base: '#eef4d8', side: '#c3d3a0', light: '#fffff4' },
  vein: '#a3d3a3',
}

export const root = {
  radish: { base: '#fffdf0', side: '#cbc593', light: '#ffffff' },
  potato: { base: '#f3cf7a', side: '#cf9f45', light: '#fdeab8' },
  carrot: { base: '#ef8a33', side: '#c05f17', light: '#fbbd80' },
  pumpkin: { base: '#f0a12f', side: '#c67514', light: '#fbcf82' },
  taro: { base: '#e9ddd8', side: '#bfaea9', light: '#fbf6f2' },
  melon: { base: '#e6f0d0', side: '#b7cd95', light: '#fafdee' },
  sweet: { base: '#f0a743', side: '#b9561f', light: '#fbd28d' },
  eggplant: { base: '#6d3f7c', side: '#472457', light: '#a77fb5' },
  bamboo: { base: '#f2e3ad', side: '#cdb672', light: '#fdf6d9' },
} satisfies Record<string, Paint>

export const soy = {
  tofu: { base: '#fffaec', side: '#dccfae', light: '#ffffff' },
  dry: { base: '#c98f52', side: '#8f5c2b', light: '#e8bd8a' },
  skin: { base: '#edca7c', side: '#bd933f', light: '#fbe8bb' },
  gluten: { base: '#b9773a', side: '#814b1d', light: '#e0ab70' },
  puff: { base: '#dd9f45', side: '#a96d20', light: '#f6cf8b' },
} satisfies Record<string, Paint>

export const egg = {
  curd: { base: '#fbcf4b', side: '#d99b1e', light: '#fff0ae' },
  white: { base: '#fffaf0', side: '#dfd0b2', light: '#ffffff' },
  stained: { base: '#d9a877', side: '#a97444', light: '#efd0ac' },
  yolk: { base: '#f7b733', side: '#d6901a', light: '#fddc8a' },
} satisfies Record<string, Paint>

export const tomato: Paint = { base: '#dd3f2b', side: '#a92718', light: '#f68f78' }
export const shrimpShell: Paint = { base: '#f07f4a', side: '#c4541f', light: '#fcbd97' }
export const shrimpMeat: Paint = { base: '#fbc3a4', side: '#e5906c', light: '#ffeadd' }
export const fish = {
  bass: { base: '#c9d3cc', side: '#8fa09a', light: '#f1f5f0' },
  fried: { base: '#dfa54d', side: '#a9701f', light: '#f7d493' },
  braised: { base: '#a5612f', side: '#6f3916', light: '#dba06b' },
  croaker: { base: '#efc765', side: '#c4933a', light: '#fcecb4' },
  fillet: { base: '#fdf6e6', side: '#dccdb0', light: '#ffffff' },
} satisfies Record<string, Paint>
export const mushroom: Paint = { base: '#7a4f33', side: '#50301c', light: '#a97d5e' }
export const woodEar: Paint = { base: '#3b3034', side: '#241c1f', light: '#74646a' }
export const dough: Paint = { base: '#fff6e0', side: '#cfb37e', light: '#ffffff' }
export const noodle: Paint = { base: '#f7e0a0', side: '#dbb765', light: '#fdf1ca' }
export const nut: Paint = { base: '#e6bd7c', side: '#b98a48', light: '#f8e1b6' }
export const chili: Paint = { base: '#cf3a26', side: '#9a2416', light: '#f4917d' }
export const bean: Paint = { base: '#9cc54f', side: '#6d9430', light: '#d3e9a0' }
