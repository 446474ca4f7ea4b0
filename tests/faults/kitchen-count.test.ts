import fc from 'fast-check'
import { test } from 'vitest'
import { aKitchen, lunchHours, steps } from '../support/model/kitchen.ts'

/** A city's worth of orders is in `npm run prove kitchen-count`. */
const runs = 12

test('whoever is on the books is cooked for: the board shows Σ active bookings, whatever happened', async () => {
  const kitchen = await aKitchen()
  await fc.assert(
    fc.asyncProperty(steps(14), (commands) => lunchHours(kitchen, commands)),
    { numRuns: runs },
  )
})
