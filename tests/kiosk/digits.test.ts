import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aScheme } from '../support/builders/scheme.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'
import { aKiosk, forgetGuesses, openMeal, type Kiosk } from './at-the-kiosk.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-22T10:00:00+08:00')
const canteen = await aCanteen().in(db)
await aServing(canteen)
  .onDay('2026-11-23')
  .with(
    anOffering().named('宫保鸡丁套餐').containing('peanut'),
    anOffering().named('红烧狮子头套餐').cookedWith('猪肉').onlyRegular(),
    anOffering().named('花生猪脚套餐').containing('peanut').cookedWith('猪脚').onlyRegular(),
    anOffering().named('清蒸鲈鱼套餐').priced(1800).limitedTo(0),
  )
  .in(db)
const { url } = await startApp(database)
const kiosk = await aKiosk(db, url, canteen)
beforeEach(() => forgetGuesses(db))

const seenBy = async (digits: string, at: Kiosk = kiosk): Promise<string> => {
  const { view } = await at.type(digits)
  return JSON.stringify({ ...view, maskedName: '' })
}

/** What the kiosk answers, byte for byte, to a wish for each dish of the menu in turn. */
const answers = async (digits: string, at: Kiosk = kiosk): Promise<string[]> => {
  const { visit, view } = await at.type(digits)
  const { when, offers } = openMeal(view)
  const said: string[] = []
  for (const { plate, way, price } of offers) {
    const answer = await at.api.send(
      'POST',
      `/api/canteens/${at.params.canteenId}/kiosk/bookings`,
      {
        body: {
          visit,
          servingId: when.servingId,
          offeringId: plate.offeringId,
          way,
          pay: 'counter',
          seenPayFen: price.payFen,
        },
        headers: { 'idempotency-key': randomUUID() },
      },
    )
    said.push(`${plate.name.zh} ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return said
}
const refusal = '409 {"code":"scan_or_ask","params":{},"sentence":"请刷卡订，或到窗口问一声。"}'

describe('whoever knows six digits of somebody', () => {
  test('sees the same menu whatever she must not eat, in the same order, with the same dish first', async () => {
    const plain = await seenBy((await aDiner(canteen).in(db)).cardDigits)
    const people: Diner[] = [
      await aDiner(canteen).allergicTo('peanut').in(db),
      await aDiner(canteen).minding('halal').in(db),
      await aDiner(canteen).needing('pureed').in(db),
      await aDiner(canteen).allergicTo('peanut', 'fish').minding('halal').needing('minced').in(db),
    ]
    for (const { cardDigits } of people) expect(await seenBy(cardDigits)).toBe(plain)
    expect(plain).not.toMatch(/clash|不合/)
  })

  test('is told one sentence, whatever stands against it', async () => {
    const allergic = await aDiner(canteen).allergicTo('peanut').minding('halal').in(db)
    const dry = await aCanteen().named('提前订的食堂').in(db)
    await aServing(dry).onDay('2026-11-23').with(anOffering().named('宫保鸡丁套餐')).in(db)
    await aScheme().bookedAhead(5).in(db, dry.communityId)
    const late = await aDiner(dry).in(db)
    const there = await aKiosk(db, url, dry)
    const clashes = await answers(allergic.cardDigits)
    expect(clashes.slice(0, 3)).toEqual(
      ['宫保鸡丁套餐', '红烧狮子头套餐', '花生猪脚套餐'].map((dish) => `${dish} ${refusal}`),
    )
    expect(await answers(late.cardDigits, there)).toEqual([`宫保鸡丁套餐 ${refusal}`])
    expect(await seenBy(late.cardDigits, there)).not.toMatch(/scheme|提前一天/)
  })

  test('hears of what is anybody’s to know: sold out is sold out', async () => {
    const said = await answers(
      (await aDiner(canteen).allergicTo('peanut').minding('halal').in(db)).cardDigits,
    )
    expect(said.at(-1)).toMatch(/^清蒸鲈鱼套餐 409 .*"sold_out"/)
  })
})

test('her card says what she must not eat, and why', async () => {
  const allergic = await aDiner(canteen).allergicTo('peanut').in(db)
  const { offers } = openMeal((await kiosk.scan(allergic)).view)
  const clash = offers.find(({ plate }) => plate.name.zh === '宫保鸡丁套餐')
  expect(clash?.avoid).toEqual(['peanut'])
  expect(clash?.can.book).toMatchObject({ allowed: false, because: { code: 'dish_clashes' } })
})

test('with every seat taken she takes it away, as the screen said', async () => {
  const narrow = await aCanteen().named('一个座的食堂').in(db)
  await aServing(narrow).onDay('2026-11-23').seating(1).in(db)
  const there = await aKiosk(db, url, narrow)
  const [first, second] = [await aDiner(narrow).in(db), await aDiner(narrow).in(db)]
  expect((await answers(first.cardDigits, there))[0]).toMatch(/ 200 .*"way":"dine_in"/)
  expect(openMeal((await there.type(second.cardDigits)).view).offers[0]?.way).toBe('pick_up')
  expect((await answers(second.cardDigits, there))[0]).toMatch(/ 200 .*"way":"pick_up"/)
  expect(await findBrokenInvariants(db)).toEqual([])
})
