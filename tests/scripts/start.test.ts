import { readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { buildScreens } from '../../scripts/build-screens.ts'
import { aDatabase } from '../support/database.ts'
import {
  aCopy,
  addressOf,
  appPid,
  becomesReady,
  isThere,
  postgresPid,
  start,
  statusOf,
  whoCanStart,
} from '../support/start.ts'

beforeAll(() => buildScreens(console.log))

test.each(whoCanStart)(
  'npm start by %s, in a checkout nobody else may enter: up, refuses a twin, stops, comes back',
  async (_, user) => {
    const copy = await aCopy(user, 'ready')
    const first = start(copy)
    const address = await addressOf(first)
    expect(await statusOf(address, '/healthz')).toBe(200)
    expect(await statusOf(address, '/readyz')).toBe(200)

    const twin = start(copy)
    expect((await twin.ended).code).toBe(1)
    const { pid } = JSON.parse(await readFile(copy.data.lock, 'utf8')) as { pid: number }
    expect(twin.output().trim()).toBe(
      `Nuancan is already running on ${copy.data.path} (process ${pid}, ${address}): use that one, or set DATA_DIR to another folder for a second.`,
    )
    expect(await statusOf(address, '/readyz')).toBe(200)

    first.process.kill('SIGTERM')
    expect(await first.ended).toEqual({ code: 0, signal: null })
    expect(await postgresPid(copy)).toBeUndefined()
    expect(await isThere(copy.data.lock)).toBe(false)

    const again = start(copy)
    expect(await statusOf(await addressOf(again), '/readyz')).toBe(200)
    again.process.kill('SIGINT')
    expect((await again.ended).code).toBe(0)
  },
)

test('after kill -9 of the application the next start takes its database over', async () => {
  const copy = await aCopy({}, 'ready')
  const first = start(copy)
  await addressOf(first)
  const postgres = await postgresPid(copy)
  process.kill(await appPid(copy), 'SIGKILL')
  await first.ended
  expect(await postgresPid(copy)).toBe(postgres)
  const second = start(copy)
  expect(await statusOf(await addressOf(second), '/readyz')).toBe(200)
  expect(second.output()).toContain('Taking over the database')
  expect(await postgresPid(copy)).toBe(postgres)
})

test('after kill -9 of PostgreSQL the running application brings it back by itself', async () => {
  const copy = await aCopy({}, 'ready')
  const address = await addressOf(start(copy))
  const before = await postgresPid(copy)
  process.kill(before ?? 0, 'SIGKILL')
  expect(await becomesReady(address, 120_000)).toBe(true)
  expect(await postgresPid(copy)).not.toBe(before)
})

test('after kill -9 of both the next start recovers', async () => {
  const copy = await aCopy({}, 'ready')
  const first = start(copy)
  await addressOf(first)
  const postgres = (await postgresPid(copy)) ?? 0
  process.kill(await appPid(copy), 'SIGKILL')
  process.kill(postgres, 'SIGKILL')
  await first.ended
  expect(await statusOf(await addressOf(start(copy)), '/readyz')).toBe(200)
})

test('with DATABASE_URL no database is started, and two may serve the same one', async () => {
  const copy = await aCopy({}, 'ready')
  const { url } = await aDatabase()
  const runs = [start(copy, { DATABASE_URL: url }), start(copy, { DATABASE_URL: url })]
  const addresses = await Promise.all(runs.map(addressOf))
  expect(new Set(addresses).size).toBe(2)
  for (const address of addresses) expect(await statusOf(address, '/readyz')).toBe(200)
  expect(await isThere(copy.data.cluster)).toBe(false)
  for (const run of runs) run.process.kill('SIGTERM')
  for (const run of runs) expect((await run.ended).code).toBe(0)
})

test('a taken PORT ends the start in one sentence, and leaves nothing running', async () => {
  const copy = await aCopy({}, 'ready')
  const neighbour = createServer()
  const port = await new Promise<number>((resolve) => {
    neighbour.listen(0, '127.0.0.1', () => resolve((neighbour.address() as AddressInfo).port))
  })
  const run = start(copy, { PORT: String(port) })
  expect((await run.ended).code).toBe(1)
  neighbour.close()
  expect(run.output().trim()).toBe(
    `Port ${port} is taken by another program: stop that program, or set another port, for example PORT=${port + 1} npm start.`,
  )
  expect(await postgresPid(copy)).toBeUndefined()
  expect(await isThere(copy.data.lock)).toBe(false)
})
