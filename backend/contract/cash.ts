import * as z from 'zod/mini'
import { denominations } from '../vocabulary/cash.ts'
import type { CashCounts, Denomination } from '../vocabulary/cash.ts'
import { endpoint } from './endpoint.ts'
import { allowed, day, fenAmount, fenSigned, id, instant, optionalWords, words } from './shapes.ts'

const atCanteen = z.object({ canteenId: id })
const note = words(200)

/** Pieces of each note and coin; how many are too many is the drawer's rule. */
const counts = z.object(
  Object.fromEntries(denominations.map(({ key }) => [key, z.int()])) as Record<
    Denomination,
    ReturnType<typeof z.int>
  >,
) as unknown as z.ZodMiniType<CashCounts, CashCounts>

const cashMovement = z.object({
  transactionId: id,
  at: instant,
  kind: z.string(),
  /** Into the drawer or the fund is positive. */
  amountFen: fenSigned,
  note: z.string(),
  byName: z.string(),
  /** Whose card, masked; '' when it is nobody's. */
  whose: z.string(),
  reversesId: z.nullable(id),
  reversedById: z.nullable(id),
  reversible: z.boolean(),
})

const openShift = z.object({
  shiftId: id,
  openedByName: z.string(),
  openedAt: instant,
  carriedFen: fenSigned,
  floatFen: fenAmount,
})

const closed = z.object({
  closedByName: z.string(),
  closedAt: instant,
  counts,
  countedFen: fenAmount,
  expectedFen: fenSigned,
  differenceFen: fenSigned,
  explanation: z.string(),
  signed: z.nullable(z.object({ byName: z.string(), at: instant })),
  can: z.object({ sign: allowed }),
})
const shift = z.object({ ...openShift.shape, closed: z.nullable(closed) })

export const cashEndpoints = {
  getDrawer: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/cash/drawer',
    summary: 'The open shift, what should be in the drawer, and what moved',
    params: atCanteen,
    reply: z.object({
      balanceFen: fenSigned,
      todayFen: fenSigned,
      /** A canteen that never opened a shift takes cash without one. */
      usesShifts: z.boolean(),
      mayMove: z.boolean(),
      /** Whether the asker may undo, give and pay out. */
      mayUndo: z.boolean(),
      shift: z.nullable(openShift),
      /** Counted and waiting for the second person, the latest first. */
      toSign: z.array(shift),
      movements: z.array(cashMovement),
      /** On its way from the doors, and in no wallet yet: what waits longest first. */
      carried: z.array(
        z.object({
          carrierName: z.string(),
          notedFen: fenAmount,
          since: instant,
          overdue: z.boolean(),
        }),
      ),
    }),
  }),
  openDrawer: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/drawer/open',
    summary: 'Opens the drawer with change to start with',
    params: atCanteen,
    body: z.object({ floatFen: fenAmount }),
    reply: z.object({ shiftId: id, carriedFen: fenSigned }),
    refusals: ['drawer_open', 'amount_wrong'],
  }),
  moveCash: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/drawer/moves',
    summary: 'Change into the drawer, or notes out of it into the safe or the bank',
    params: atCanteen,
    body: z.object({ direction: z.enum(['in', 'out']), amountFen: fenAmount, note }),
    reply: z.object({ id, balanceFen: fenSigned }),
    refusals: ['drawer_not_open', 'drawer_short', 'amount_wrong'],
  }),
  closeDrawer: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/drawer/close',
    summary: 'Closes the drawer with a count; of two who close at once, one does',
    params: atCanteen,
    body: z.object({
      shiftId: id,
      counts,
      explanation: z._default(optionalWords(200), ''),
      /** What the screen said should be there: should cash have moved since, the count is looked at again. */
      seenExpectedFen: z.optional(fenSigned),
    }),
    reply: z.object({
      shiftId: id,
      countedFen: fenAmount,
      expectedFen: fenSigned,
      differenceFen: fenSigned,
    }),
    refusals: ['drawer_closed', 'count_wrong', 'drawer_moved', 'reason_required'],
  }),
  signDrawer: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/drawer/sign',
    summary: 'A second person stands for the count',
    params: atCanteen,
    body: z.object({ shiftId: id }),
    refusals: ['shift_unknown', 'drawer_open', 'already_signed', 'sign_own_count'],
  }),
  listDrawerShifts: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/cash/shifts',
    summary: 'The last sixty shifts of the drawer, the latest first',
    params: atCanteen,
    reply: z.object({ shifts: z.array(shift) }),
  }),
  getDayReport: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/cash/report',
    summary: 'A day of the drawer: what came, what went, what was counted, who stands for it',
    params: atCanteen,
    query: z.object({ day }),
    reply: z.object({
      day,
      printedAt: instant,
      startFen: fenSigned,
      /** Per kind of movement; start + Σ = end. */
      totals: z.array(z.object({ kind: z.string(), amountFen: fenSigned, times: z.int() })),
      endFen: fenSigned,
      shifts: z.array(shift),
      movements: z.array(cashMovement),
    }),
  }),
  reverseCash: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/reversals',
    summary: 'Undoes a mistaken movement, once; both stay in the books',
    params: atCanteen,
    body: z.object({ transactionId: id, reason: note }),
    reply: z.object({ id }),
    refusals: [
      'movement_unknown',
      'not_reversible',
      'already_reversed',
      'drawer_not_open',
      'drawer_short',
      'fund_short',
      'wallet_spent',
    ],
  }),
  getFund: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/cash/fund',
    summary: 'What was given for people who are short, and what was given on',
    params: atCanteen,
    reply: z.object({ balanceFen: fenAmount, movements: z.array(cashMovement) }),
  }),
  donateInCash: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/donations',
    summary: 'Takes cash for the fund; the note says from whom, as the giver wishes',
    params: atCanteen,
    body: z.object({ amountFen: fenAmount, note }),
    reply: z.object({ id, fundFen: fenAmount }),
    refusals: ['amount_wrong', 'drawer_not_open'],
  }),
  giveFromFund: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/gifts',
    summary: 'From the fund into somebody’s wallet',
    params: atCanteen,
    body: z.object({ dinerId: id, amountFen: fenAmount, note }),
    reply: z.object({ id, fundFen: fenAmount, balanceFen: fenSigned }),
    refusals: ['amount_wrong', 'diner_gone', 'fund_short'],
  }),
  payOutWallet: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/cash/payouts',
    summary: 'Gives prepaid money back in cash: she leaves, or her family comes for it',
    params: atCanteen,
    body: z.object({ dinerId: id, amountFen: fenAmount, note, paidTo: words(40) }),
    reply: z.object({ id, balanceFen: fenAmount }),
    refusals: ['amount_wrong', 'heir_required', 'drawer_not_open', 'wallet_spent', 'drawer_short'],
  }),
}
