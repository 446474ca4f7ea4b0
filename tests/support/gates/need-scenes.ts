import type { Db } from '../../../backend/kernel/database.ts'
import type { WithCookies } from '../api.ts'
import { phone } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** Somebody with many needs, and the pages of dishes that go against one of them each. */
export interface NeedWorld {
  /** It is her birthday, and the canteen made noodles. */
  readonly celebrated: WithCookies
  readonly careful: WithCookies
  readonly salty: string
  readonly coarse: string
}

/** A dish for each of her needs: made for her, to be minded, and never for her. */
export async function needsIn(
  db: Db,
  { today, tomorrow }: Readonly<Record<'today' | 'tomorrow', string>>,
): Promise<NeedWorld> {
  const canteen = await aCanteen().named('忌口细的食堂').in(db)
  const { servingId, offeringIds } = await aServing(canteen)
    .onDay(tomorrow)
    .with(
      anOffering()
        .named('咸肉百叶包', 'Salt pork parcels')
        .pictured('tofu-skin-rolls')
        .madeAsItIs(),
      anOffering().named('清蒸鲈鱼', 'Steamed bass').pictured('steamed-bass').cookedWith('香菜'),
      anOffering().named('宫保鸡丁', 'Kung pao chicken').pictured('kung-pao').containing('peanut'),
      anOffering()
        .named('大虾蒸蛋', 'Prawns with egg')
        .pictured('prawns')
        .nourishing({ saltG: 1, purine: 'high' })
        .onlyRegular(),
      anOffering().named('番茄炒蛋', 'Tomato and egg').pictured('tomato-egg'),
    )
    .in(db)
  const careful = await aDiner(canteen)
    .aged(84)
    .allergicTo('peanut')
    .needing('soft')
    .minding('less_salt')
    .minding('low_purine')
    .minding('other', '不吃香菜')
    .signedIn(db)
  const confirm = (index: number, make: string): string =>
    `/confirm?serving=${servingId}&offering=${offeringIds[index]}&way=dine_in&make=${make}`
  const celebrated = await celebratedIn(db, today)
  return { careful, celebrated, salty: confirm(0, 'soft'), coarse: confirm(4, 'regular.less_salt') }
}

async function celebratedIn(db: Db, today: string): Promise<WithCookies> {
  const canteen = await aCanteen().named('当天订的食堂').cuttingOff(0, '10:45').in(db)
  await aServing(canteen)
    .onDay(today)
    .with(
      anOffering().pictured('lion-head'),
      anOffering().named('长寿面', 'Longevity noodles').pictured('longevity-noodles'),
    )
    .in(db)
  return aDiner(canteen)
    .bornOn(`1944${today.slice(4)}`)
    .signedIn(db)
}

export function needScenes({ careful, celebrated, salty, coarse }: NeedWorld): Scene[] {
  const at = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
    name,
    kind: 'elder',
    path,
    visitor: { ...phone, ...careful },
    withoutScript: 'the same',
    ...more,
  })
  const clear = { ...careful.cookies, nuancan_contrast: 'more' }
  const clearly: Partial<Scene> = { visitor: { ...phone, cookies: clear } }
  const choosing = { primary: 'at most one' } as const
  return [
    at('今天: clear', '/', clearly),
    at('选菜: clear', '/dishes', { ...clearly, ...choosing }),
    at('字大小: clear', '/text-size', { ...clearly, ...choosing }),
    // Then nothing is green.
    at('今天: colours of the device', '/', {
      ...choosing,
      arrange: (page) => page.emulateMedia({ forcedColors: 'active', contrast: 'more' }),
    }),
    at('今天: careful', '/'),
    at('今天: birthday', '/', { visitor: { ...phone, ...celebrated } }),
    at('选菜: careful', '/dishes', choosing),
    at('确认: to be minded', salty),
    at('确认: not as she needs it', coarse),
  ]
}
