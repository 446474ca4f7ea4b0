import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { bornAt, livingHolder, takeLock } from '../../scripts/support/process-lock.mjs'
import { aChild, type Child } from '../support/child.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

const module = inCheckout('scripts', 'support', 'process-lock.mjs')

function run(source: string): Child {
  const text = `import { takeLock } from ${JSON.stringify(module)}\n${source}`
  return aChild(process.execPath, ['--input-type=module', '-e', text])
}

function holding(path: string): Child {
  return run(`
    const taken = takeLock(${JSON.stringify(path)})
    console.log('held' in taken ? 'have it' : 'others have it')
    setInterval(() => {}, 1000)
  `)
}

test('a living process keeps the lock, and the next one learns who has it', async () => {
  const path = join(await aScratchFolder(), 'lock')
  const first = holding(path)
  await first.says(/have it/)
  expect(takeLock(path)).toMatchObject({ holder: { pid: first.pid } })
})

test('after kill -9 the lock is free', async () => {
  const path = join(await aScratchFolder(), 'lock')
  const first = holding(path)
  await first.says(/have it/)
  first.process.kill('SIGKILL')
  await first.ended
  expect(livingHolder(path)).toBeUndefined()
  expect(takeLock(path)).toHaveProperty('held')
})

test('a recycled process id does not keep a dead lock alive', async () => {
  const path = join(await aScratchFolder(), 'lock')
  await writeFile(path, JSON.stringify({ pid: process.pid, born: 'before the last boot', id: 'x' }))
  expect(takeLock(path)).toHaveProperty('held')
})

test('a torn lock file holds nobody up', async () => {
  const path = join(await aScratchFolder(), 'lock')
  await writeFile(path, '{"pid": 12')
  expect(takeLock(path)).toHaveProperty('held')
})

test("releasing removes one's own lock and leaves another's alone", async () => {
  const path = join(await aScratchFolder(), 'lock')
  const taken = takeLock(path)
  if (!('held' in taken)) throw new Error('nobody else can have it')
  taken.held.note('http://localhost:3000')
  expect(livingHolder(path)).toMatchObject({ note: 'http://localhost:3000' })
  const other = { pid: process.pid, born: bornAt(process.pid), id: 'another' }
  await writeFile(path, JSON.stringify(other))
  taken.held.release()
  expect(livingHolder(path)).toMatchObject({ id: 'another' })
})

test('of many that find a dead lock at once, one at a time gets it', async () => {
  const folder = await aScratchFolder()
  const path = join(folder, 'lock')
  const counter = join(folder, 'inside')
  // Each round leaves the lock stale on purpose; inside, a second process would find the file.
  const source = `
    import { openSync, closeSync, renameSync, rmSync, writeFileSync } from 'node:fs'
    const dead = ${JSON.stringify(path)} + '.dead' + process.pid
    for (let round = 0; round < 40; ) {
      const taken = takeLock(${JSON.stringify(path)})
      if (!('held' in taken)) continue
      try { closeSync(openSync(${JSON.stringify(counter)}, 'wx')) } catch { console.log('TWO INSIDE') }
      rmSync(${JSON.stringify(counter)}, { force: true })
      writeFileSync(dead, JSON.stringify({ pid: 1, born: 'dead', id: String(round) }))
      renameSync(dead, ${JSON.stringify(path)})
      round += 1
    }
    console.log('done')
  `
  const racers = [1, 2, 3, 4].map(() => run(source))
  for (const racer of racers) await racer.ended
  for (const racer of racers) expect(racer.output().trim()).toBe('done')
})
