import type { Db } from '../../../backend/kernel/database.ts'
import type { WithCookies } from '../api.ts'
import { phone } from '../browser/launch.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import type { Scene } from './scenes.ts'

/** Somebody with many needs, and the pages of dishes that go against one of them each. */
export interface NeedWorld {
  readonly careful: WithCookies
  readonly salty: string
  readonly coarse: string
}

/** A dish for each of her needs: made for her, to be minded, and never for her. */
export async function needsIn(db: Db, tomorrow: string): Promise<NeedWorld> {
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
  return { careful, salty: confirm(0, 'soft'), coarse: confirm(4, 'regular.less_salt') }
}

export function needScenes({ careful, salty, coarse }: NeedWorld): Scene[] {
  const at = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
    name,
    kind: 'elder',
    path,
    visitor: { ...phone, ...careful },
    withoutScript: 'the same',
    ...more,
  })
  return [
    at('今天: careful', '/'),
    at('选菜: careful', '/dishes', { primary: 'at most one' }),
    at('确认: to be minded', salty),
    at('确认: not as she needs it', coarse),
  ]
}
