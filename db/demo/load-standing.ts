import { sql } from 'kysely'
import type { Tx } from '../../backend/kernel/database.ts'
import { addHold } from '../../backend/standing/add-hold.action.ts'
import { setStandingOrder } from '../../backend/standing/set-standing-order.action.ts'
import type { AskedTerms } from '../../backend/standing/terms.rules.ts'
import { addDays, weekdayOf } from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { nobody } from '../../backend/vocabulary/actor.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import type { LoadedAccount, LoadedAccounts } from './load-accounts.ts'
import type { DemoPeople } from './people.ts'

interface DemoStanding {
  readonly name: string
  readonly weekdays: readonly number[]
  /** The canteen's own dish, one with egg, or whatever the kitchen has for this person. */
  readonly wish: 'own dish' | 'egg' | 'kitchen'
  readonly limitFen: number
  /** In hospital since today, until somebody says otherwise. */
  readonly inHospital?: true
}

/** Mr Ma's allergy was found after he had got used to a dish with egg: that meal is not booked, and he is told why. */
const people: readonly DemoStanding[] = [
  { name: '朱根发', weekdays: [1, 2, 3, 4, 5], wish: 'kitchen', limitFen: 1500 },
  { name: '赵小云', weekdays: [1, 2, 3, 4, 5, 6], wish: 'own dish', limitFen: 2000 },
  { name: '尉迟秀珍', weekdays: [2, 4], wish: 'kitchen', limitFen: 1500 },
  { name: '姚凤英', weekdays: [1, 2, 3, 4, 5], wish: 'kitchen', limitFen: 2000, inHospital: true },
  { name: '马国强', weekdays: [], wish: 'egg', limitFen: 2000 },
]

interface Offered {
  readonly day: ServiceDay
  readonly setId: number | null
  readonly dishId: number | null
  readonly withEgg: boolean
  readonly times: number
}

/** What is offered at lunch from `from` on, at somebody's canteen, soonest first. */
const readOffered = async (tx: Tx, dinerId: number, from: ServiceDay): Promise<Offered[]> => {
  const { rows } = await sql<Offered>`
    select s.day, o.set_id as "setId", o.dish_id as "dishId", count(*) over (partition by o.set_id, o.dish_id)::int as times,
      exists (select from dish_ingredients i where i.name = '鸡蛋'
        and (i.dish_id = o.dish_id or i.dish_id in (select p.dish_id from set_dishes p where p.set_id = o.set_id))) as "withEgg"
    from diners her join servings s on s.canteen_id = her.home_canteen_id join offerings o on o.serving_id = s.id
    where her.id = ${dinerId} and s.meal = 'lunch' and s.state = 'open' and s.day >= ${from}::date and o.size = 'regular'
    order by s.day, o.position`.execute(tx)
  return rows
}

const wishOf = ({ setId, dishId }: Offered): AskedTerms['wish'] => ({
  setId,
  dishId,
  size: 'regular',
})

/** Undefined where the menu that is out has no such dish. */
const termsFor = (
  { weekdays, wish, limitFen }: DemoStanding,
  offered: readonly Offered[],
  firstDay: ServiceDay,
): AskedTerms | undefined => {
  const most = Math.max(0, ...offered.map(({ times }) => times))
  const found = {
    kitchen: undefined,
    egg: offered.find(({ withEgg }) => withEgg),
    'own dish': offered.find(({ times }) => times === most),
  }[wish]
  if (wish !== 'kitchen' && found === undefined) return undefined
  return {
    meal: 'lunch',
    weekdays: wish === 'egg' && found ? [weekdayOf(found.day)] : weekdays,
    wish: found === undefined ? null : wishOf(found),
    way: 'dine_in',
    pay: 'counter',
    limitFen: fen(limitFen),
    firstDay,
    lastDay: null,
  }
}

const actorOf = ({ accountId, name }: LoadedAccount): Actor => ({
  ...nobody,
  key: `account:${accountId}`,
  name,
  accountId,
})

/**
 * A handful of meals that repeat, set at the counter by the application's own actions. They begin the day after
 * tomorrow, and the application books them as soon as it runs.
 */
export const loadStanding = async (
  tx: Tx,
  { residents }: DemoPeople,
  {
    dinerIds,
    accounts,
  }: { readonly dinerIds: readonly number[]; readonly accounts: LoadedAccounts },
  today: ServiceDay,
): Promise<void> => {
  const firstDay = addDays(today, 2)
  for (const one of people) {
    const index = residents.findIndex(({ name }) => name === one.name)
    const { canteen } = present(residents[index], one.name)
    const dinerId = present(dinerIds[index], one.name)
    const terms = termsFor(one, await readOffered(tx, dinerId, firstDay), firstDay)
    if (terms === undefined) continue
    const actor = actorOf(accounts.counter[canteen])
    await setStandingOrder(tx, actor, dinerId, terms)
    if (one.inHospital) await addHold(tx, actor, dinerId, { firstDay: today, lastDay: null })
  }
}
