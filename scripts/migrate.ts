import { migrateToLatest } from './support/migrate.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'

/** `DATABASE_URL=… npm run migrate`: for databases that are not our embedded one. */
await runScript(async () => {
  const url = process.env.DATABASE_URL
  if (!url) {
    throw new PlainFailure(
      'Set DATABASE_URL to the database to migrate; "npm start" migrates the embedded one by itself.',
    )
  }
  const ran = await migrateToLatest(url)
  console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}.`)
})
