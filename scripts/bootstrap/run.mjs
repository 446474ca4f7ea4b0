import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const whoStartedUs = process.ppid

/**
 * Runs a TypeScript file under a Node that can, and ends as it ends.
 * @param {string} root
 * @param {string} script
 * @param {string[]} args
 */
export function runUnderNode24(root, script, args) {
  const child = spawn(
    nodeThatRunsTypeScript(root),
    ['--disable-warning=ExperimentalWarning', script, ...args],
    {
      // The fourth channel carries nothing; when it closes, the script knows that we were killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: pathWithOurNodeFirst(root) },
    },
  )
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // Ctrl-C reaches everybody at the terminal; a second copy would mean "now, at once" to some.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  if (process.env.npm_lifecycle_event !== undefined) stopWhenLeftAlone(child)
  child.on('error', () => {
    process.stderr.write(
      `Node could not be started; install Node 24 from nodejs.org and run this again.\n`,
    )
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (signal === null) return process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/**
 * Asked to end, npm asks the shell between it and us; the shell ends and tells nobody. What we then
 * see is another parent.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWhenLeftAlone(child) {
  const watch = setInterval(() => {
    if (process.ppid === whoStartedUs) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 200)
  watch.unref()
}

/** @param {string} root */
function nodeThatRunsTypeScript(root) {
  if (runsTypeScript(process.versions.node)) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const packaged = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file)
  if (existsSync(packaged)) return packaged
  throw new Error(
    `Nuancan needs Node 22.18 or newer and this is ${process.version}: install Node 24 from nodejs.org and run this again.`,
  )
}

/** @param {string} version */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 22 && minor >= 18) || (major === 23 && minor >= 6) || major >= 24
}

/** @param {string} root */
function pathWithOurNodeFirst(root) {
  return [join(root, 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter)
}
