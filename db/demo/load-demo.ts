import { sql } from 'kysely'
import { readClock } from '../../backend/kernel/clock.ts'
import { createSealer } from '../../backend/kernel/crypto.ts'
import type { Sealer } from '../../backend/kernel/crypto.ts'
import { openDatabase } from '../../backend/kernel/database.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import {
  addDays,
  instantAt,
  serviceDay,
  serviceDayAt,
  timeOfDay,
} from '../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../backend/vocabulary/calendar.ts'
import { loadAccounts } from './load-accounts.ts'
import { loadKitchen } from './load-kitchen.ts'
import { loadMenus } from './load-menus.ts'
import { loadPast } from './load-past.ts'
import { loadResidents } from './load-people.ts'
import { loadPlaces } from './load-places.ts'
import { loadSchemes } from './load-schemes.ts'
import { loadWaiting } from './load-waiting.ts'
import { loadStanding } from './load-standing.ts'
import { demoPeople } from './people.ts'
import { putuoSchemes } from './schemes.ts'
import { demoPassPhrase } from './staff.ts'

export interface DemoOptions {
  /** The date at the canteen; every other date of the demonstration is counted from it. */
  readonly today: string
  /** The application's own secret: identity numbers are sealed with it. */
  readonly appSecret: string
}

/** The clock's own moment; on another day (a test's) half past ten, when lunch is closed and nobody has come yet. */
const momentOf = async (tx: Tx, today: ServiceDay): Promise<Date> => {
  const { now } = await readClock(tx)
  return serviceDayAt(now) === today ? now : instantAt(today, timeOfDay('10:30'))
}

const loadAll = async (tx: Tx, sealer: Sealer, today: ServiceDay): Promise<void> => {
  await sql`set local statement_timeout = '5min'`.execute(tx)
  // On a slow machine the people are thought out between two statements for longer than a request may think.
  await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(tx)
  const now = await momentOf(tx, today)
  const people = demoPeople(today)
  const places = await loadPlaces(tx)
  await loadSchemes(tx, putuoSchemes())
  const dinerIds = await loadResidents(tx, places, sealer, people, today)
  const accounts = await loadAccounts(tx, sealer, places, people, dinerIds)
  // Before anybody booked: the list was there when they were told what is in a dish.
  const listed = instantAt(addDays(today, -40), timeOfDay('09:00'))
  const kitchen = await loadKitchen(tx, places, listed)
  const servings = await loadMenus(tx, places, kitchen, today, now)
  const loaded = { today, now, people, places, dinerIds, accounts, servings }
  await loadPast(tx, loaded)
  await loadStanding(tx, people, { dinerIds, accounts }, today)
  await loadWaiting(tx, loaded)
}

/** Fills an empty, migrated database with the demonstration community: all of it or nothing. */
export const loadDemo = async (databaseUrl: string, options: DemoOptions): Promise<void> => {
  const db = openDatabase(databaseUrl, { max: 1, applicationName: 'nuancan-demo' })
  try {
    await db
      .transaction()
      .execute((tx) => loadAll(tx, createSealer(options.appSecret), serviceDay(options.today)))
    // Fresh tables have no statistics: without them the first plans are guesses.
    await sql`analyze`.execute(db)
  } finally {
    await db.destroy()
  }
}

const staffSignIn = (userName: string): string => `${userName} / ${demoPassPhrase}`

/** Who can look around, and as what. */
export const demoSignIns: { who: string; signIn: string }[] = [
  { who: 'volunteer 林小梅', signIn: staffSignIn('linxiaomei') },
  { who: 'counter 王芳芳', signIn: staffSignIn('wangfang') },
  { who: 'kitchen 杨师傅', signIn: staffSignIn('yangshifu') },
  { who: 'manager 张站长', signIn: staffSignIn('zhangzhan') },
  { who: 'officer 何敏', signIn: staffSignIn('hemin') },
  { who: 'auditor 严立新', signIn: staffSignIn('yanlixin') },
  { who: 'admin 方晓', signIn: staffSignIn('fangxiao') },
]
