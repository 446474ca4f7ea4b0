import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { takeLock } from '../support/process-lock.mjs'
import { linkPostgresLibraries } from './postgres-libraries.mjs'

/**
 * Brings node_modules to what the lockfile says, once, however many processes ask at the same time.
 * @param {string} root
 */
export async function installWhatIsMissing(root) {
  if (isInstalled(root)) return linkPostgresLibraries(root)
  const release = await waitForTurn(root)
  try {
    if (!isInstalled(root)) await install(root)
    linkPostgresLibraries(root)
  } finally {
    release()
  }
}

/** @param {string} root */
function isInstalled(root) {
  if (readIfThere(stampPath(root)) === wantedStamp(root)) return true
  if (!hasEveryPackage(root)) return false
  // Somebody ran npm themselves and the result is right: no reason to do it again.
  try {
    writeFileSync(stampPath(root), wantedStamp(root))
  } catch {
    // A checkout another user installed may be read-only for us; it is installed all the same.
  }
  return true
}

/** @param {string} root */
function stampPath(root) {
  return join(root, 'node_modules', '.installed-from')
}

/** @param {string} root */
function wantedStamp(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lockfile).digest('hex')
  return `${hash} ${process.platform}-${process.arch}\n`
}

/**
 * npm leaves a record of what it installed, and writes it last: compare that with the lockfile.
 * @param {string} root
 */
function hasEveryPackage(root) {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const installed = packagesIn(record)
  const wanted = packagesIn(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === '' ||
      (optional === true && installed[path] === undefined && !isForThisMachine(wanted[path])) ||
      (installed[path]?.version === version &&
        installed[path]?.integrity === integrity &&
        existsSync(join(root, path))),
  )
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[],
 *   cpu?: string | string[], libc?: string | string[] }} LockedPackage
 */

/** @param {string} text @returns {Record<string, LockedPackage>} */
function packagesIn(text) {
  return JSON.parse(text).packages ?? {}
}

/** @param {LockedPackage | undefined} locked */
function isForThisMachine(locked) {
  if (locked === undefined || locked.libc !== undefined) return false
  const os = locked.os === undefined || [locked.os].flat().includes(process.platform)
  const cpu = locked.cpu === undefined || [locked.cpu].flat().includes(process.arch)
  return os && cpu && (locked.os !== undefined || locked.cpu !== undefined)
}

/**
 * @param {string} root
 * @returns {Promise<() => void>}
 */
async function waitForTurn(root) {
  let told = false
  for (;;) {
    const taken = takeInstallLock(root)
    if ('held' in taken) return () => taken.held.release()
    if (!told) say(`Another process (${taken.holder.pid}) is installing the packages; waiting …`)
    told = true
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** @param {string} root */
function takeInstallLock(root) {
  try {
    return takeLock(join(root, '.cache', 'install.lock'))
  } catch (error) {
    throw new Error(
      `The packages are not installed and ${root} cannot be written: run this once as the user who owns that folder.`,
      { cause: error },
    )
  }
}

/** @param {string} root */
async function install(root) {
  say('Installing the packages this needs (the first time only, about a minute) …')
  const log = join(root, '.cache', 'install.log')
  mkdirSync(join(root, '.cache'), { recursive: true })
  const { command, first } = npm()
  const args = [
    ...first,
    'ci',
    // None of our packages needs its install script: what the one that has any does, we do.
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    '--loglevel=warn',
  ]
  const code = await exitCodeOf(command, args, root, log)
  if (code !== 0) {
    throw new Error(
      `The packages could not be installed: check the network (npm must reach its registry) and run this again; what npm said is in ${log}.`,
    )
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampPath(root), wantedStamp(root))
}

/** The npm that is running us, else the machine's. */
function npm() {
  const running = process.env.npm_execpath
  if (running && basename(running) === 'npm-cli.js' && existsSync(running)) {
    return { command: process.execPath, first: [running] }
  }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} log
 * @returns {Promise<number>}
 */
function exitCodeOf(command, args, cwd, log) {
  const output = openSync(log, 'w')
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', output, output],
      shell: process.platform === 'win32',
    })
    child.on('error', () => reject(new Error('npm was not found: install Node.js with npm first.')))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
