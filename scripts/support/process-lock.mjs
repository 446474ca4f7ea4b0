/**
 * A lock file held by a living process, in plain JavaScript because the bootstrap needs it before
 * anything is installed, on whatever Node the machine has.
 *
 * The file names its holder by process id, start time and boot: after kill -9 the lock is simply
 * stale, and a recycled process id does not keep it alive.
 */
import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * @typedef {{ pid: number, born: string, id: string, note?: string }} Holder
 * @typedef {{ note(text: string): void, release(): void }} HeldLock
 */

/**
 * When the process started, in the system's own words; undefined when there is no such process.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function bornAt(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may itself hold spaces and parentheses.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return undefined
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return `${boot}/${fields[19]}`
    } catch {
      return undefined
    }
  }
  if (process.platform === 'win32') {
    try {
      process.kill(pid, 0)
      return 'running'
    } catch {
      return undefined
    }
  }
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return ps.stdout?.trim() || undefined
}

/**
 * Who holds the lock, if that process still lives.
 * @param {string} path
 * @returns {Holder | undefined}
 */
export function livingHolder(path) {
  const holder = parseHolder(read(path))
  return holder && bornAt(holder.pid) === holder.born ? holder : undefined
}

/**
 * Takes the lock, or says who has it.
 * @param {string} path
 * @returns {{ held: HeldLock } | { holder: Holder }}
 */
export function takeLock(path) {
  /** @type {Holder} */
  const me = { pid: process.pid, born: bornAt(process.pid) ?? 'unknown', id: randomUUID() }
  mkdirSync(dirname(path), { recursive: true })
  for (;;) {
    if (createExclusively(path, me)) return { held: heldBy(path, me) }
    const found = read(path)
    if (found === undefined) continue
    const holder = parseHolder(found)
    if (holder && bornAt(holder.pid) === holder.born) return { holder }
    if (replaceStale(path, found, me)) return { held: heldBy(path, me) }
  }
}

/**
 * Only whoever creates the takeover file for exactly this stale content may replace it, so two
 * processes that both saw the same dead holder cannot both win.
 * @param {string} path
 * @param {string} stale
 * @param {Holder} me
 */
function replaceStale(path, stale, me) {
  const name = createHash('sha256').update(stale).digest('hex').slice(0, 16)
  const takeover = `${path}.${name}`
  if (!createExclusively(takeover, me)) {
    const rival = parseHolder(read(takeover))
    if (rival && bornAt(rival.pid) !== rival.born) rmSync(takeover, { force: true })
    pause(20)
    return false
  }
  try {
    if (read(path) !== stale) return false
    write(path, me)
    return true
  } finally {
    rmSync(takeover, { force: true })
  }
}

/**
 * @param {string} path
 * @param {Holder} me
 * @returns {HeldLock}
 */
function heldBy(path, me) {
  return {
    note(text) {
      write(path, { ...me, note: text })
    },
    release() {
      if (parseHolder(read(path))?.id === me.id) rmSync(path, { force: true })
    },
  }
}

/**
 * A hard link appears with its whole content or not at all, so nobody reads a half-written lock.
 * @param {string} path
 * @param {Holder} holder
 */
function createExclusively(path, holder) {
  const draft = `${path}.${holder.pid}.${randomUUID().slice(0, 8)}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * @param {string} path
 * @param {Holder} holder
 */
function write(path, holder) {
  const draft = `${path}.${holder.pid}.${randomUUID().slice(0, 8)}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  renameSync(draft, path)
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * @param {string | undefined} text
 * @returns {Holder | undefined}
 */
function parseHolder(text) {
  if (text === undefined) return undefined
  try {
    const holder = JSON.parse(text)
    return typeof holder?.pid === 'number' && typeof holder?.born === 'string' ? holder : undefined
  } catch {
    return undefined
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
