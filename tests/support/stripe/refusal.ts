/** The error object as Stripe answers it. */
export interface ErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  readonly message: string
  readonly code?: string
  readonly param?: string
}

/**
 * Which refusals an idempotency key remembers: those of a request that had begun to be carried out. One that
 * was refused at the door leaves the key free, as https://docs.stripe.com/api/idempotent_requests says.
 */
export type Stage = 'at the door' | 'under way'

export class StripeRefusal extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly stage: Stage

  constructor(status: number, body: ErrorBody, stage: Stage) {
    super(body.message)
    this.status = status
    this.body = body
    this.stage = stage
  }
}

type Details = Pick<ErrorBody, 'code' | 'param'>

/** Refused before anything was done. */
export function atTheDoor(message: string, details: Details = {}, status = 400): StripeRefusal {
  const body: ErrorBody = { type: 'invalid_request_error', message, ...details }
  return new StripeRefusal(status, body, 'at the door')
}

/** Refused because of how things stand. */
export function underWay(message: string, details: Details = {}, status = 400): StripeRefusal {
  const body: ErrorBody = { type: 'invalid_request_error', message, ...details }
  return new StripeRefusal(status, body, 'under way')
}

export function serverError(): StripeRefusal {
  const message = 'An unknown error occurred (a fault that was asked of this stand-in).'
  return new StripeRefusal(500, { type: 'api_error', message }, 'under way')
}

export function rateLimited(): StripeRefusal {
  return atTheDoor('Request rate limit exceeded (a planned fault).', { code: 'rate_limit' }, 429)
}

export function keyInUse(key: string): StripeRefusal {
  const message = `There is currently another in-progress request using the idempotency key '${key}'.`
  const body: ErrorBody = { type: 'idempotency_error', code: 'idempotency_key_in_use', message }
  return new StripeRefusal(409, body, 'at the door')
}

export function keyOfAnotherRequest(key: string): StripeRefusal {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with ('${key}').`
  return new StripeRefusal(400, { type: 'idempotency_error', message }, 'at the door')
}

/** `elsewhere` says that there is such an object, made with the key of the other mode. */
export function missing(
  kind: string,
  id: string,
  param: string,
  elsewhere?: 'test' | 'live',
): StripeRefusal {
  const other = elsewhere === 'test' ? 'live' : 'test'
  const hint =
    elsewhere === undefined
      ? ''
      : `; a similar object exists in ${elsewhere} mode, but a ${other} mode key was used to make this request.`
  return underWay(`No such ${kind}: '${id}'${hint}`, { code: 'resource_missing', param }, 404)
}
