import { bookingEndpoints } from '../contract/bookings.ts'
import { counterEndpoints } from '../contract/counter.ts'
import type { Ticket } from '../contract/tickets.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Tx } from '../kernel/database.ts'
import { openGate } from '../identity/visitor.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { CallContext, Route } from '../kernel/route.ts'
import type { WriteRequest } from '../kernel/idempotency.store.ts'
import { openCheckout } from '../payments/open-checkout.action.ts'
import { provided } from '../payments/provider.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import { amendBooking } from './amend-booking.action.ts'
import { cancelBooking } from './cancel-booking.action.ts'
import { readCanteenCard, readHomeCanteen } from './canteen-card.store.ts'
import { collectBooking } from './collect-booking.action.ts'
import { readCounter } from './counter.view.ts'
import { readDesk } from './desk.view.ts'
import { payHeldBooking } from './pay-held-booking.action.ts'
import { placeBooking } from './place-booking.action.ts'
import { readCollectionRules } from './recognition.store.ts'
import { canCollect } from './recognition.view.ts'
import { toldTo, toldToday } from './told.rules.ts'
import { tryDigits } from './try-digits.action.ts'
import { readBooking, readComingTickets, readPastTickets, readTicket } from './ticket.view.ts'
import { readChoices, readToday } from './today.view.ts'

const pastMeals = 10

/** A booking write: once per key, the ticket as the reply, and a sign to the kitchen's screens after it is committed. */
const bookingWrite =
  ({ db, live }: Deps) =>
  async (
    call: CallContext & { write: WriteRequest },
    act: (tx: Tx) => Promise<{ bookingId: number; canteenId: number }>,
  ): Promise<{ id: number; ticket: Ticket }> => {
    const reply = await once(db, call.write, async (tx) => {
      const { bookingId } = await act(tx)
      return { id: bookingId, ticket: await readTicket(tx, bookingId, call.language) }
    })
    live.touch(reply.ticket.when.canteenId)
    return reply
  }

/** Said beside the sum on the provider's page: neither her name nor her dish. */
const mealDescription = '暖餐 一顿饭'

const payRoute = ({ db }: Deps, provider: PaymentProvider | null): Route =>
  serve('payBookingOnline', bookingEndpoints.payBookingOnline, async (call) => {
    const online = provided(provider)
    const { bookingId } = call.params
    const { paymentId } = await once(db, call.write, (tx) =>
      payHeldBooking(tx, online, call.actor, bookingId),
    )
    return openCheckout(db, online, paymentId, {
      description: mealDescription,
      successUrl: `${call.origin}/done/${bookingId}`,
      cancelUrl: `${call.origin}/done/${bookingId}`,
    })
  })

const writeRoutes = (deps: Deps, provider: PaymentProvider | null): Route[] => {
  const write = bookingWrite(deps)
  const { limits } = openGate(deps)
  return [
    payRoute(deps, provider),
    serve('placeBooking', bookingEndpoints.placeBooking, (call) =>
      write(call, (tx) =>
        placeBooking(tx, {
          ...call.body,
          actor: call.actor,
          leastOnlineFen: provider?.leastFen,
        }),
      ),
    ),
    serve('amendBooking', bookingEndpoints.amendBooking, (call) =>
      write(call, (tx) =>
        amendBooking(tx, { ...call.body, actor: call.actor, bookingId: call.params.bookingId }),
      ),
    ),
    serve('cancelBooking', bookingEndpoints.cancelBooking, (call) =>
      write(call, (tx) => {
        const { reason, readBack } = call.body
        return cancelBooking(tx, call.actor, call.params.bookingId, reason, readBack)
      }),
    ),
    serve('collectBooking', counterEndpoints.collectBooking, async (call) => {
      const collect = async (tx: Tx) => {
        const { changeFen, balanceFen } = await collectBooking(tx, {
          ...call.body,
          actor: call.actor,
          bookingId: call.params.bookingId,
        })
        return {
          ticket: await readTicket(tx, call.params.bookingId, call.language),
          changeFen,
          balanceFen,
        }
      }
      const reply = await tryDigits(limits, call.actor, call.body.card, () =>
        once(deps.db, call.write, collect),
      )
      deps.live.touch(reply.ticket.when.canteenId)
      return reply
    }),
  ]
}

export const bookingRoutes = (deps: Deps, provider: PaymentProvider | null = null): Route[] => [
  ...writeRoutes(deps, provider),
  serve('getToday', bookingEndpoints.getToday, async ({ actor, params, language }) =>
    toldToday(actor, await readToday(deps.db, params.dinerId, language)),
  ),
  serve('getChoices', bookingEndpoints.getChoices, ({ params, query, language }) =>
    readChoices(deps.db, params.dinerId, query, language),
  ),
  serve('getBooking', bookingEndpoints.getBooking, async ({ actor, params, language }) => {
    const { dinerId, ticket } = await readBooking(deps.db, params.bookingId, language)
    const { card, day, time } = await readCanteenCard(deps.db, ticket.when.canteenId)
    const told = toldTo(actor, dinerId)(ticket)
    return { dinerId, ticket: told, canteen: card, now: { day, time } }
  }),
  serve('getMeals', bookingEndpoints.getMeals, async ({ actor, params, language }) => {
    const coming = await readComingTickets(deps.db, params.dinerId, language)
    const past = await readPastTickets(deps.db, params.dinerId, pastMeals, language)
    const { day, time } = await readCanteenCard(
      deps.db,
      await readHomeCanteen(deps.db, params.dinerId),
    )
    const told = toldTo(actor, params.dinerId)
    return { now: { day, time }, coming: coming.map(told), past: past.map(told) }
  }),
  serve('getDesk', counterEndpoints.getDesk, ({ params, query, language }) =>
    readDesk(deps.db, params.dinerId, language, query.servingId),
  ),
  serve('getCounter', counterEndpoints.getCounter, async ({ actor, language, params, query }) => ({
    ...(await readCounter(deps.db, params.canteenId, query.servingId)),
    can: canCollect(await readCollectionRules(deps.db, params.canteenId), actor, language),
  })),
]
