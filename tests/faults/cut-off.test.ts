import { expect, test } from 'vitest'
import { aDatabase } from '../support/database.ts'
import { asksAround, prepareCutoff } from '../support/model/cut-off.ts'
import { spawnApp } from '../support/server.ts'

/** A day of its own for each: New Year, a leap day, the change to summer time elsewhere, the end of a month. */
const days = ['2027-01-01', '2028-02-29', '2027-03-14', '2026-12-31']
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']

test.each(zones)(
  'a server that believes to be in %s cuts off by the canteen’s clock',
  async (zone) => {
    const database = await aDatabase()
    const prepared = await prepareCutoff(database)
    const { url } = await spawnApp(database, { zone })
    for (const day of days) {
      expect(await asksAround(database, url, prepared, { day, cutoff: [1, '16:00'] })).toEqual({
        before: ['accepted', 'accepted', 'accepted'],
        at: ['past_cutoff', 'past_cutoff', 'past_cutoff'],
        after: ['past_cutoff', 'past_cutoff', 'past_cutoff'],
      })
    }
  },
)

test('a server whose own clock is three days off decides by the database’s', async () => {
  const database = await aDatabase()
  const prepared = await prepareCutoff(database)
  for (const clock of ['three days ahead', 'three days behind'] as const) {
    const { url } = await spawnApp(database, { clock })
    const day = clock === 'three days ahead' ? '2027-05-10' : '2027-05-11'
    expect(await asksAround(database, url, prepared, { day, cutoff: [0, '09:00'] })).toEqual({
      before: ['accepted', 'accepted', 'accepted'],
      at: ['past_cutoff', 'past_cutoff', 'past_cutoff'],
      after: ['past_cutoff', 'past_cutoff', 'past_cutoff'],
    })
  }
})
