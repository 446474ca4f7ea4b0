import { sql } from 'kysely'
import { cookieLine } from '../../tests/support/api.ts'
import { aDiner } from '../../tests/support/builders/diner.ts'
import { aVolunteer } from '../../tests/support/builders/people.ts'
import { aCanteen } from '../../tests/support/builders/place.ts'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { launchApp } from '../../tests/support/server/launch.ts'
import { line, median, percentile, timed, type Line } from './figures.ts'
import { leanClient } from './lean-client.ts'
import { keystrokesAtTheDesk } from './search-keystrokes.ts'

const families = [
  ['王秀英', 'wang xiuying', 'wxy'],
  ['李桂兰', 'li guilan', 'lgl'],
  ['张建国', 'zhang jianguo', 'zjg'],
  ['刘淑珍', 'liu shuzhen', 'lsz'],
  ['陈桂芳', 'chen guifang', 'cgf'],
  ['杨玉兰', 'yang yulan', 'yyl'],
  ['赵凤英', 'zhao fengying', 'zfy'],
  ['周明华', 'zhou minghua', 'zmh'],
] as const
const residents = 2000
const typed = ['z', 'zj', 'zjg', 'chen', '王', '刘淑', '0123', '3号', '101', 'y']

/** What a volunteer waits for at each keystroke. */
export async function measureSearch(): Promise<Line[]> {
  const database = await aScratchDatabase('lost in a crash')
  const app = await launchApp(database.url, { screens: 'built' })
  try {
    const { db } = database
    const canteen = await aCanteen().in(db)
    for (const [name, pinyin, initials] of families) {
      await aDiner(canteen)
        .named(name, pinyin, initials)
        .times(residents / families.length, db)
    }
    // Of the whole community: all of them are hers to find.
    const someone = await aVolunteer(db, canteen)
    const volunteer = cookieLine(someone.cookies)
    const client = leanClient(app.url, 1)
    const ask = async (q: string): Promise<void> => {
      const path = `/api/canteens/${canteen.canteenId}/diners?q=${encodeURIComponent(q)}`
      const { status, text } = await client.send('GET', path, volunteer)
      if (status !== 200) throw new Error(text)
    }
    for (const q of typed) await ask(q)
    const times: number[] = []
    for (let round = 0; round < 20; round += 1) {
      for (const q of typed) times.push(await timed(() => ask(q)))
    }
    const bare: number[] = []
    for (let round = 0; round < 200; round += 1) {
      bare.push(await timed(() => client.send('GET', '/api/session', volunteer)))
    }
    client.close()
    const plain: number[] = []
    for (let round = 0; round < 200; round += 1) {
      plain.push(
        await timed(() => sql`select id, name, door from diners order by id limit 20`.execute(db)),
      )
    }
    const keystrokes = await keystrokesAtTheDesk(app.url, someone)
    return [
      line('who is here (the smallest answer), median', median(bare), 'ms'),
      line('search among 2,000 residents, median', median(times), 'ms'),
      line('  p95', percentile(times, 0.95), 'ms', '≤ 50'),
      line('ratio of the medians', median(times) / median(bare), ''),
      line('a plain query of 20 residents, median', median(plain), 'ms'),
      line('ratio to the plain query', median(times) / median(plain), ''),
      line(
        'keystroke at the desk to the list on the glass, median',
        median(keystrokes),
        'ms',
        '≤ 50',
      ),
      line('  p95', percentile(keystrokes, 0.95), 'ms'),
    ]
  } finally {
    await app.close()
    await database.remove()
  }
}
