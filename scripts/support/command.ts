import { spawn } from 'node:child_process'

export interface CommandResult {
  code: number
  stdout: string
  stderr: string
}

export interface CommandOptions {
  uid?: number | undefined
  gid?: number | undefined
  cwd?: string | undefined
  env?: NodeJS.ProcessEnv | undefined
}

/** Runs a command to its end. Not being able to start it is a result too (127), not an exception. */
export function runCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...definedOnly(options),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: error.message }))
    // 'exit' and not 'close': a server the command leaves behind may hold the pipes open.
    child.on('exit', (code) => setImmediate(() => resolve({ code: code ?? 1, stdout, stderr })))
  })
}

/** Node takes an undefined uid for an error. */
function definedOnly(options: CommandOptions): CommandOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
