import { expect, test } from 'vitest'
import { fen } from '../../backend/vocabulary/money.ts'
import type { Variant } from '../../backend/vocabulary/diet.ts'
import { spokenEn } from '../../frontend/ui/words/spoken.en.ts'
import type { SpokenMeal } from '../../frontend/ui/words/spoken.ts'
import { spokenZh } from '../../frontend/ui/words/spoken.zh.ts'

const plain: Variant = { texture: 'regular', tweaks: [], omits: [] }
const meal = (more: Partial<SpokenMeal> = {}): SpokenMeal => ({
  callName: '张奶奶',
  mealOn: '明天中午',
  dish: '萝卜排骨',
  quantity: 1,
  variant: { texture: 'soft', tweaks: [], omits: ['peanut', 'crustacean'] },
  unmet: null,
  way: 'dine_in',
  window: { from: '11:00', to: '12:30' },
  payFen: fen(1000),
  by: 'wallet',
  number: null,
  ...more,
})

test('the sentence to read back breaks at the breath', () => {
  expect(spokenZh.book(meal())).toEqual([
    '张奶奶，给您订明天中午的萝卜排骨，',
    '做软一点，不放花生和虾蟹。',
    '11 点到 12 点半来吃，卡里扣 10 块，对吧？',
  ])
})

test('an ordinary portion is not talked about', () => {
  expect(spokenZh.book(meal({ variant: plain }))).toEqual([
    '张奶奶，给您订明天中午的萝卜排骨。',
    '11 点到 12 点半来吃，卡里扣 10 块，对吧？',
  ])
})

test('what she needs and the dish cannot be is asked, not passed over', () => {
  const said = spokenZh.book(meal({ variant: plain, unmet: { ...plain, texture: 'soft' } }))
  expect(said).toContain('这个菜不能做软一点，您看行吗？')
})

test.each([
  [fen(1000), '10 块'],
  [fen(975), '9 块 7 毛 5 分'],
  [fen(850), '8 块 5 毛'],
  [fen(50), '5 毛'],
])('%i fen are said as %s', (payFen, words) => {
  expect(spokenZh.book(meal({ payFen })).at(-1)).toContain(`卡里扣 ${words}，`)
})

test.each([
  ['pick_up', 'counter', '来取，来的时候付 10 块，对吧？'],
  ['deliver', 'wallet', '给您送到家，卡里扣 10 块，对吧？'],
] as const)('%s and paid by %s', (way, by, words) => {
  expect(spokenZh.book(meal({ way, by })).at(-1)).toContain(words)
})

test('a meal that costs nothing says so', () => {
  expect(spokenZh.book(meal({ payFen: fen(0) })).at(-1)).toContain('不用付钱')
})

test('two portions are said, one is not', () => {
  expect(spokenZh.book(meal({ quantity: 2 }))[0]).toContain('萝卜排骨 2 份')
  expect(spokenZh.book(meal())[0]).not.toContain('份')
})

test('a cancelled meal says what comes back to the card, and only then', () => {
  expect(spokenZh.cancel(meal())).toContain('10 块退回您卡里。')
  expect(spokenZh.cancel(meal({ by: 'counter' })).join('')).not.toContain('退回')
})

test('English says the same things', () => {
  const english = {
    callName: 'Mrs Zhang',
    mealOn: 'lunch tomorrow',
    dish: 'spare ribs with daikon',
  }
  expect(spokenEn.book(meal(english))).toEqual([
    'Mrs Zhang, I book you spare ribs with daikon',
    'for lunch tomorrow,',
    'made soft, without peanut or shrimp or crab.',
    'Come between 11 and 12:30,',
    '10 yuan from your card. Is that right?',
  ])
})

test('a change is read back with the number she has', () => {
  expect(spokenZh.change(meal({ number: 12 }))).toEqual([
    '张奶奶，明天中午给您换成萝卜排骨，',
    '做软一点，不放花生和虾蟹。',
    '11 点到 12 点半来吃，卡里扣 10 块，取餐号 12 号，对吧？',
  ])
})

test('what is cancelled is said whole: day, time, way, dish, make and number', () => {
  expect(spokenZh.cancel(meal({ number: 12 }))).toEqual([
    '张奶奶，明天中午 11 点到 12 点半来吃的',
    '萝卜排骨，做软一点，不放花生和虾蟹，',
    '取餐号 12 号，给您取消，对吧？',
    '10 块退回您卡里。',
  ])
})

test('once it is booked she is told the number to come with', () => {
  const { callName, mealOn, window, way } = meal()
  expect(spokenZh.ticket({ callName, mealOn, window, way, number: 12 })).toEqual([
    '张奶奶，办好了。',
    '明天中午取餐号 12 号，',
    '11 点到 12 点半来吃。',
  ])
})

test.each(['book', 'change', 'cancel'] as const)('%s names the money', (deed) => {
  expect(spokenZh[deed](meal()).join('')).toContain('10 块')
})

const everyFact = {
  day: '明天中午',
  dish: '萝卜排骨',
  make: '做软一点',
  number: '12 号',
  way: '来吃',
}
test.each(['book', 'change', 'keep', 'cancel'] as const)('%s leaves nothing out', (deed) => {
  const said = spokenZh[deed](meal({ number: 12 })).join('')
  for (const fact of [...Object.values(everyFact), '11 点到 12 点半']) expect(said).toContain(fact)
  const english = spokenEn[deed](meal({ number: 12, mealOn: 'lunch tomorrow', dish: 'ribs' })).join(
    ' ',
  )
  for (const fact of ['lunch tomorrow', 'ribs', 'made soft', 'pick-up number 12', '11 and 12:30'])
    expect(english).toContain(fact)
})
