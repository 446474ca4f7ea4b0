import { spawn, type ChildProcess } from 'node:child_process'
import { onTestFinished } from 'vitest'

/** A real process of ours, with what it said so far. */
export interface Child {
  process: ChildProcess
  pid: number
  output: () => string
  /** Resolves with what was found, or fails with all the process said. */
  says: (pattern: RegExp, limitMs?: number) => Promise<RegExpExecArray>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface ChildOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
}

/** Starts a process; if the test leaves it running, it is killed with the test. */
export function aChild(command: string, args: string[], options: ChildOptions = {}): Child {
  // A group of its own, so that what it starts can be ended with it.
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const listen of heard) listen()
    })
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('error', (error) => {
      output += error.message
      resolve({ code: 127, signal: null })
    })
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  onTestFinished(async () => {
    killGroup(child.pid)
    await ended
  })
  const says = (pattern: RegExp, limitMs = 240_000) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const give = (found: RegExpExecArray | null, why: string) => {
        if (!found && !why) return
        heard.delete(listen)
        clearTimeout(timer)
        if (found) resolve(found)
        else reject(new Error(`${command} ${why} without saying ${pattern}; it said:\n${output}`))
      }
      const listen = () => give(pattern.exec(output), '')
      const timer = setTimeout(() => give(null, 'went on'), limitMs)
      heard.add(listen)
      listen()
      void ended.then(() => give(pattern.exec(output), 'ended'))
    })
  return { process: child, pid: child.pid ?? 0, output: () => output, says, ended }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody of the group is left.
  }
}
