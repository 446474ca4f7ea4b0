import { once } from 'node:events'
import { openDatabase } from '../../../backend/kernel/database.ts'
import { createLog } from '../../../backend/kernel/log.ts'
import { deliverNotices } from '../../../backend/notices/deliver-notices.job.ts'
import { createHttpMessenger } from '../../../backend/notices/http-messenger.ts'
import { testSealer } from '../builders/place.ts'

/** One run of the job in a process of its own, begun at the same moment as others: tests let several race, or kill it. */
const { DATABASE_URL = '', SMS_URL = '', SMS_KEY = '', START = 'at once' } = process.env
const db = openDatabase(DATABASE_URL, { max: 4 })
const look = () => db.selectFrom('canteens').select('id').limit(1).execute()
await look()
if (START === 'on signal') {
  const signal = once(process, 'SIGUSR2')
  // Keeps the process and its connection there, however long the others take to be ready.
  const waiting = setInterval(() => void look(), 1_000)
  process.stdout.write('ready\n')
  await signal
  clearInterval(waiting)
}
const messenger = createHttpMessenger({
  url: SMS_URL,
  key: SMS_KEY,
  sign: '暖餐',
  templates: null,
})
await deliverNotices({ db, log: createLog('silent'), sealer: testSealer }, messenger)
process.stdout.write('done\n')
await db.destroy()
