import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { phone, type Visitor } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aFamilyMember } from '../builders/people.ts'
import { ate } from '../builders/past-meal.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** Somebody who had something else a week before, in a canteen that keeps 小雪. */
export interface ComfortWorld {
  readonly regular: WithCookies
  /** Where today's lunch can still be booked. */
  readonly early: WithCookies
  /** Whose mother's portion is kept while somebody pays; who may pay, and who may not. */
  readonly payer: WithCookies
  readonly onlooker: WithCookies
  readonly held: string
}

export async function comfortsIn(
  db: Db,
  appUrl: string,
  { today, tomorrow, weekBefore }: Readonly<Record<'today' | 'tomorrow' | 'weekBefore', string>>,
): Promise<ComfortWorld> {
  const canteen = await aCanteen().named('节气食堂').in(db)
  const sameDay = await aCanteen().named('当天订的食堂').cuttingOff(0, '11:00').in(db)
  const on = (day: string, at = canteen) =>
    aServing(at)
      .onDay(day)
      .with(
        anOffering()
          .named('萝卜排骨', 'Pork ribs with daikon')
          .pictured('maize-rib-soup')
          .withSides('清炒菜心 · 米饭', 'Stir-fried greens · rice')
          .priced(1600),
        anOffering()
          .named('清蒸鲈鱼', 'Steamed sea bass')
          .pictured('steamed-bass')
          .withSides('香菇青菜 · 米饭', 'Greens with mushrooms · rice')
          .priced(1800),
      )
      .in(db)
  const before = await on(weekBefore)
  const now = await on(today)
  const next = await on(tomorrow)
  const regular = await aDiner(canteen).aged(82).signedIn(db)
  const her = { dinerId: regular.dinerId, canteenId: canteen.canteenId }
  await ate(db, her, { ...before, offeringId: before.offeringIds[1] ?? 0 })
  await ate(db, her, now)
  await on(today, sameDay)
  const mother = await aDiner(canteen).named('张秀英').aged(82).signedIn(db)
  const { id } = await apiOf(appUrl)(mother).call('placeBooking', {
    body: {
      dinerId: mother.dinerId,
      servingId: next.servingId,
      lines: [{ offeringId: next.offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'online',
      seenPayFen: 1600,
    },
  })
  return {
    regular,
    early: await aDiner(sameDay).aged(82).signedIn(db),
    payer: await aFamilyMember(db, mother, 'see', 'book', 'pay'),
    onlooker: await aFamilyMember(db, mother, 'see'),
    held: `/family/${mother.dinerId}/done/${id}`,
  }
}

export function comfortScenes({ regular, early, payer, onlooker, held }: ComfortWorld): Scene[] {
  const at = (name: string, path: string, who: Visitor, more: Partial<Scene> = {}): Scene => ({
    name: `贴心: ${name}`,
    kind: 'elder',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
    ...more,
  })
  return [
    at('home, as last Monday, on 小雪', '/', regular),
    at('home, 小雪 today', '/', early),
    at('family pays', '/family', payer, { kind: 'family' }),
    at('family pays: kept', held, payer, { kind: 'family' }),
    at('family pays: may not', held, onlooker, { kind: 'family' }),
    at('dishes of 小雪', '/dishes', early, { primary: 'at most one' }),
  ]
}
