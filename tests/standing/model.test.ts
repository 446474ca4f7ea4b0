import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { liveThrough } from './story.ts'

test('whatever happens around New Year, nobody is missing, nobody has two, and every skip has its reason', async () => {
  for (const seed of [1, 2, 3]) expect(await liveThrough(seed, 40)).toEqual([])
})

test('where pauses are forgotten, that is noticed', async () => {
  const wrong: string[] = []
  for (const seed of [1, 2, 3, 4])
    wrong.push(
      ...(await liveThrough(seed, 40, ({ db }) =>
        sql`update standing_holds set valid_from = '2030-01-01'::date + id::int * 9, valid_to = '2030-01-02'::date + id::int * 9`.execute(
          db,
        ),
      )),
    )
  expect(wrong.join()).toMatch(/should have/)
})
