import { readFile, readdir, readlink, rm } from 'node:fs/promises'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { bornAt } from '../process-lock.mjs'
import { runCommand } from '../command.ts'

export interface Postmaster {
  pid: number
  port: number
}

/**
 * The server that is running on this cluster. The file of a dead one stays: PostgreSQL reads in it
 * whether orphans of that server are still at work, and would start beside them without it.
 */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const found = await readPidFile(cluster)
  return found && (await servesCluster(found.pid, cluster)) ? found : undefined
}

/**
 * When a dead server's process id is still known to the system, because another process got it or
 * because nobody has collected the dead one, PostgreSQL takes it for a living server and refuses to
 * start. Only then does the file go, once nobody is left who served here.
 */
export async function forgetDeadPid(cluster: string): Promise<void> {
  const found = await readPidFile(cluster)
  if (!found || !isKnown(found.pid) || (await servesCluster(found.pid, cluster))) return
  if ((await serversOf(cluster)).length > 0) return dismissOrphans(cluster)
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

function isKnown(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function readPidFile(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** A postmaster's working directory is its cluster; that tells it from a recycled process id. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!Number.isInteger(pid) || bornAt(pid) === undefined) return false
  if (process.platform === 'linux') {
    return (await workingDirectory(pid)) === realpathSync(cluster)
  }
  if (process.platform === 'win32') return true
  const { stdout } = await runCommand('ps', ['-o', 'command=', '-p', String(pid)])
  return stdout.includes('postgres')
}

async function workingDirectory(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined)
}

/**
 * Tells every PostgreSQL process on a cluster to leave at once.
 * After kill -9 of the postmaster its children see that it is gone and leave, but one in the middle
 * of a long query may take its time, and no new server can start until it has left.
 */
export async function dismissOrphans(cluster: string): Promise<void> {
  for (const pid of await serversOf(cluster)) signal(pid, 'SIGQUIT')
}

async function serversOf(cluster: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const place = realpathSync(cluster)
  const found: number[] = []
  for (const pid of (await readdir('/proc')).map(Number)) {
    if (!Number.isInteger(pid) || (await workingDirectory(pid)) !== place) continue
    if ((await commandName(pid)) === 'postgres') found.push(pid)
  }
  return found
}

async function commandName(pid: number): Promise<string | undefined> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined)
  return name?.trim()
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It left in the meantime, which is what we wanted.
  }
}
