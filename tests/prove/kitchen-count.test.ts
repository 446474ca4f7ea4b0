import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aKitchen, lunchHours, steps } from '../support/model/kitchen.ts'
import { asLongAsItTakes, rounds, seed } from '../support/prove.ts'

test(
  'the board shows Σ active bookings after any sequence of bookings, changes and cancellations',
  async () => {
    const kitchen = await aKitchen()
    await fc.assert(
      fc.asyncProperty(steps(40), (commands) => lunchHours(kitchen, commands)),
      { numRuns: rounds(300), seed },
    )
    expect(await findBrokenInvariants(kitchen.database.db)).toEqual([])
  },
  asLongAsItTakes,
)
