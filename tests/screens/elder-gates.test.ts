import { expect, test } from 'vitest'
import { sampleOf } from '../support/gates/sample.ts'
import { aStage, titleOf } from '../support/gates/stage.ts'

const stage = await aStage()
const sights = sampleOf(stage.scenes.filter(({ kind }) => kind === 'elder'))

test.each(sights.map((sight) => [titleOf(sight), sight] as const))(
  '%s meets every figure of an elder’s screen, and says the same without script',
  async (_, sight) => {
    expect(await stage.look(sight)).toEqual([])
  },
)
