import { expect, test } from 'vitest'
import { anOffering } from '../support/builders/serving.ts'
import { aStandingTown } from './town.ts'

type Town = Awaited<ReturnType<typeof aStandingTown>>
type Someone = Awaited<ReturnType<Town['diner']>>

const choicesOf = ({ room }: Town, { herself, dinerId }: Someone, meal?: 'lunch' | 'dinner') =>
  room.ask(herself, 'getStandingChoices', { params: { dinerId }, query: { meal } })

const ribs = () => anOffering().named('萝卜排骨套餐', 'Radish and rib set').priced(1300)
const nuts = () =>
  anOffering().named('宫保鸡丁套餐', 'Kung pao set').containing('peanut').priced(2600)

test('only what suits her, what stands on the menu most often first, at what she pays for it', async () => {
  const town = await aStandingTown()
  await town.lunch('2026-12-01', anOffering().priced(1200), ribs())
  await town.lunch('2026-12-02', ribs(), nuts())
  const careful = await town.diner((one) => one.allergicTo('peanut'))
  const { dishes, usual, ways, meals, meal } = await choicesOf(town, careful)
  expect(dishes.map(({ name, payFen, offeredOn }) => [name.zh, payFen, offeredOn])).toEqual([
    ['萝卜排骨套餐', 1300, ['2026-12-01', '2026-12-02']],
    ['红烧狮子头套餐', 1200, ['2026-12-01']],
  ])
  expect({ meals, meal, ways }).toEqual({
    meals: ['lunch'],
    meal: 'lunch',
    ways: ['dine_in', 'pick_up'],
  })
  // Room above the dearest that suits her, in round money; somebody new comes from Monday to Friday.
  expect(usual).toEqual({
    weekdays: [1, 2, 3, 4, 5],
    way: 'dine_in',
    pay: 'wallet',
    limitFen: 1500,
  })
  const anybody = await town.diner()
  expect((await choicesOf(town, anybody)).usual.limitFen).toBe(3000)
})

test('weekdays that an order of hers has are taken, for that meal alone', async () => {
  const town = await aStandingTown()
  await town.lunch('2026-12-01')
  const mother = await town.diner()
  await town.order(mother, { weekdays: [2, 4] })
  const lunch = await choicesOf(town, mother)
  expect(lunch.taken).toEqual([2, 4])
  expect(lunch.usual.weekdays).toEqual([1, 3, 5])
  expect((await choicesOf(town, mother, 'dinner')).taken).toEqual([])
})

test('without money on her card she is asked to pay at the counter; without a menu there is nothing to choose', async () => {
  const town = await aStandingTown()
  const poor = await town.diner((one) => one.withWallet(0))
  expect(await choicesOf(town, poor)).toMatchObject({
    meals: [],
    meal: 'lunch',
    ways: [],
    dishes: [],
    usual: { pay: 'counter', limitFen: 500 },
  })
  expect(
    await town.room.refusal(poor.herself, 'getStandingChoices', { params: { dinerId: 9e6 } }),
  ).toBe('diner_unknown')
})
