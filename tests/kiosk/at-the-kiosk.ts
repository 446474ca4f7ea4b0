import { sql } from 'kysely'
import { apiOf, type Api, type Reply } from '../support/api.ts'
import type { Diner } from '../support/builders/diner.ts'
import { aDevice } from '../support/builders/people.ts'
import type { Canteen } from '../support/builders/place.ts'
import type { Db } from '../../backend/kernel/database.ts'

type Opened = Reply<'openKioskVisit'>
type Next = Opened['view']['next']
export type Open = Extract<Next, { state: 'open' }>

/** One registered kiosk of a canteen, and what can be done before it. */
export interface Kiosk {
  readonly api: Api
  readonly deviceId: number
  readonly params: { readonly canteenId: number }
  readonly scan: (diner: Pick<Diner, 'cardToken'>) => Promise<Opened>
  readonly type: (digits: string) => Promise<Opened>
  readonly typed: (digits: string) => Promise<string>
  readonly look: (visit: string) => Promise<string>
}

export async function aKiosk(db: Db, url: string, canteen: Canteen): Promise<Kiosk> {
  const { deviceId, cookies } = await aDevice(db, 'kiosk', canteen)
  const api = apiOf(url)({ cookies })
  const params = { canteenId: canteen.canteenId }
  return {
    api,
    deviceId,
    params,
    scan: ({ cardToken }) => api.call('openKioskVisit', { params, body: { token: cardToken } }),
    type: (digits) => api.call('openKioskVisit', { params, body: { digits } }),
    typed: (digits) => api.outcome('openKioskVisit', { params, body: { digits } }),
    look: (visit) => api.outcome('lookAtKioskVisit', { params, body: { visit } }),
  }
}

export function openMeal(view: Opened['view']): Open {
  if (view.next.state !== 'open') throw new Error(`nothing to book: ${view.next.state}`)
  return view.next
}

/** The body that books what she usually has, paid as the screen proposes. */
export function usualBody({ visit, view }: Opened, pay?: 'wallet' | 'counter') {
  const { when, usual, offers } = openMeal(view)
  const offer = offers.find(({ plate }) => plate.offeringId === usual?.offeringId) ?? offers[0]
  if (offer === undefined) throw new Error('nothing on the menu')
  return {
    visit,
    servingId: when.servingId,
    offeringId: offer.plate.offeringId,
    way: offer.way,
    pay: pay ?? offer.payment.by,
    seenPayFen: offer.price.payFen,
  }
}

/** Typing may be tried anew: each test guesses for itself. */
export const forgetGuesses = async (db: Db): Promise<void> => {
  await sql`delete from rate_limits`.execute(db)
}
