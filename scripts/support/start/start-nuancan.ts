import type { RunningServer } from '../../../backend/server.ts'
import { buildScreens } from '../../build-screens.ts'
import { migrateToLatest } from '../migrate.ts'
import { announcement } from './announce.ts'
import { checkDatabase } from './database-checks.ts'
import { demoSignInsOf } from './demo.ts'
import { elderLink, familyLink } from './elder-link.ts'
import { lockOwnFolder, startOwnDatabase } from './embedded-database.ts'
import { choosePort } from './port.ts'
import { applicationSecret } from './secret.ts'
import { serve, type Serving } from './serve.ts'
import type { Settings } from './settings.ts'
import type { Shutdown } from './shutdown.ts'

const say = (sentence: string): void => console.log(sentence)

/** Database, schema, demonstration community, screens, server; then says where it is, and `more` of it. */
export async function startNuancan(
  settings: Settings,
  shutdown: Shutdown,
  more: (server: RunningServer) => Promise<string | null> = async () => null,
): Promise<void> {
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
  const familyPath = signIns.length > 0 ? await familyLink(server.deps) : null
  const added = await more(server)
  console.log(announcement(server.url, settings.host, signIns, setUp, elderPath, familyPath))
  if (added !== null) console.log(added)
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
