import type { PlanningClock } from './clock.ts'
import { keyInUse, keyOfAnotherRequest } from './refusal.ts'

export interface Answer {
  readonly status: number
  readonly body: string
}

export interface Replay extends Answer {
  readonly requestId: string
}

interface Kept {
  readonly fingerprint: string
  readonly sinceMs: number
  answer: Replay | undefined
}

/** Stripe forgets keys after 24 hours at the earliest; here at once then, so that nobody counts on more. */
const keptForMs = 24 * 3_600_000

/** The answers that keys stand for. */
export class IdempotencyKeys {
  readonly #kept = new Map<string, Kept>()
  readonly #clock: PlanningClock

  constructor(clock: PlanningClock) {
    this.#clock = clock
  }

  /** The answer of before, or undefined: then the key is taken, until it is finished or let go. */
  begin(key: string, fingerprint: string): Replay | undefined {
    const nowMs = this.#clock.now().getTime()
    const before = this.#kept.get(key)
    if (before === undefined || (before.answer && nowMs - before.sinceMs >= keptForMs)) {
      this.#kept.set(key, { fingerprint, sinceMs: nowMs, answer: undefined })
      return undefined
    }
    if (before.fingerprint !== fingerprint) throw keyOfAnotherRequest(key)
    if (!before.answer) throw keyInUse(key)
    return before.answer
  }

  finish(key: string, answer: Replay): void {
    const taken = this.#kept.get(key)
    if (taken) taken.answer = answer
  }

  letGo(key: string): void {
    this.#kept.delete(key)
  }
}
