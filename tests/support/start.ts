import { readFile, rm, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { checkoutIdOf, inCheckout } from '../../scripts/support/checkout.ts'
import { runCommand } from '../../scripts/support/command.ts'
import { dataFolder, type DataFolder } from '../../scripts/support/postgres/folders.ts'
import { isRoot, runAs, systemFolder, type Owner } from '../../scripts/support/postgres/owner.ts'
import { runningPostmaster } from '../../scripts/support/postgres/postmaster.ts'
import { aChild, type Child, type ChildOptions } from './child.ts'
import { aScratchFolder } from './scratch-folder.ts'

/** Somebody's copy of this checkout, in a folder only they may enter. */
export interface Copy {
  path: string
  user: Owner
  data: DataFolder
}

/** "Ordinary" is ourselves, unless we are root; then it is the user that owns nothing. */
export const ordinaryUser: Owner = isRoot() ? { uid: 65_534, gid: 65_534 } : {}
export const whoCanStart: [string, Owner][] = [
  ['an ordinary user', ordinaryUser],
  ...(isRoot() ? [['root', {}] as [string, Owner]] : []),
]

const sources = ['package.json', 'package-lock.json', '.npmrc', 'vite.config.ts', 'tsconfig.json']
const folders = ['scripts', 'backend', 'frontend', 'db']

/** `fresh` has nothing installed and nothing built; `ready` shares our packages and our build. */
export async function aCopy(user: Owner, state: 'fresh' | 'ready'): Promise<Copy> {
  const path = join(await aScratchFolder(), 'checkout')
  const parent = join(path, '..')
  await must('mkdir', [path])
  await must('cp', ['-R', ...[...sources, ...folders].map((name) => inCheckout(name)), path])
  if (state === 'ready') {
    await must('cp', ['-R', inCheckout('dist'), path])
    const packages = inCheckout('node_modules')
    const seen = await runAs(user, '/bin/sh', [
      '-c',
      'test -r "$1/pg/package.json"',
      'sh',
      packages,
    ])
    const bring = seen.code === 0 ? ['ln', '-s'] : ['cp', '-R']
    await must(bring[0] ?? '', [...bring.slice(1), packages, join(path, 'node_modules')])
  }
  if (user.uid !== undefined) await must('chown', ['-Rh', `${user.uid}:${user.gid}`, parent])
  await must('chmod', ['0700', parent])
  const asRoot = isRoot() && user.uid === undefined
  const data = asRoot ? join(systemFolder, checkoutIdOf(path)) : join(path, 'data')
  const copy = { path, user, data: dataFolder(data) }
  onTestFinished(() => leaveNothing(copy))
  return copy
}

async function must(command: string, args: string[]): Promise<void> {
  const { code, stderr } = await runCommand(command, args)
  if (code !== 0) throw new Error(`${command} failed: ${stderr}`)
}

async function leaveNothing({ data }: Copy): Promise<void> {
  const running = await runningPostmaster(data.cluster)
  if (running) process.kill(running.pid, 'SIGKILL')
  await rm(data.path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** `npm start` in the copy, as its user, with only these settings. */
export function start(copy: Copy, env: Record<string, string> = {}): Child {
  const args = ['scripts/bootstrap.mjs', 'scripts/start.ts']
  return aChild(process.execPath, args, { ...copy.user, ...surroundings(copy, env) })
}

/** The same by the machine's own npm on the machine's own Node, as a newcomer would. */
export function npmStart(copy: Copy, env: Record<string, string> = {}): Child {
  return aChild('npm', ['start'], { ...copy.user, ...surroundings(copy, env) })
}

function surroundings(copy: Copy, env: Record<string, string>): ChildOptions {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((at) => !at.includes('node_modules'))
  const plain = { PATH: path.join(delimiter), HOME: copy.path, ...registrySettings() }
  return { cwd: copy.path, env: { ...plain, DEMO: 'off', HOST: '127.0.0.1', ...env } }
}

/**
 * How this machine reaches its packages is its own affair, and the same for every user. Not so its cache and its
 * user's file, which npm passes on too: they lie in a home that is another's.
 */
function registrySettings(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) =>
    /^npm_config_(.*registry|.*proxy|ca|cafile|strict_ssl)$|_proxy$|^NODE_EXTRA/i.test(name),
  )
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}

export async function addressOf(started: Child): Promise<string> {
  return (await started.says(/is ready:\s+(\S+)/, 240_000))[1] ?? ''
}

/** The application itself, behind npm and the bootstrap. */
export async function appPid({ data }: Copy): Promise<number> {
  return (JSON.parse(await readFile(data.lock, 'utf8')) as { pid: number }).pid
}

export async function postgresPid({ data }: Copy): Promise<number | undefined> {
  return (await runningPostmaster(data.cluster))?.pid
}

export async function statusOf(address: string, path: string): Promise<number> {
  return fetch(`${address}${path}`)
    .then(({ status }) => status)
    .catch(() => 0)
}

export async function becomesReady(address: string, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs
  while (Date.now() < deadline) {
    if ((await statusOf(address, '/readyz')) === 200) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

export async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
