import { plainly } from './support/plain-failure.ts'
import { readSettings } from './support/start/settings.ts'
import { Shutdown } from './support/start/shutdown.ts'
import { startNuancan } from './support/start/start-nuancan.ts'

/** `npm start`. */
const shutdown = new Shutdown()

try {
  await startNuancan(readSettings(process.env), shutdown)
} catch (error) {
  console.error(plainly(error))
  await shutdown.undoAll()
  process.exit(1)
}
