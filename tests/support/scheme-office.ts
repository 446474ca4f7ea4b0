import { sql } from 'kysely'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { apiOf } from './api.ts'
import { aDiner } from './builders/diner.ts'
import { anOfficial } from './builders/people.ts'
import { aCanteen } from './builders/place.ts'
import { anOffering, aServing } from './builders/serving.ts'
import { aDatabase } from './database.ts'
import { aQuietApp } from './quiet-app.ts'

/** An officer of a district with one canteen in it, at a moment that stands still. */
export async function aSchemeOffice(now: string) {
  const database = await aDatabase()
  const { db } = database
  await database.setNow(now)
  const { url } = await aQuietApp(database)
  const call = apiOf(url)
  const canteen = await aCanteen().bookableAhead(60).in(db)
  const { canteenId } = canteen
  const found = await sql<{ path: string }>`
    select path from places where id = ${canteen.districtId}`.execute(db)
  return {
    ...database,
    call,
    canteen,
    canteenId,
    officer: call(await anOfficial(db, 'officer', canteen.districtId)),
    district: found.rows[0]?.path ?? '',
    /** What somebody of 82 is asked for a lunch of ten yuan on that day. */
    priceOn: async (day: string): Promise<number> => {
      const diner = await aDiner(canteen).aged(82).signedIn(db)
      const serving = await aServing(canteen)
        .onDay(serviceDay(day))
        .with(anOffering().priced(1000))
        .in(db)
      const { offerings } = await call(diner).call('getChoices', {
        params: { dinerId: diner.dinerId },
        query: { servingId: serving.servingId },
      })
      return offerings[0]?.ways[0]?.price.payFen ?? -1
    },
  }
}
