import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { inTransaction } from '../../../backend/kernel/transaction.ts'
import { hashToken, randomToken } from '../../../backend/kernel/crypto.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { aDiner } from '../builders/diner.ts'
import { aCanteen } from '../builders/place.ts'
import { aServing } from '../builders/serving.ts'
import { setsOf } from './boards.ts'
import { insertPayment, type Payment } from './online.ts'

/** The page behind a printed link in each of its states, and a meal that waits to be paid. */
export interface PayInWorld {
  readonly page: string
  readonly paid: string
  readonly open: string
  readonly failed: string
  /** Her card does not reach: the page on which she may pay by phone. */
  readonly poor: WithCookies
  readonly confirm: string
  readonly holding: WithCookies
  readonly held: string
}

export async function payInIn(db: Db, appUrl: string, tomorrow: string): Promise<PayInWorld> {
  const canteen = await aCanteen().named('幸福里社区食堂').in(db)
  await aServing(canteen)
    .onDay(tomorrow)
    .with(...setsOf(50))
    .in(db)
  const mother = await aDiner(canteen).named('张秀英').aged(82).in(db)
  const token = randomToken()
  await sql`insert into top_up_links (diner_id, token_hash, made_by) values (${mother.dinerId}, ${hashToken(token)}, 'test')`.execute(
    db,
  )
  const page = `/pay/${token}`
  const payment = (state: Payment['state']): Promise<number> =>
    inTransaction(db, (tx) =>
      insertPayment(tx, canteen.canteenId, mother.dinerId, {
        daysAgo: 0,
        amountFen: 10_000,
        state,
        method: null,
        refunds: [],
      }),
    )
  const holding = await aDiner(canteen).aged(76).signedIn(db)
  const api = apiOf(appUrl)(holding)
  const params = { dinerId: holding.dinerId }
  const choices = await api.call('getChoices', { params })
  const [choice] = choices.offerings
  const [way] = choice?.ways ?? []
  if (!choice || !way) throw new Error('nothing to hold')
  const { id } = await api.call('placeBooking', {
    body: {
      ...params,
      servingId: choices.when.servingId,
      lines: [{ offeringId: choice.plate.offeringId, quantity: 1, variant: choice.variants[0] }],
      way: way.way,
      pay: 'online',
      seenPayFen: way.price.payFen,
    },
  })
  const poor = await aDiner(canteen).aged(77).signedIn(db)
  const today = await apiOf(appUrl)(poor).call('getToday', { params: { dinerId: poor.dinerId } })
  const next = today.next.state === 'open' ? today.next : undefined
  const meal = next?.suggestion
  return {
    page,
    paid: `${page}?payment=${await payment('paid')}`,
    open: `${page}?payment=${await payment('open')}`,
    failed: `${page}?payment=${await payment('failed')}`,
    poor,
    confirm: `/confirm?serving=${next?.when.servingId}&offering=${meal?.plate.offeringId}&way=${meal?.way}&make=${meal?.variant.texture}`,
    holding,
    held: `/done/${id}`,
  }
}
