import { sql } from 'kysely'
import type { Role } from '../../backend/vocabulary/role.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { apiOf, type Api, type WithCookies } from './api.ts'
import { sessionsFor, type SignedIn } from './builders/people.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { spawnApp } from './server.ts'
import { loadedCity } from './templates.ts'

/** The demonstration city and the application with its screens, for one file of journeys. */
export interface City extends TestDatabase {
  readonly url: string
  readonly appUrl: string
  readonly canteenId: number
  /** Somebody at work in the first canteen. */
  worker(role: Extract<Role, 'volunteer' | 'counter' | 'manager' | 'kitchen'>): Promise<SignedIn>
  as(who: WithCookies): Api
  dinerId(name: string): Promise<number>
}

export const cityDay = '2026-11-22'
const canteenId = 1

/** Time stands still in the city until the journey moves it. */
export async function aCity(now: string): Promise<City> {
  const database = await aDatabase(await loadedCity(`${cityDay}T${now}:00+08:00`))
  await buildScreens(console.log)
  const app = await spawnApp(database, { screens: 'built' })
  return {
    ...database,
    appUrl: app.url,
    canteenId,
    async worker(role) {
      const [worker] = await sessionsFor(database.db, [{ name: '林小梅', role, canteenId }])
      if (worker === undefined) throw new Error('a session for the worker')
      return worker
    },
    as: (who) => apiOf(app.url)(who),
    async dinerId(name) {
      const found = await sql<{ id: number }>`select id from diners where name = ${name}`.execute(
        database.db,
      )
      return found.rows[0]?.id ?? 0
    },
  }
}
