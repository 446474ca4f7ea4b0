import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { bilingual, day, id, instant, meal, words } from './shapes.ts'

export const serial = words(60)

const voucher = z.object({
  voucherId: id,
  serial: z.string(),
  scheme: bilingual,
  firstDay: day,
  lastDay: z.nullable(day),
  uses: z.int(),
  usesLeft: z.int(),
  /** Good today or later; used up; past its last day; taken out of use. */
  state: z.enum(['good', 'used', 'expired', 'void']),
  usedFor: z.array(z.object({ bookingId: id, day, meal, canteen: bilingual })),
  issuedAt: instant,
  issuedBy: z.string(),
})

/** Vouchers and tickets: paper with a number, in somebody's name. */
export const voucherEndpoints = {
  listVouchers: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/vouchers',
    summary: 'The vouchers and tickets in her name, newest first',
    params: z.object({ dinerId: id }),
    reply: z.object({ vouchers: z.array(voucher) }),
  }),
  listVoucherSchemes: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/voucher-schemes',
    summary: 'Schemes that hold here and ask for a voucher or ticket',
    params: z.object({ canteenId: id }),
    reply: z.object({ schemes: z.array(z.object({ schemeId: id, name: bilingual })) }),
  }),
  issueVouchers: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/vouchers',
    summary: 'Vouchers of a scheme for residents, all of them or none',
    params: z.object({ canteenId: id }),
    body: z.object({
      schemeId: id,
      firstDay: day,
      lastDay: z._default(z.nullable(day), null),
      /** Meals each is good for: ten ticks on one card. */
      uses: z._default(z.int().check(z.gte(1), z.lte(400)), 1),
      vouchers: z
        .array(
          z.object({
            dinerId: id,
            /** As printed; left out, it gets a number of its own. */
            serial: z.optional(serial),
          }),
        )
        .check(z.minLength(1), z.maxLength(500)),
    }),
    reply: z.object({
      vouchers: z.array(z.object({ voucherId: id, dinerId: id, serial: z.string() })),
    }),
    refusals: ['scheme_unknown', 'diner_unknown', 'date_impossible', 'voucher_exists'],
  }),
  voidVoucher: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/vouchers/:voucherId/void',
    summary: 'No new meal is paid with it; what it was used for stays',
    params: z.object({ dinerId: id, voucherId: id }),
    body: z.object({ reason: words(200) }),
    refusals: ['not_found', 'voucher_void'],
  }),
}
