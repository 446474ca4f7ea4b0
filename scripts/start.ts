import type { RunningServer } from '../backend/server.ts'
import { buildScreens } from './build-screens.ts'
import { migrateToLatest } from './support/migrate.ts'
import { plainly } from './support/plain-failure.ts'
import { announcement } from './support/start/announce.ts'
import { checkDatabase } from './support/start/database-checks.ts'
import { demoSignInsOf } from './support/start/demo.ts'
import { elderLink } from './support/start/elder-link.ts'
import { lockOwnFolder, startOwnDatabase } from './support/start/embedded-database.ts'
import { choosePort } from './support/start/port.ts'
import { applicationSecret } from './support/start/secret.ts'
import { serve, type Serving } from './support/start/serve.ts'
import { readSettings, type Settings } from './support/start/settings.ts'
import { Shutdown } from './support/start/shutdown.ts'

/** `npm start`: database, schema, demonstration community, screens, server; then says where it is. */
const shutdown = new Shutdown()
const say = (sentence: string): void => console.log(sentence)

try {
  await start(readSettings(process.env))
} catch (error) {
  console.error(plainly(error))
  await shutdown.undoAll()
  process.exit(1)
}

async function start(settings: Settings): Promise<void> {
  const own = settings.databaseUrl ? undefined : await lockOwnFolder(settings.dataDir, shutdown)
  const port = await choosePort(settings.port, settings.host, say)
  const databaseUrl =
    settings.databaseUrl ?? (own && (await startOwnDatabase(own, shutdown, say))) ?? ''
  await shutdown.pauseHere()
  await checkDatabase(databaseUrl, own ? 'ours' : 'external', say)
  await migrateToLatest(databaseUrl)
  await shutdown.pauseHere()
  const appSecret = await applicationSecret(settings.appSecret, settings.dataDir)
  const signIns = settings.demo === 'off' ? [] : await demoSignInsOf(databaseUrl, appSecret, say)
  await shutdown.pauseHere()
  await buildScreens(say)
  await shutdown.pauseHere()
  const server = await serveOnFreePort(settings, {
    databaseUrl,
    appSecret,
    port,
    demo: signIns.length > 0,
  })
  shutdown.atTheEnd(() => server.close())
  own?.noteAddress(server.url)
  const { setUpCode } = server.deps.config
  const setUp = setUpCode === null ? null : { code: setUpCode, publicUrl: settings.publicUrl }
  const elderPath = signIns.length > 0 ? await elderLink(server.deps) : null
  console.log(announcement(server.url, settings.host, signIns, setUp, elderPath))
  await shutdown.started()
}

/** Between choosing a port and listening on it some seconds pass, and a neighbour may be quicker. */
async function serveOnFreePort(settings: Settings, serving: Serving): Promise<RunningServer> {
  try {
    return await serve(settings, serving)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    // Refuses in a sentence when this very port was asked for.
    const port = await choosePort(settings.port, settings.host, say)
    return serveOnFreePort(settings, { ...serving, port })
  }
}
