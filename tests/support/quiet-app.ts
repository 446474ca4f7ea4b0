import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { createApp } from '../../backend/app.ts'
import type { TestDatabase } from './database.ts'
import { testDeps } from './server/deps.ts'

/** The application without its jobs: nothing moves on by itself while a test looks. Gone with the file. */
export async function aQuietApp(database: TestDatabase): Promise<{ readonly url: string }> {
  const { deps, close } = testDeps(database)
  const server = createServer(createApp(deps, null, null))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
    await close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
