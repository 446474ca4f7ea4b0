import { chmod, cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { isRoot } from '../../scripts/support/postgres/owner.ts'
import { aChild, type Child, type ChildOptions } from '../support/child.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

/** A checkout with our bootstrap and no packages to install but those named. */
async function aCheckout(dependencies: Record<string, string> = {}): Promise<string> {
  const folder = await aScratchFolder()
  await mkdir(join(folder, 'scripts', 'support'), { recursive: true })
  for (const part of ['bootstrap.mjs', 'bootstrap', 'support/process-lock.mjs']) {
    await cp(inCheckout('scripts', part), join(folder, 'scripts', part), { recursive: true })
  }
  await writeFile(join(folder, 'scripts', 'script.ts'), script)
  const manifest = { name: 'small', version: '1.0.0', private: true, type: 'module', dependencies }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await writeLockfile(folder, dependencies)
  return folder
}

async function writeLockfile(folder: string, dependencies: Record<string, string>): Promise<void> {
  const packages: Record<string, object> = { '': { name: 'small', version: '1.0.0', dependencies } }
  for (const [name, version] of Object.entries(dependencies)) {
    packages[`node_modules/${name}`] = { version, integrity: 'sha512-AAAA' }
  }
  const lockfile = { name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true, packages }
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lockfile))
}

const script = `
const [what, code]: string[] = process.argv.slice(2)
if (what === 'exit') process.exit(Number(code))
process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(7) })
process.on('disconnect', () => { console.error('left alone'); process.exit(8) })
setInterval(() => undefined, 1000)
console.log('running as', process.pid)
`

const nowhere = { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' }

function bootstrap(folder: string, args: string[], options: ChildOptions = {}): Child {
  const at = [join(folder, 'scripts', 'bootstrap.mjs'), 'scripts/script.ts', ...args]
  return aChild(process.execPath, at, { cwd: '/', ...options })
}

test('it installs, runs the script with its arguments, and ends with its exit code', async () => {
  const folder = await aCheckout()
  const run = bootstrap(folder, ['exit', '3'])
  expect(await run.ended).toEqual({ code: 3, signal: null })
  expect(run.output()).toMatch(/^Installing/)
  const again = bootstrap(folder, ['exit', '0'])
  expect(await again.ended).toEqual({ code: 0, signal: null })
  expect(again.output()).toBe('')
})

test('it installs again when the lockfile asks for what is not there', async () => {
  const folder = await aCheckout()
  await bootstrap(folder, ['exit', '0']).ended
  await writeLockfile(folder, { 'left-out': '1.0.0' })
  const run = bootstrap(folder, ['exit', '0'], { env: { ...process.env, ...nowhere } })
  await run.ended
  expect(run.output()).toMatch(/^Installing/)
})

test('of two at once, one installs and the other waits for it', async () => {
  const folder = await aCheckout()
  const runs = [bootstrap(folder, ['exit', '0']), bootstrap(folder, ['exit', '0'])]
  for (const run of runs) expect(await run.ended, run.output()).toEqual({ code: 0, signal: null })
  expect(runs.filter((run) => run.output().includes('Installing')).length).toBe(1)
})

test("a signal reaches the script, and the script's own way of ending is kept", async () => {
  const run = bootstrap(await aCheckout(), ['wait'])
  await run.says(/running/)
  run.process.kill('SIGTERM')
  expect(await run.ended).toEqual({ code: 7, signal: null })
  expect(run.output()).toContain('asked to stop')
})

test('a script whose bootstrap is killed learns that it is alone', async () => {
  const run = bootstrap(await aCheckout(), ['wait'])
  await run.says(/running/)
  run.process.kill('SIGKILL')
  expect(await run.says(/left alone/)).not.toBeNull()
})

test('without a way to the packages it says so in one sentence', async () => {
  const folder = await aCheckout({ 'left-out': '1.0.0' })
  const run = bootstrap(folder, ['exit', '0'], { env: { ...process.env, ...nowhere } })
  expect((await run.ended).code).toBe(1)
  const sentences = run.output().trim().split('\n').slice(1)
  expect(sentences).toEqual([
    expect.stringMatching(
      /^The packages could not be installed: check the network .* run this again/,
    ),
  ])
})

test('in a checkout it may not write it says who should run it', async () => {
  const folder = await aCheckout()
  await chmod(folder, 0o555)
  const someoneElse = isRoot() ? { uid: 65_534, gid: 65_534 } : {}
  const run = bootstrap(folder, ['exit', '0'], someoneElse)
  expect((await run.ended).code).toBe(1)
  expect(run.output()).toMatch(
    /^The packages are not installed and .* run this once as the user who owns/,
  )
  await chmod(folder, 0o755)
  expect(await stat(join(folder, 'node_modules')).catch(() => 'none')).toBe('none')
})

test('when npm is asked to stop, the script behind it is asked too', async () => {
  const folder = await aCheckout()
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as object
  const scripts = { wait: 'node scripts/bootstrap.mjs scripts/script.ts wait' }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, scripts }))
  // This small checkout brings no Node of its own.
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter)
  const run = aChild('npm', ['run', 'wait'], { cwd: folder, env: { ...process.env, PATH } })
  await run.says(/running/)
  run.process.kill('SIGTERM')
  await run.ended
  expect(run.output()).toContain('asked to stop')
})
