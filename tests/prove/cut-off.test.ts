import { expect, test } from 'vitest'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aDatabase } from '../support/database.ts'
import { asksAround, prepareCutoff } from '../support/model/cut-off.ts'
import { asLongAsItTakes, progress, rounds, seed } from '../support/prove.ts'
import { seededRandom } from '../support/race/in-parallel.ts'
import { spawnApp } from '../support/server.ts'

const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']
const pad = (number: number): string => String(number).padStart(2, '0')

test.each(zones)(
  'any cut-off of any day falls on its second, in %s',
  async (zone) => {
    const database = await aDatabase()
    const prepared = await prepareCutoff(database)
    const { url } = await spawnApp(database, { zone })
    const random = seededRandom(seed)
    const all = rounds(300)
    const tell = progress(zone, all)
    for (let round = 0; round < all; round += 1) {
      const day = addDays(serviceDay('2026-12-20'), round)
      const time = `${pad(Math.floor(random() * 24))}:${pad(Math.floor(random() * 60))}`
      const cutoff = [Math.floor(random() * 4), time] as const
      const answers = await asksAround(database, url, prepared, { day, cutoff })
      const late = ['past_cutoff', 'past_cutoff', 'past_cutoff']
      expect(answers, `${day}, ${cutoff.join(' days before at ')}`).toEqual({
        before: ['accepted', 'accepted', 'accepted'],
        at: late,
        after: late,
      })
      tell(round + 1)
    }
  },
  asLongAsItTakes,
)
