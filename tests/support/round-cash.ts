import { randomUUID } from 'node:crypto'
import type { Db } from '../../backend/kernel/database.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { apiOf, type Api } from './api.ts'
import { aDiner, type Diner } from './builders/diner.ts'
import { aStaffMember, aVolunteer } from './builders/people.ts'
import { aCanteen, type Canteen } from './builders/place.ts'

/** Lets volunteers of a canteen take cash at doors. */
export const takingCash = async (
  db: Db,
  { canteenId }: Canteen,
  most: { readonly noteFen?: number; readonly carriedFen?: number } = {},
): Promise<void> => {
  await db
    .updateTable('canteens')
    .set({
      round_cash: true,
      round_cash_note_fen: fen(most.noteFen ?? 20_000),
      round_cash_carried_fen: fen(most.carriedFen ?? 100_000),
    })
    .where('id', '=', canteenId)
    .execute()
}

let noted = 0
/** A minute after the note before it, by her phone. */
const nextMinute = (): string =>
  new Date(Date.parse('2026-11-22T00:00:00Z') + (noted += 1) * 60_000).toISOString()

/** Somebody with cash from doors, as the canteen hears from her phone. */
export const carrierOf = (api: Api) => ({
  api,
  note: (dinerId: number, amountFen: number, more: { key?: string; forOrder?: string } = {}) =>
    api.call('noteCash', {
      body: {
        dinerId,
        amountFen,
        notedAt: more.key === undefined ? nextMinute() : '2026-11-22T01:58:00Z',
        forOrder: more.forOrder ?? null,
      },
      key: more.key ?? randomUUID(),
    }),
  noting: (dinerId: number, amountFen: number) =>
    api.outcome('noteCash', {
      body: { dinerId, amountFen, notedAt: nextMinute(), forOrder: null },
    }),
  takingBack: (dinerId: number, noteKey: string, reason = '记错了') =>
    api.outcome('takeBackCashNote', { body: { dinerId, noteKey, reason } }),
})
export type Carrier = ReturnType<typeof carrierOf>

/** Who counts it in. */
export const receiverOf = (api: Api, canteenId: number) => {
  const params = { canteenId }
  const list = () => api.call('listCarriedCash', { params })
  return {
    api,
    list,
    receiving: (carriedId: number, seenNotedFen: number, countedFen = seenNotedFen, why = '') =>
      api.outcome('receiveCarriedCash', {
        params: { canteenId, carriedId },
        body: { countedFen, seenNotedFen, explanation: why },
      }),
    /** All that the first in the list carries. */
    receiveFirst: async (differs = 0, why = ''): Promise<string> => {
      const [first] = (await list()).carried
      if (first === undefined) return 'nothing there'
      return api.outcome('receiveCarriedCash', {
        params: { canteenId, carriedId: first.carriedId },
        body: {
          countedFen: first.notedFen + differs,
          seenNotedFen: first.notedFen,
          explanation: why,
        },
      })
    },
  }
}
export type Receiver = ReturnType<typeof receiverOf>

export interface CashRound {
  readonly canteen: Canteen
  readonly diners: readonly Diner[]
  readonly carrier: Carrier
  readonly counter: Receiver
  readonly colleague: Receiver
}

/** A canteen that takes cash at doors, its drawer open, with so many people, somebody who goes round and two who count. */
export async function aCashRound(db: Db, appUrl: string, people: number): Promise<CashRound> {
  const as = apiOf(appUrl)
  const canteen = await aCanteen()
    .named(`上门食堂${randomUUID().slice(0, 6)}`)
    .in(db)
  const { canteenId } = canteen
  await takingCash(db, canteen)
  const counter = as(await aStaffMember(db, 'counter', canteen))
  await counter.call('openDrawer', { params: { canteenId }, body: { floatFen: 20_000 } })
  const diners: Diner[] = []
  for (let nth = 0; nth < people; nth += 1) diners.push(await aDiner(canteen).in(db))
  return {
    canteen,
    diners,
    carrier: carrierOf(as(await aVolunteer(db, canteen, canteen.buildingId))),
    counter: receiverOf(counter, canteenId),
    colleague: receiverOf(as(await aStaffMember(db, 'counter', canteen)), canteenId),
  }
}
