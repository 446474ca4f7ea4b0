import type { Input } from '../support/api.ts'

export const setUpCode = 'K7QM-3RTX'

/** What the first administrator types in. */
export const firstSetUp = (
  changed: Partial<Input<'setUp'>['body']> = {},
): Input<'setUp'>['body'] => ({
  code: setUpCode,
  name: '何敏',
  userName: 'hemin',
  passPhrase: '今天的萝卜排骨汤真暖和呀',
  city: '上海市',
  district: '普陀区',
  street: '甘泉路街道',
  community: '幸福里社区',
  canteenName: '幸福里社区食堂',
  canteenPhone: '021-56010000',
  canteenAddress: '幸福路 8 号一楼',
  ...changed,
})
