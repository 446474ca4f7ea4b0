import { open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { PlainFailure } from '../plain-failure.ts'
import type { Binaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { prepareDataFolder, type DataFolder } from './folders.ts'
import { runAs, type Owner } from './owner.ts'
import { dismissOrphans, forgetDeadPid, runningPostmaster, type Postmaster } from './postmaster.ts'

/**
 * `kept` survives any crash. `lost in a crash` is for tests that create and drop databases all day
 * and would spend their time waiting for the disk.
 */
export type Durability = 'kept' | 'lost in a crash'

export interface PostgresPlace {
  folder: DataFolder
  owner: Owner
  binaries: Binaries
  durability: Durability
  /** Where clients already look for it; any free port when left out. */
  port?: number
}

export interface PostgresServer {
  port: number
  pid: number
  password: string
  /** It was already running: whoever started it is gone, and it is ours now. */
  adopted: boolean
  /** Address of a database, as the superuser. */
  adminUrl(database: string): string
  stop(how?: 'fast' | 'immediate'): Promise<void>
}

const startLimitMs = 120_000

/** Starts PostgreSQL on its own, so that it outlives us, or takes over the one that did. */
export async function startPostgres(place: PostgresPlace): Promise<PostgresServer> {
  const { folder, owner, binaries } = place
  await prepareDataFolder(folder, owner)
  const password = await ensureCluster(folder, owner, binaries)
  const deadline = Date.now() + startLimitMs
  const patienceWithOrphans = Date.now() + 2_000
  for (;;) {
    const running = await runningPostmaster(folder.cluster)
    if (running) {
      if (await becomesReady(running, password, folder, deadline)) {
        return serverAt(place, running, password, 'adopted')
      }
      // It was on its way out when we found it.
      continue
    }
    await forgetDeadPid(folder.cluster)
    const refusal = await launch(place)
    if (refusal === undefined) {
      const started = await runningPostmaster(folder.cluster)
      if (started) return serverAt(place, started, password, 'started')
    }
    if (Date.now() > deadline || (refusal !== undefined && !mayPass(refusal))) {
      throw new PlainFailure(
        `PostgreSQL did not start (${refusal ?? 'it stopped at once'}): see ${folder.log} for what it said.`,
      )
    }
    if (Date.now() > patienceWithOrphans) await dismissOrphans(folder.cluster)
    await pause(200)
  }
}

function serverAt(
  place: PostgresPlace,
  { pid, port }: { pid: number; port: number },
  password: string,
  how: 'adopted' | 'started',
): PostgresServer {
  return {
    pid,
    port,
    password,
    adopted: how === 'adopted',
    adminUrl: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    async stop(mode = 'fast') {
      const { owner, binaries, folder } = place
      const which = [`--pgdata=${folder.cluster}`, `--mode=${mode}`]
      await runAs(owner, binaries.pgCtl, ['stop', '--wait', '--timeout=60', ...which])
    },
  }
}

/** Undefined when it started, else PostgreSQL's own reason. */
async function launch(place: PostgresPlace): Promise<string | undefined> {
  const { folder, owner, binaries } = place
  await putOldLogAside(folder.log)
  const from = await sizeOf(folder.log)
  const settings = Object.entries(settingsFor(place.durability, place.port ?? (await freePort())))
  const result = await runAs(owner, binaries.pgCtl, [
    'start',
    '--wait',
    '--timeout=120',
    `--pgdata=${folder.cluster}`,
    `--log=${folder.log}`,
    `--options=${settings.map(([name, value]) => `-c ${name}=${value}`).join(' ')}`,
  ])
  if (result.code === 0) return undefined
  const said = await readFrom(folder.log, from)
  const fatal = said.split('\n').findLast((line) => /FATAL|PANIC/.test(line))
  return (
    fatal?.replace(/^.*(FATAL|PANIC):\s*/, '') ?? (lastLine(result.stderr) || 'no reason given')
  )
}

/** Reasons that pass by themselves: orphans on their way out, a port somebody was quicker to take. */
function mayPass(refusal: string): boolean {
  return /pre-existing shared memory|postmaster\.pid|TCP\/IP sockets|Address already in use/.test(
    refusal,
  )
}

function settingsFor(durability: Durability, port: number): Record<string, string> {
  const onDisk = durability === 'kept' ? 'on' : 'off'
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket's path may be at most 107 bytes long; loopback has no such trap.
    unix_socket_directories: "''",
    fsync: onDisk,
    full_page_writes: onDisk,
    synchronous_commit: onDisk,
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Details of a failed statement quote its values, and those can be a phone number.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
}

/** A server that recovers from a crash accepts connections only when it is done. False: it ended. */
async function becomesReady(
  running: Postmaster,
  password: string,
  folder: DataFolder,
  deadline: number,
): Promise<boolean> {
  for (;;) {
    const because = await refusalToConnect(running.port, password)
    if ((await runningPostmaster(folder.cluster))?.pid !== running.pid) return false
    if (because === undefined) return true
    if (because.code === '28P01') {
      throw new PlainFailure(
        `The database in ${folder.path} does not take the password in ${folder.password}: put that file back from a backup.`,
      )
    }
    if (Date.now() > deadline) {
      throw new PlainFailure(
        `PostgreSQL is running but does not answer (${because.message}): see ${folder.log} for what it said.`,
      )
    }
    await pause(100)
  }
}

async function refusalToConnect(
  port: number,
  password: string,
): Promise<{ code?: string; message: string } | undefined> {
  const login = { user: 'postgres', database: 'postgres', connectionTimeoutMillis: 3000 }
  const client = new pg.Client({ ...login, host: '127.0.0.1', port, password })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return error as { code?: string; message: string }
  } finally {
    await client.end().catch(() => undefined)
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const logLimitBytes = 10_000_000

async function putOldLogAside(log: string): Promise<void> {
  if ((await sizeOf(log)) > logLimitBytes) await rename(log, `${log}.old`)
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0
}

async function readFrom(file: string, position: number): Promise<string> {
  const handle = await open(file).catch(() => undefined)
  if (!handle) return ''
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(size - position),
      0,
      null,
      position,
    )
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)
}
