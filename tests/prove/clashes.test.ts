import fc from 'fast-check'
import { test } from 'vitest'
import { aCity, kitchens, steps } from '../support/model/contents-kitchen.ts'
import { playKitchen } from '../support/model/contents.ts'
import { asLongAsItTakes, rounds, seed } from '../support/prove.ts'

test(
  'nobody is served what she should not eat without anybody knowing, over any menus, needs and changed ingredients',
  async () => {
    const city = await aCity()
    const tally = { refused: 0, clashing: 0 }
    await fc.assert(
      fc.asyncProperty(kitchens, steps(30), (kitchen, sequence) =>
        playKitchen(city, kitchen, sequence, tally),
      ),
      { numRuns: rounds(2000), seed },
    )
    process.stdout.write(`refused ${tally.refused}, found ${tally.clashing}\n`)
  },
  asLongAsItTakes,
)
