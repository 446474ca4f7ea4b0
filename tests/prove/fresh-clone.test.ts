import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import {
  aCopy,
  addressOf,
  isThere,
  npmStart,
  postgresPid,
  start,
  statusOf,
  whoCanStart,
} from '../support/start.ts'

/** Everything a newcomer's first minute can be: nothing installed, nothing built, impatience. */

test.each(whoCanStart)('npm start on a fresh clone by %s brings everything up', async (_, user) => {
  const copy = await aCopy(user, 'fresh')
  const first = npmStart(copy, { DEMO: 'on' })
  const address = await addressOf(first)
  expect(await statusOf(address, '/readyz')).toBe(200)
  expect(await statusOf(address, '/')).toBeLessThan(400)
  expect(first.output()).toContain('Installing the packages')
  first.process.kill('SIGTERM')
  await first.ended
  expect(await isThere(copy.data.lock)).toBe(false)

  const begun = Date.now()
  const again = npmStart(copy, { DEMO: 'on' })
  await addressOf(again)
  expect(Date.now() - begun).toBeLessThan(240_000)
  expect(again.output()).not.toMatch(/Installing|Building|Loading/)
})

test('two first starts at the same moment: one is up, the other says so and ends', async () => {
  const copy = await aCopy({}, 'fresh')
  const runs = [npmStart(copy), npmStart(copy)]
  const loser = await Promise.race(runs.map(async (run) => (await run.ended, run)))
  expect((await loser.ended).code).toBe(1)
  expect(loser.output()).toMatch(/^Nuancan is already running on .*$/m)
  const winner = runs.find((run) => run !== loser)
  expect(await statusOf(winner ? await addressOf(winner) : '', '/readyz')).toBe(200)
})

test('stopped at any moment of a first start, it leaves nothing running, and the next start works', async () => {
  for (const delayMs of [100, 400, 800, 1_200, 1_600, 2_400, 3_200]) {
    const copy = await aCopy({}, 'ready')
    const run = start(copy)
    await pause(delayMs)
    run.process.kill('SIGINT')
    await run.ended
    expect(await postgresPid(copy), `stopped after ${delayMs} ms`).toBeUndefined()
    expect(await isThere(copy.data.lock)).toBe(false)
    const next = start(copy)
    expect(await statusOf(await addressOf(next), '/readyz')).toBe(200)
  }
})

test('killed at any moment of a first start, the next start works', async () => {
  for (const delayMs of [300, 500, 700, 900, 1_100, 1_300, 1_600, 2_000, 3_000]) {
    const copy = await aCopy({}, 'ready')
    const run = start(copy)
    await pause(delayMs)
    const holder = await readFile(copy.data.lock, 'utf8').catch(() => undefined)
    if (holder) process.kill((JSON.parse(holder) as { pid: number }).pid, 'SIGKILL')
    run.process.kill('SIGKILL')
    await run.ended
    const next = start(copy)
    expect(await statusOf(await addressOf(next), '/readyz'), `killed after ${delayMs} ms`).toBe(200)
  }
})
