import { deserialize, serialize } from 'node:v8'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '../../backend/kernel/database.ts'
import { loadDemo } from '../../db/demo/load-demo.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { testSecret } from './builders/place.ts'
import { ensureMade } from './database-server.ts'
import { unheard } from './gates/online.ts'
import { buildWorld, worldNow, type World } from './gates/world.ts'
import { launchApp } from './server/launch.ts'
import { testClock } from './test-clock.ts'

// Making these takes seconds and copying one a part of a second: each is made once in a run, by the file that
// asks first.

/**
 * The demonstration city at one instant of the canteens' zone, where time stands still. Name of a database to copy
 * from.
 */
export async function loadedCity(instant: string): Promise<string> {
  const server = inject('databaseServer')
  const name = `${server.prefix}city_${instant.replace(/\D/g, '')}`
  await ensureMade(server, name, async (url) => {
    const clock = testClock(url)
    try {
      await clock.setNow(instant)
      await loadDemo(url, { today: instant.slice(0, 10), appSecret: testSecret })
    } finally {
      await clock.close()
    }
  })
  return name
}

/** The city and beside it every state that gates look at. Name of a database to copy from. */
export async function builtWorld(): Promise<string> {
  const server = inject('databaseServer')
  const name = `${server.prefix}world`
  const city = { ...server, template: await loadedCity(worldNow) }
  await ensureMade(city, name, async (url) => {
    await buildScreens(console.log)
    const app = await launchApp(url, { screens: 'built', stripe: unheard })
    const db = openDatabase(url, { max: 5 })
    const { close, ...clock } = testClock(url)
    try {
      const admin = new URL(server.adminUrl)
      admin.pathname = new URL(url).pathname
      const world = await buildWorld({ db, url, adminUrl: admin.href, ...clock }, app.url)
      await withClient(url, async (client) => {
        await client.query('create table test_world (world bytea not null)')
        await client.query('insert into test_world values ($1)', [serialize(world)])
      })
    } finally {
      await Promise.all([app.close(), db.destroy(), close()])
    }
  })
  return name
}

/** Who and what is in a copy of the world. */
export function worldIn(url: string): Promise<World> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ world: Buffer }>('select world from test_world')
    return deserialize(rows[0]?.world ?? Buffer.alloc(0)) as World
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
