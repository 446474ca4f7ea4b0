import { readFile, readdir, readlink, rm } from 'node:fs/promises'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { bornAt } from '../process-lock.mjs'
import { runCommand } from '../command.ts'

export interface Postmaster {
  pid: number
  port: number
}

/** The server that is running on this cluster. A file left by a dead one is removed. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  const found = { pid: Number(lines[0]), port: Number(lines[3]) }
  if (await servesCluster(found.pid, cluster)) return found
  // PostgreSQL removes a stale file itself, but not when its process id has been given to another.
  await rm(file, { force: true })
  return undefined
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
  if (process.platform !== 'linux') return
  const place = realpathSync(cluster)
  for (const name of await readdir('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid) || (await workingDirectory(pid)) !== place) continue
    if ((await commandName(pid)) === 'postgres') signal(pid, 'SIGQUIT')
  }
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
