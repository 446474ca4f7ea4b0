import { negativeFen } from '../../backend/vocabulary/money.ts'
import type { LivedBooking } from './history.ts'
import type { LoadedAccounts } from './load-accounts.ts'
import type { PastEntry } from './load-audit.ts'
import { clockwork, enderOf, placerOf } from './load-history.ts'
import type { Doer } from './load-history.ts'
import { publishedAt } from './load-menus.ts'
import type { LoadedServing } from './load-menus.ts'
import type { LoadedPlaces } from './load-places.ts'
import { menuWeeks } from './menus.ts'
import type { Movement } from './money.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'

/** As the actions themselves would have written it. */
export const entriesOfBooking = (
  booking: LivedBooking,
  bookingId: number,
  chain: number,
  dinerId: number,
  accounts: LoadedAccounts,
): PastEntry[] => {
  const { plan, serving, quote, state, placedAt, endedAt } = booking
  const subject = `booking:${bookingId}`
  const placed: PastEntry = {
    chain,
    at: placedAt,
    actor: placerOf(accounts, booking).key,
    action: 'booking.placed',
    subject,
    detail: {
      servingId: serving.servingId,
      dinerId,
      portions: plan.quantity,
      ownFen: quote.payFen,
      channel: plan.channel,
    },
  }
  if (!endedAt) return [placed]
  const detail = {
    placed: {},
    collected: { collectedBy: 'self', cashFen: plan.payment === 'counter' ? quote.payFen : 0 },
    missed: { policy: 'own_share', lossFen: quote.subsidyFen },
    cancelled: { reason: '', portions: plan.quantity },
  }[state]
  return [
    placed,
    {
      chain,
      at: endedAt,
      actor: enderOf(accounts, booking).key,
      action: `booking.${state}`,
      subject,
      detail,
    },
  ]
}

export const entriesOfServing = (
  serving: LoadedServing,
  chain: number,
  lived: readonly LivedBooking[],
): PastEntry[] => {
  const here = lived.filter((booking) => booking.state !== 'cancelled')
  const missed = here.filter(({ state }) => state === 'missed')
  const moves = [
    {
      move: 'closed',
      at: serving.state === 'open' ? null : serving.cutoffAt,
      detail: { booked: here.reduce((sum, { plan }) => sum + plan.quantity, 0) },
    },
    { move: 'served', at: serving.servedAt, detail: {} },
    {
      move: 'settled',
      at: serving.settledAt,
      detail: {
        missed: missed.length,
        lossFen: missed.reduce((sum, { quote }) => sum + quote.subsidyFen, 0),
      },
    },
  ]
  return moves.flatMap(({ move, at, detail }) =>
    at
      ? [
          {
            chain,
            at,
            actor: clockwork.key,
            action: `serving.${move}`,
            subject: `serving:${serving.servingId}`,
            detail,
          },
        ]
      : [],
  )
}

export const entriesOfTopUp = (
  { at, canteenId, posting }: Movement,
  dinerId: number,
  doer: Doer,
): PastEntry[] => {
  const wallet = posting.entries.find(({ kind }) => kind === 'wallet')
  if (posting.kind !== 'cash_top_up' || !wallet) return []
  return [
    {
      chain: canteenId,
      at,
      actor: doer.key,
      action: 'wallet.topped_up',
      subject: `diner:${dinerId}`,
      detail: { amountFen: negativeFen(wallet.amountFen) },
    },
  ]
}

export const entriesOfMenus = (today: ServiceDay, now: Date, places: LoadedPlaces): PastEntry[] =>
  menuWeeks(today).map(({ canteen, monday }) => ({
    chain: places.canteenId[canteen],
    at: publishedAt(monday, now),
    actor: 'demo',
    action: 'menu_week.published',
    subject: `canteen:${places.canteenId[canteen]}`,
    detail: { monday },
  }))
