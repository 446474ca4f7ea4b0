import type { Dice } from './dice.ts'
import type { EventType } from './events.ts'

/** The calls that are answered, named as the SDK names them. */
export type Operation =
  | 'checkout.sessions.create'
  | 'checkout.sessions.retrieve'
  | 'checkout.sessions.list'
  | 'checkout.sessions.expire'
  | 'paymentIntents.retrieve'
  | 'paymentIntents.list'
  | 'refunds.create'
  | 'refunds.retrieve'
  | 'refunds.list'
  | 'disputes.retrieve'
  | 'disputes.list'
  | 'events.retrieve'
  | 'events.list'
  | 'balance.retrieve'

interface Rule {
  /** From 0 to 1; without it the rule always strikes. */
  readonly chance?: number
  /** How often it may strike; without it there is no end. */
  readonly times?: number
}

export type ApiFault =
  /** The work is done and remembered, the connection ends without an answer. */
  | 'time-out after success'
  /** Nothing is done, the connection ends without an answer. */
  | 'time-out before'
  /** Nothing is done, and the key remembers the 500. */
  | 'server error'
  /** The work is done, and yet the answer is a 500, which the key remembers. */
  | 'server error after success'
  | 'rate limited'
  /** The work is done at once, the answer comes `afterMs` (of real time) later. */
  | 'slow'
  /** The work is done at once, the answer waits until the test lets it go. */
  | 'held'

export interface ApiRule extends Rule {
  readonly fault: ApiFault
  /** Without it: every call. */
  readonly on?: readonly Operation[]
  /** Only for `slow`; ten seconds at most. */
  readonly afterMs?: number
}

export type WebhookFault =
  | 'dropped'
  /** `copies` more of the same, from one to five; without it the dice say how many. */
  | 'duplicated'
  /** Comes anywhere among what is due at the same time. */
  | 'shuffled'
  /** `delayMs` of the stand-in's clock, 72 hours at most; without it the dice say how long. */
  | 'delayed'
  | 'wrong signature'
  /** Rightly signed, ten minutes before it is delivered. */
  | 'stale signature'

export interface WebhookRule extends Rule {
  readonly fault: WebhookFault
  readonly on?: readonly EventType[]
  readonly copies?: number
  readonly delayMs?: number
}

export type RefundFault =
  /** The request is refused: the balance does not suffice. */
  | 'refused'
  /** The answer is a refund that has failed already. */
  | 'fails on create'
  /** Pending first, failed `afterMs` later. */
  | 'fails later'
  /** Succeeds as refunds do, and fails `afterMs` after that. */
  | 'succeeds, then fails'

export interface RefundRule extends Rule {
  readonly fault: RefundFault
  /** Of the stand-in's clock; a minute without it. */
  readonly afterMs?: number
}

/** Of the rules for calls and refunds the first that strikes counts; those for webhooks add up. */
export interface FaultPlan {
  readonly api?: readonly ApiRule[]
  readonly webhooks?: readonly WebhookRule[]
  readonly refunds?: readonly RefundRule[]
}

export const longestDelayMs = 72 * 3_600_000
export const longestWaitMs = 10_000
const mostCopies = 5

export interface WebhookFate {
  readonly dropped: boolean
  readonly shuffled: boolean
  readonly signature: 'right' | 'wrong' | 'stale'
  /** How long each copy takes; one that is not duplicated has one. */
  readonly delaysMs: readonly number[]
}

export interface Faults {
  /** Replaces the plan; what is on its way keeps its fate. */
  readonly follow: (plan: FaultPlan) => void
  readonly ofCall: (operation: Operation) => ApiRule | undefined
  readonly ofRefund: () => RefundRule | undefined
  readonly ofWebhook: (type: EventType) => WebhookFate
}

export function faultsOf(first: FaultPlan, dice: Dice): Faults {
  let plan = checked(first)
  const struck = new Map<Rule, number>()
  const strikes = (rule: Rule): boolean => {
    const before = struck.get(rule) ?? 0
    if (before >= (rule.times ?? Infinity)) return false
    if (rule.chance !== undefined && !dice.strikes(rule.chance)) return false
    struck.set(rule, before + 1)
    return true
  }
  return {
    follow(next) {
      plan = checked(next)
    },
    ofCall: (operation) =>
      plan.api?.find((rule) => (rule.on?.includes(operation) ?? true) && strikes(rule)),
    ofRefund: () => plan.refunds?.find(strikes),
    ofWebhook(type) {
      const rules = (plan.webhooks ?? []).filter(
        (rule) => (rule.on?.includes(type) ?? true) && strikes(rule),
      )
      return fateOf(rules, dice)
    },
  }
}

function fateOf(rules: readonly WebhookRule[], dice: Dice): WebhookFate {
  const ruleOf = (fault: WebhookFault) => rules.find((rule) => rule.fault === fault)
  const duplicated = ruleOf('duplicated')
  const more = duplicated ? (duplicated.copies ?? 1 + dice.below(mostCopies)) : 0
  const delayed = ruleOf('delayed')
  const delay = (): number => (delayed ? (delayed.delayMs ?? dice.below(longestDelayMs + 1)) : 0)
  return {
    dropped: ruleOf('dropped') !== undefined,
    shuffled: ruleOf('shuffled') !== undefined,
    signature: ruleOf('wrong signature') ? 'wrong' : ruleOf('stale signature') ? 'stale' : 'right',
    delaysMs: Array.from({ length: 1 + more }, delay),
  }
}

/** A plan that asks for more than is bounded is a mistake of the test, not a fault to play. */
function checked(plan: FaultPlan): FaultPlan {
  for (const { afterMs = 0 } of plan.api ?? []) within(afterMs, 0, longestWaitMs, 'afterMs')
  for (const { copies = 1, delayMs = 0 } of plan.webhooks ?? []) {
    within(copies, 1, mostCopies, 'copies')
    within(delayMs, 0, longestDelayMs, 'delayMs')
  }
  return plan
}

function within(value: number, min: number, max: number, name: string): void {
  if (!(value >= min && value <= max)) {
    throw new Error(`${name} is ${value}, not from ${min} to ${max}`)
  }
}
