import type { Db } from '../../../backend/kernel/database.ts'
import { timeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { laptop, phone, television } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aDevice, aFamilyMember, aStaffMember, aVolunteer } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { setsOf } from './boards.ts'
import { every, longDish, longDishEn } from './plan-scenes.ts'
import type { Scene } from './scenes.ts'

/** A canteen whose people come in turns: who has not booked yet, who has, and those who cook for them. */
export interface TurnWorld {
  readonly asking: WithCookies
  readonly booked: WithCookies
  readonly daughter: WithCookies
  readonly askingId: number
  readonly bookedId: number
  readonly volunteer: WithCookies
  readonly manager: WithCookies
  readonly board: WithCookies
  readonly servingId: number
  readonly offeringId: number
}

const turns = ['11:00', '11:30', '12:00'].map(timeOfDay)

export async function turnsIn(
  db: Db,
  appUrl: string,
  { tomorrow }: { readonly tomorrow: string },
): Promise<TurnWorld> {
  const canteen = await aCanteen().named('分时段的食堂').in(db)
  const serving = await aServing(canteen)
    .onDay(tomorrow)
    .inTurnsOf(30)
    .with(
      ...setsOf(60),
      anOffering()
        .named(longDish, longDishEn)
        .priced(1500)
        .containing(...every)
        .omitting(...every),
    )
    .in(db)
  const manager = await aStaffMember(db, 'manager', canteen)
  const call = apiOf(appUrl)
  await call(manager).call('setMealPattern', {
    params: { canteenId: canteen.canteenId },
    body: {
      meal: 'lunch',
      from: timeOfDay('11:00'),
      to: timeOfDay('12:30'),
      windowMinutes: 30,
      dineInCapacity: 60,
      pickUpCapacity: 40,
    },
  })
  const people = await aDiner(canteen).aged(82).withWallet(20_000).signedInTimes(24, db)
  const prices = [1500, 1800, 1600, 1000]
  for (const [nth, { dinerId, ...cookies }] of people.entries()) {
    const plate = nth % prices.length
    await call(cookies).call('placeBooking', {
      body: {
        dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringIds[plate] ?? 0, quantity: 1 }],
        way: nth % 3 === 0 ? 'pick_up' : 'dine_in',
        pay: 'counter',
        seenPayFen: prices[plate] ?? 0,
        arriveFrom: turns[nth % 5 < 3 ? 0 : nth % 5 === 3 ? 1 : 2],
      },
    })
  }
  const careful = await aDiner(canteen)
    .named('阿卜杜热合曼·买买提')
    .at('甘泉新村 12号楼 2单元 1602')
    .allergicTo(...every)
    .in(db)
  await call(manager).call('placeBooking', {
    body: {
      dinerId: careful.dinerId,
      servingId: serving.servingId,
      lines: [
        {
          offeringId: serving.offeringIds.at(-1) ?? 0,
          quantity: 1,
          variant: { texture: 'soft', tweaks: [], omits: [] },
        },
      ],
      way: 'pick_up',
      pay: 'counter',
      seenPayFen: 1500,
    },
  })
  const asking = await aDiner(canteen).named('陈桂英').aged(82).withWallet(20_000).signedIn(db)
  const booked = present(people[1], 'somebody who booked')
  return {
    asking,
    booked,
    daughter: await aFamilyMember(db, asking, 'see', 'book', 'health'),
    askingId: asking.dinerId,
    bookedId: booked.dinerId,
    volunteer: await aVolunteer(db, canteen),
    manager,
    board: await aDevice(db, 'board', canteen),
    servingId: serving.servingId,
    offeringId: serving.offeringId,
  }
}

/** Where people come in turns: asked nothing more, told their own time, counted by it. */
export function turnScenes(world: TurnWorld): Scene[] {
  const { servingId, offeringId, askingId, bookedId } = world
  const meal = `serving=${servingId}&offering=${offeringId}&way=dine_in&make=regular`
  const elder = (name: string, path: string, who: WithCookies): Scene => ({
    name: `turns: ${name}`,
    kind: 'elder',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
  })
  const family = (name: string, path: string): Scene => ({
    name: `turns: ${name}`,
    kind: 'family',
    path,
    visitor: { ...phone, ...world.daughter },
    withoutScript: 'the same',
  })
  const paper = (name: string, path: string): Scene => ({
    name: `turns: ${name}`,
    kind: 'office',
    path,
    visitor: { ...laptop, ...world.manager },
  })
  const desk = (name: string, path: string, ready: string): Scene => ({
    name: `turns: ${name}`,
    kind: 'desk',
    path,
    visitor: { ...laptop, ...world.volunteer },
    arrange: (page) => page.locator(ready).first().waitFor(),
  })
  return [
    elder('confirm', `/confirm?${meal}`, world.asking),
    elder('when to come', `/confirm?${meal}&at=11%3A30&pick=time`, world.asking),
    elder('another time', `/confirm?${meal}&at=11%3A30`, world.asking),
    elder('booked', '/', world.booked),
    family('family confirms', `/family/${askingId}/confirm?${meal}`),
    family('family asks when', `/family/${askingId}/confirm?${meal}&pick=time`),
    desk('desk', `/desk?diner=${askingId}`, 'select'),
    desk('desk, booked', `/desk?diner=${bookedId}`, 'select'),
    {
      name: 'turns: board',
      kind: 'board',
      path: '/board',
      visitor: { ...television, ...world.board },
    },
    paper('prep sheet', `/board/prep/${servingId}`),
    paper('packing sheet', `/board/packing/${servingId}`),
    paper('box labels', `/board/labels/${servingId}`),
    paper('meal times', '/office/places'),
    {
      ...paper('meal times, changing', '/office/places'),
      arrange: async (page) => {
        await page.locator('main li button').nth(1).click()
        await page.locator('dialog').first().waitFor()
      },
    },
  ]
}
