import { sql } from 'kysely'
import { amendBooking } from '../../../backend/bookings/amend-booking.action.ts'
import { priceMeal } from '../../../backend/bookings/booking.rules.ts'
import { readBookingContext } from '../../../backend/bookings/booking-context.store.ts'
import { lockBooking } from '../../../backend/bookings/booking.store.ts'
import { cancelBooking } from '../../../backend/bookings/cancel-booking.action.ts'
import { collectBooking } from '../../../backend/bookings/collect-booking.action.ts'
import { placeBooking } from '../../../backend/bookings/place-booking.action.ts'
import { closeServing } from '../../../backend/kitchen/close-serving.action.ts'
import { markServed } from '../../../backend/kitchen/mark-served.action.ts'
import { settleServing } from '../../../backend/kitchen/settle-serving.action.ts'
import { askForPayment } from '../../../backend/payments/ask-for-payment.action.ts'
import { askForRefund } from '../../../backend/payments/ask-for-refund.action.ts'
import { donateInCash } from '../../../backend/payments/donate-in-cash.action.ts'
import { giveFromFund } from '../../../backend/payments/give-from-fund.action.ts'
import { payOutWallet } from '../../../backend/payments/pay-out-wallet.action.ts'
import { reverseCash } from '../../../backend/payments/reverse-cash.action.ts'
import { takeCheckout } from '../../../backend/payments/take-checkout.action.ts'
import { takeDispute } from '../../../backend/payments/take-dispute.action.ts'
import { takeRefund } from '../../../backend/payments/take-refund.action.ts'
import { topUpInCash } from '../../../backend/payments/top-up-in-cash.action.ts'
import { fen, type Fen } from '../../../backend/vocabulary/money.ts'
import type { Tx } from '../../../backend/kernel/database.ts'
import type { Play, Step } from './money.ts'

/** Returns 'nothing' when there was nothing to do it to; throws the refusal when it was refused. */
type Deed = (play: Play, step: Step) => Promise<'nothing' | undefined>

const pick = <T>(list: readonly T[], luck: number): T | undefined => list[luck % list.length]
const variant = { texture: 'regular', tweaks: [], omits: [] } as const
const provider = { name: 'stripe', live: false, leastFen: fen(1) }

const orderOf = ({ serving }: Play, { luck }: Step) => {
  const offeringId = serving.offeringIds[luck % 2] ?? 0
  const quantity = 1 + (luck % 3 === 0 ? 1 : 0)
  return { lines: [{ offeringId, quantity, variant }], way: 'dine_in' as const }
}

/** What she is shown: the price now, with what she holds given back. */
async function shown(tx: Tx, play: Play, step: Step, bookingId: number | null): Promise<Fen> {
  const dinerId = play.dinerIds[step.who] ?? 0
  const context = await readBookingContext(tx, play.serving.servingId, dinerId)
  const { lines, way } = orderOf(play, step)
  const priced = lines.map(({ offeringId, quantity }) => {
    const offering = context.serving.offerings.find((one) => one.offeringId === offeringId)
    return {
      offering: { name: offering?.name ?? '', priceFen: offering?.priceFen ?? fen(0) },
      quantity,
    }
  })
  const held = bookingId === null ? undefined : await lockBooking(tx, bookingId)
  return priceMeal(context, priced, way, held).quote.payFen
}

const book: Deed = async (play, step) => {
  const { belief, purse, run, dinerIds, serving } = play
  const by = step.luck % 4 === 0 ? 'counter' : 'wallet'
  const { id, payFen } = await run(async (tx) => {
    const seenPayFen = await shown(tx, play, step, null)
    const { bookingId } = await placeBooking(tx, {
      ...orderOf(play, step),
      actor: purse.actor,
      dinerId: dinerIds[step.who] ?? 0,
      servingId: serving.servingId,
      pay: by,
      seenPayFen,
      channel: 'counter',
    })
    return { id: bookingId, payFen: seenPayFen }
  })
  belief.booked[step.who] = { bookingId: id, payFen, by, over: false }
  if (by === 'wallet') add(play, step.who, 0 - payFen)
  return undefined
}

const add = ({ belief }: Play, who: number, amountFen: number): void => {
  belief.wallets[who] = (belief.wallets[who] ?? 0) + amountFen
}

const amend: Deed = async (play, step) => {
  const held = play.belief.booked[step.who]
  if (!held || held.over) return 'nothing'
  const payFen = await play.run(async (tx) => {
    const seenPayFen = await shown(tx, play, step, held.bookingId)
    const { actor } = play.purse
    await amendBooking(tx, { ...orderOf(play, step), actor, bookingId: held.bookingId, seenPayFen })
    return seenPayFen
  })
  play.belief.booked[step.who] = { ...held, payFen }
  if (held.by === 'wallet') add(play, step.who, held.payFen - payFen)
  return undefined
}

const cancel: Deed = async (play, { who }) => {
  const held = play.belief.booked[who]
  if (!held || held.over) return 'nothing'
  await play.run((tx) => cancelBooking(tx, play.purse.actor, held.bookingId, ''))
  play.belief.booked[who] = undefined
  if (held.by === 'wallet') add(play, who, held.payFen)
  return undefined
}

const collect: Deed = async (play, { who }) => {
  const held = play.belief.booked[who]
  if (!held || held.over) return 'nothing'
  const { actor } = play.purse
  const asked = { actor, bookingId: held.bookingId, cashFen: fen(held.payFen) }
  await play.run((tx) => collectBooking(tx, asked))
  play.belief.booked[who] = { ...held, over: true }
  return undefined
}

const topUp: Deed = async (play, { who, amountFen }) => {
  const { purse, dinerIds, belief } = play
  const { canteenId } = purse.canteen
  const { id } = await play.run((tx) =>
    topUpInCash(tx, purse.actor, canteenId, dinerIds[who] ?? 0, fen(amountFen)),
  )
  belief.topUps.push({ id, who, amountFen, undone: false })
  add(play, who, amountFen)
  return undefined
}

const topUpOnline: Deed = async (play, { who, amountFen, luck }) => {
  const { purse, dinerIds, belief } = play
  const paymentRef = `pi_${purse.made}_${belief.payments.length}_${who}`
  const paymentId = await play.run(async (tx) => {
    const asked = { actor: purse.actor, dinerId: dinerIds[who] ?? 0, amountFen, booking: null }
    return (await askForPayment(tx, provider, { ...asked, linkId: null })).paymentId
  })
  const seen = {
    sessionRef: `cs_${paymentRef}`,
    paymentId,
    paymentRef,
    amountFen: fen(amountFen),
    currency: 'cny',
    live: false,
    method: 'alipay',
  }
  // Told twice now and then, and out of order.
  const told = luck % 3 === 0 ? (['expired', 'paid', 'paid'] as const) : (['paid'] as const)
  for (const state of told)
    await play.run((tx) => takeCheckout(tx, purse.actor, { ...seen, state }))
  belief.payments.push({ paymentId, who, amountFen, paymentRef })
  add(play, who, amountFen)
  return undefined
}

const refund: Deed = async (play, { amountFen, luck }) => {
  const payment = pick(play.belief.payments, luck)
  if (!payment) return 'nothing'
  const { purse } = play
  const { canteenId } = purse.canteen
  const { paymentId, who } = payment
  const asked = {
    actor: purse.actor,
    canteenId,
    paymentId,
    amountFen: fen(amountFen),
    reason: '退',
  }
  const { refundId } = await play.run((tx) => askForRefund(tx, asked))
  play.belief.refunds.push({ id: refundId, who, amountFen, state: 'asked' })
  add(play, who, -amountFen)
  return undefined
}

const refundEnds: Deed = async (play, { luck }) => {
  const kept = pick(play.belief.refunds, luck)
  if (!kept || kept.state === 'failed') return 'nothing'
  const state = luck % 2 === 0 ? 'done' : 'failed'
  const said = { refundId: kept.id, refundRef: `re_${kept.id}`, state, failure: '' } as const
  await play.run((tx) => takeRefund(tx, play.purse.actor, said))
  if (state === 'failed') add(play, kept.who, kept.amountFen)
  kept.state = state
  return undefined
}

const voidTopUp: Deed = async (play, { luck }) => {
  const made = pick(play.belief.topUps, luck)
  if (!made) return 'nothing'
  const { canteenId } = play.purse.canteen
  const asked = { canteenId, transactionId: made.id, reason: '输错了' }
  await play.run((tx) => reverseCash(tx, play.purse.actor, asked))
  made.undone = true
  add(play, made.who, -made.amountFen)
  return undefined
}

const dispute: Deed = async (play, { luck }) => {
  const payment = pick(play.belief.payments, luck)
  if (!payment) return 'nothing'
  const { paymentRef, amountFen } = payment
  const ref = `dp_${paymentRef}`
  const seen = { disputeRef: ref, paymentRef, amountFen: fen(amountFen), state: 'open' } as const
  await play.run((tx) => takeDispute(tx, play.purse.actor, seen))
  play.belief.disputes.push({ ref, paymentRef, amountFen, open: true })
  return undefined
}

const disputeEnds: Deed = async (play, { luck }) => {
  const kept = pick(play.belief.disputes, luck)
  if (!kept) return 'nothing'
  const seen = { disputeRef: kept.ref, paymentRef: kept.paymentRef, amountFen: fen(kept.amountFen) }
  const state = luck % 2 === 0 ? 'won' : 'lost'
  await play.run((tx) => takeDispute(tx, play.purse.actor, { ...seen, state }))
  return undefined
}

const donate: Deed = async ({ run, purse, belief }, { amountFen }) => {
  const { actor, canteen } = purse
  await run((tx) =>
    donateInCash(tx, actor, canteen.canteenId, { amountFen: fen(amountFen), note: '' }),
  )
  belief.fundFen += amountFen
  return undefined
}

const give: Deed = async (play, { who, amountFen }) => {
  const { purse, dinerIds, belief } = play
  const { canteenId } = purse.canteen
  const gift = {
    canteenId,
    dinerId: dinerIds[who] ?? 0,
    amountFen: fen(amountFen),
    note: '生活困难',
  }
  await play.run((tx) => giveFromFund(tx, purse.actor, gift))
  belief.fundFen -= amountFen
  add(play, who, amountFen)
  return undefined
}

const payOut: Deed = async (play, { who, amountFen }) => {
  const { purse, dinerIds } = play
  const { canteenId } = purse.canteen
  const asked = { canteenId, dinerId: dinerIds[who] ?? 0, amountFen: fen(amountFen) }
  await play.run((tx) => payOutWallet(tx, purse.actor, { ...asked, note: '搬走', paidTo: '本人' }))
  add(play, who, -amountFen)
  return undefined
}

/** Another rate from now on: what was sold stays as it was sold. */
const schemeChange: Deed = async (play, { luck }) => {
  await sql`
    update scheme_versions set terms = jsonb_set(terms, '{rules,0,benefit,fen}', to_jsonb(${100 + luck * 20}::int))`.execute(
    play.purse.database.db,
  )
  return undefined
}

const mealTime: Deed = async (play) => {
  if (play.belief.phase !== 'before') return 'nothing'
  const { purse, serving } = play
  await purse.database.setNow(serving.cutoffAt)
  await play.run((tx) => closeServing(tx, purse.actor, serving.servingId))
  await purse.database.setNow(`${purse.day}T11:30:00+08:00`)
  play.belief.phase = 'meal'
  return undefined
}

const settle: Deed = async (play) => {
  if (play.belief.phase !== 'meal') return 'nothing'
  const { purse, serving, belief } = play
  await purse.database.setNow(`${purse.day}T20:00:00+08:00`)
  await play.run((tx) => markServed(tx, purse.actor, serving.servingId))
  await play.run((tx) => settleServing(tx, purse.actor, serving.servingId))
  belief.phase = 'over'
  belief.booked.forEach((held, who) => {
    if (!held || held.over) return
    // Her own share is what a missed meal costs here: paid already, or taken from the wallet as far as it goes.
    if (held.by === 'counter') add(play, who, -Math.min(held.payFen, belief.wallets[who] ?? 0))
    belief.booked[who] = { ...held, over: true }
  })
  return undefined
}

export const deeds: Readonly<Record<Step['kind'], Deed>> = {
  book,
  amend,
  cancel,
  collect,
  topUp,
  topUpOnline,
  refund,
  refundEnds,
  void: voidTopUp,
  dispute,
  disputeEnds,
  donate,
  give,
  payOut,
  schemeChange,
  mealTime,
  settle,
}
