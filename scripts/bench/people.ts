import type { Db } from '../../backend/kernel/database.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { cookieLine } from '../../tests/support/api.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { aCanteen, type Canteen } from '../../tests/support/builders/place.ts'
import { aScheme } from '../../tests/support/builders/scheme.ts'
import { anOffering, aServing, soon, type Serving } from '../../tests/support/builders/serving.ts'

export const price = 1200
const help = 200
export const pays = price - help

export interface Wish {
  readonly cookie: string
  readonly body: {
    readonly dinerId: number
    readonly servingId: number
    readonly lines: { readonly offeringId: number; readonly quantity: number }[]
    readonly way: 'dine_in'
    readonly pay: 'wallet'
    readonly seenPayFen: number
  }
}

export interface Crowd {
  readonly canteen: Canteen
  readonly servings: readonly Serving[]
  /** The next wish that nobody had yet. All dishes are shared, as at lunch time. */
  readonly next: () => Wish
}

/** Subsidised meals paid from wallets: the whole work of a booking, none of it left out. */
export async function aCrowd(db: Db, people: number, days: number): Promise<Crowd> {
  const canteen = await aCanteen().servingAtMost(20, 60).in(db)
  await aScheme().worth(help).atMost(2, 'day').in(db, canteen.districtId)
  const servings: Serving[] = []
  for (let ahead = 0; ahead < days; ahead += 1) {
    for (const meal of ['lunch', 'dinner'] as const) {
      const offerings = ['红烧狮子头', '清蒸鲈鱼', '萝卜排骨'].map((name) =>
        anOffering().named(`${name}套餐`).priced(price).limitedTo(5000),
      )
      servings.push(
        await aServing(canteen)
          .onDay(addDays(soon(), ahead))
          .at(meal)
          .with(...offerings)
          .in(db),
      )
    }
  }
  const diners = await aDiner(canteen).withWallet(200_000).signedInTimes(people, db)
  let turn = 0
  const next = (): Wish => {
    const diner = diners[turn % people]
    const serving = servings[Math.floor(turn / people)]
    if (!diner || !serving) throw new Error('the crowd is too small for this bench')
    turn += 1
    return {
      cookie: cookieLine(diner.cookies),
      body: {
        dinerId: diner.dinerId,
        servingId: serving.servingId,
        lines: [{ offeringId: serving.offeringIds[turn % 3] ?? 0, quantity: 1 }],
        way: 'dine_in',
        pay: 'wallet',
        seenPayFen: pays,
      },
    }
  }
  return { canteen, servings, next }
}
