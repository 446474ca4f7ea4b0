import { expect, test } from 'vitest'
import { hasCustom, seasonalOn } from '../../backend/menus/season.rules.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'

const menu = (...names: string[]) =>
  names.map((name) => ({ name, sides: '香菇青菜 · 冬瓜汤 · 米饭' }))

test.each([
  ['冬至', '2026-12-22', menu('番茄炒蛋', '白菜猪肉水饺'), ['冬至', '包', '饺子']],
  ['冬至 in the south', '2026-12-22', menu('芝麻汤圆套餐'), ['冬至', '煮', '汤圆']],
  [
    'dumplings before mutton where there are both',
    '2026-12-22',
    menu('红焖羊肉', '水饺'),
    ['冬至', '包', '饺子'],
  ],
  ['立春', '2027-02-04', menu('春饼卷合菜'), ['立春', '烙', '春饼']],
  ['腊八', '2027-01-15', menu('腊八粥'), ['腊八节', '熬', '腊八粥']],
  ['小雪', '2026-11-22', menu('萝卜排骨'), ['小雪', '炖', '萝卜排骨']],
  ['端午', '2026-06-19', menu('鲜肉粽'), ['端午节', '包', '粽子']],
  [
    'what comes beside a dish',
    '2027-01-15',
    [{ name: '番茄炒蛋', sides: '腊八粥 · 小菜' }],
    ['腊八节', '熬', '腊八粥'],
  ],
  ['the day before', '2026-12-21', menu('水饺'), null],
  ['the day after', '2026-12-23', menu('水饺'), null],
  ['nothing of it on the menu', '2026-12-22', menu('番茄炒蛋'), null],
  ['no menu at all', '2026-12-22', [], null],
  ['夏至', '2026-06-21', menu('凉面'), ['夏至', '做', '面条']],
  ['beef in noodles is not stewed', '2026-10-23', menu('牛肉面'), ['霜降', '做', '牛肉']],
  ['小雪, daikon', '2026-11-22', menu('白萝卜烧肉'), ['小雪', '炖', '萝卜']],
  ['a carrot is no daikon', '2026-11-22', menu('胡萝卜炒肉丝'), null],
  ['daikon beside carrots', '2026-11-22', menu('胡萝卜炖萝卜'), ['小雪', '炖', '萝卜']],
  ['gluten balls are no noodles', '2026-06-21', menu('面筋塞肉'), null],
  ['an egg of a duck is no duck', '2026-08-23', menu('咸鸭蛋'), null],
] as const)('%s', (_, day, dishes, expected) => {
  const found = seasonalOn(serviceDay(day), dishes)
  expect(found && [found.term.zh, found.verb, found.dish.zh]).toEqual(expected)
})

test('every day in the table comes round within two years, and no more days than a kitchen can keep', () => {
  const days = Array.from({ length: 730 }, (_, ahead) => addDays(serviceDay('2026-01-01'), ahead))
  const special = days.filter(hasCustom)
  expect(special.length).toBeGreaterThan(40)
  expect(special.length).toBeLessThan(60)
})
