import type { PlanningClock } from './clock.ts'
import type { Dice } from './dice.ts'
import type { EventBook } from './events.ts'
import type { Faults } from './faults.ts'
import type { ObjectStore } from './objects.ts'
import type { PaymentMethod } from './requests.ts'

/** What the state machines share: everything is decided in it, at once, and nothing waits. */
export interface World {
  readonly clock: PlanningClock
  readonly ids: Dice
  readonly objects: ObjectStore
  readonly events: EventBook
  readonly faults: Faults
  /** Where the pages of the stand-in are. */
  readonly pagesAt: () => string
  /** What the account has switched on; a session filters it and adds nothing. */
  readonly offers: readonly PaymentMethod[]
  /** Undefined: they wait until they are settled by hand. */
  readonly settleRefundsAfterMs: number | undefined
  readonly settlePaymentsAfterMs: number | undefined
}
