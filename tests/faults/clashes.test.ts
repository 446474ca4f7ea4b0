import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aCity, kitchens, steps } from '../support/model/contents-kitchen.ts'
import { playKitchen } from '../support/model/contents.ts'

/** Some thousand kitchens are in `npm run prove clashes`. */
const runs = 30

test('nobody is served what she should not eat without anybody knowing, whatever is changed when', async () => {
  const city = await aCity()
  const tally = { refused: 0, clashing: 0 }
  await fc.assert(
    fc.asyncProperty(kitchens, steps(14), (kitchen, sequence) =>
      playKitchen(city, kitchen, sequence, tally),
    ),
    { numRuns: runs, seed: 3 },
  )
  // Both ways out were taken: refused beforehand, and found afterwards.
  expect(tally.refused).toBeGreaterThan(5)
  expect(tally.clashing).toBeGreaterThan(10)
})

test('control: where the kitchen forgets what these days brought in, the pencil notices', async () => {
  const city = await aCity()
  const forget = async (canteenId: number): Promise<void> => {
    await sql`update ingredient_overrides set ended_at = app_now(), ended_by_name = 'nobody' where canteen_id = ${canteenId} and ended_at is null`.execute(
      city.database.db,
    )
  }
  const property = fc.asyncProperty(kitchens, steps(14), (kitchen, sequence) =>
    playKitchen(
      city,
      kitchen,
      // The meddler ended them all.
      sequence.filter(({ kind }) => kind !== 'end override'),
      { refused: 0, clashing: 0 },
      forget,
    ),
  )
  await expect(fc.assert(property, { numRuns: runs, seed: 3, endOnFailure: true })).rejects.toThrow(
    /failed/,
  )
})
