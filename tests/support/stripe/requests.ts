import type { Stripe } from 'stripe'
import * as z from 'zod'
import { bracketed, type FormValue, type FormValues } from './form.ts'
import { atTheDoor, type StripeRefusal } from './refusal.ts'

/**
 * The parameters that our product sends, each under a name and of a type that the published interface has:
 * one that is unknown there does not compile here. All others are refused as unknown.
 */
type Published<Params> = { readonly [Name in keyof Params]?: z.ZodType<Params[Name]> }

type CreateSession = Stripe.Checkout.SessionCreateParams
type LineItem = Stripe.Checkout.SessionCreateParams.LineItem
type PriceData = Stripe.Checkout.SessionCreateParams.LineItem.PriceData
type ProductData = Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData
type IntentData = Stripe.Checkout.SessionCreateParams.PaymentIntentData
type MethodOptions = Stripe.Checkout.SessionCreateParams.PaymentMethodOptions
type WechatPay = Stripe.Checkout.SessionCreateParams.PaymentMethodOptions.WechatPay

/** Everything in a form is text; a number is one by its digits alone. */
const integer = (min: number, max = 99_999_999) =>
  z
    .string()
    .regex(/^-?\d{1,12}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
const instant = integer(0, 99_999_999_999)
const word = (max = 5000) => z.string().min(1).max(max)

/** Fifty keys of 40 characters, values of 500: https://docs.stripe.com/api/metadata */
const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((pairs) => Object.keys(pairs).length <= 50)
const expand = z.array(word())

export const paymentMethods = ['card', 'alipay', 'wechat_pay'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

const lineItem = z.strictObject({
  quantity: integer(1, 999_999),
  price_data: z.strictObject({
    currency: word(3),
    unit_amount: integer(0),
    product_data: z.strictObject({
      name: word(250),
      description: word(500).optional(),
    } satisfies Published<ProductData>),
  } satisfies Published<PriceData>),
} satisfies Published<LineItem>)

const paymentIntentData = z.strictObject({
  description: word(1000).optional(),
  metadata: metadata.optional(),
} satisfies Published<IntentData>)

const paymentMethodOptions = z.strictObject({
  wechat_pay: z.strictObject({ client: z.enum(['web']) } satisfies Published<WechatPay>).optional(),
} satisfies Published<MethodOptions>)

export const createSession = z.strictObject({
  mode: z.enum(['payment']),
  line_items: z.array(lineItem).min(1).max(100),
  // Since 2026-09-30.endive: it filters what the account offers; `payment_method_types` is only an answer.
  allowed_payment_method_types: z.array(z.enum(paymentMethods)).min(1).optional(),
  payment_method_options: paymentMethodOptions.optional(),
  success_url: word(),
  cancel_url: word().optional(),
  expires_at: instant.optional(),
  client_reference_id: word(200).optional(),
  metadata: metadata.optional(),
  payment_intent_data: paymentIntentData.optional(),
  locale: z.enum(['auto', 'zh', 'zh-HK', 'zh-TW', 'en']).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  expand: expand.optional(),
} satisfies Published<CreateSession>)

const range = z.strictObject({
  gt: instant.optional(),
  gte: instant.optional(),
  lt: instant.optional(),
  lte: instant.optional(),
} satisfies Published<Stripe.RangeQueryParam>)
const created = z.union([instant, range]).optional()

const paging = {
  limit: integer(1, 100).optional(),
  starting_after: word().optional(),
  ending_before: word().optional(),
} satisfies Published<Stripe.PaginationParams>

export const listSessions = z.strictObject({
  ...paging,
  created,
  payment_intent: word().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
  expand: expand.optional(),
} satisfies Published<Stripe.Checkout.SessionListParams>)

export const listPaymentIntents = z.strictObject({
  ...paging,
  created,
  expand: expand.optional(),
} satisfies Published<Stripe.PaymentIntentListParams>)

export const createRefund = z.strictObject({
  payment_intent: word(),
  amount: integer(1).optional(),
  metadata: metadata.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  expand: expand.optional(),
} satisfies Published<Stripe.RefundCreateParams>)

export const listRefunds = z.strictObject({
  ...paging,
  created,
  payment_intent: word().optional(),
  charge: word().optional(),
  expand: expand.optional(),
} satisfies Published<Stripe.RefundListParams>)

export const listDisputes = z.strictObject({
  ...paging,
  created,
  payment_intent: word().optional(),
  charge: word().optional(),
  expand: expand.optional(),
} satisfies Published<Stripe.DisputeListParams>)

export const listEvents = z.strictObject({
  ...paging,
  created,
  type: word().optional(),
  types: z.array(word()).min(1).max(20).optional(),
} satisfies Published<Stripe.EventListParams>)

/** What every look at one object takes. */
export const retrieve = z.strictObject({
  expand: expand.optional(),
} satisfies Published<Stripe.RefundRetrieveParams & Stripe.Checkout.SessionExpireParams>)

export type CreatedFilter = z.output<typeof created>
export type Paging = z.output<z.ZodObject<typeof paging>>

/** Reads a request, or refuses it in Stripe's words: what is unknown first, then what is wrong. */
export function readRequest<Schema extends z.ZodType>(
  schema: Schema,
  values: FormValues,
): z.output<Schema> {
  const read = schema.safeParse(values)
  if (read.success) return read.data
  const issues = read.error.issues
  const first = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  throw first ? refusalOf(first, values) : atTheDoor('Invalid request.')
}

function refusalOf(issue: z.core.$ZodIssue, values: FormValues): StripeRefusal {
  const param = bracketed(issue.path)
  const said = valueAt(values, issue.path)
  const shown = typeof said === 'string' ? said : JSON.stringify(said)
  if (issue.code === 'unrecognized_keys') {
    const unknown = bracketed([...issue.path, issue.keys[0] ?? ''])
    return atTheDoor(`Received unknown parameter: ${unknown}`, {
      code: 'parameter_unknown',
      param: unknown,
    })
  }
  if (said === undefined) {
    return atTheDoor(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  }
  if (said === '') {
    const message = `You passed an empty string for '${param}'.`
    return atTheDoor(message, { code: 'parameter_invalid_empty', param })
  }
  if (issue.code === 'invalid_value') {
    return atTheDoor(`Invalid ${param}: must be one of ${issue.values.join(', ')}`, { param })
  }
  const isNumber = issue.code === 'invalid_format' || 'minimum' in issue || 'maximum' in issue
  if (isNumber && /^-?\d*$/.test(shown)) {
    return atTheDoor(`Invalid integer: ${shown}`, { code: 'parameter_invalid_integer', param })
  }
  if (issue.code === 'invalid_format') {
    return atTheDoor(`Invalid integer: ${shown}`, { code: 'parameter_invalid_integer', param })
  }
  return atTheDoor(`Invalid ${param}: ${shown}`, { param })
}

function valueAt(values: FormValues, path: readonly PropertyKey[]): FormValue | undefined {
  let found: unknown = values
  for (const part of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, part)
  }
  return found as FormValue | undefined
}
