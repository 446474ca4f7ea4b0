import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { restoreBackup } from './support/backup/restore-backup.ts'
import { writeBackup, type BackupHead } from './support/backup/write-backup.ts'
import { inCheckout } from './support/checkout.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'
import { withOwnDatabase } from './support/start/borrow-database.ts'
import { readSettings } from './support/start/settings.ts'

/**
 *   npm run backup                      into backups/, named by the moment
 *   npm run backup -- /media/usb/a.gz   into that file
 *   npm run backup -- restore a.gz      into an empty database
 *
 * Of DATABASE_URL, else of the embedded database, whether Nuancan is running or not.
 */
const [first, second] = process.argv.slice(2)

await runScript(async () => {
  const settings = readSettings(process.env)
  const secret = `Keep ${settings.dataDir}/secret (or APP_SECRET) too, in another place: without it personal numbers stay sealed.`
  if (first !== 'restore') {
    const file = resolve(first ?? inCheckout('backups', `nuancan-${stamp()}.gz`))
    await mkdir(dirname(file), { recursive: true })
    const head = await withOwnDatabase(settings, (url) => writeBackup(url, file))
    return console.log(`${file} holds everything up to ${head.takenAt} (${size(head)}).\n${secret}`)
  }
  if (!second) throw new PlainFailure('Name the file to restore: npm run backup -- restore FILE')
  const head = await withOwnDatabase(settings, (url) => restoreBackup(url, resolve(second)))
  console.log(`Restored everything up to ${head.takenAt} (${size(head)}).\n${secret}`)
})

function stamp(): string {
  return new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
}

function size({ tables }: BackupHead): string {
  return `${tables.length} tables`
}
