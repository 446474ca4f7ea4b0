import { spawn } from 'node:child_process'
import { checkout, inCheckout } from './checkout.ts'
import { PlainFailure } from './plain-failure.ts'

export interface Step {
  name: string
  /** A program from node_modules, by the path of its file; run with the Node that runs us. */
  program: string
  args: string[]
  env?: NodeJS.ProcessEnv
}

/** A run of the tests in some of the projects of vitest.config.ts. */
export function vitest(name: string, projects: string[], args: string[] = []): Step {
  const chosen = projects.flatMap((project) => ['--project', project])
  return {
    name,
    program: 'vitest/vitest.mjs',
    args: ['run', '--configLoader=native', ...chosen, ...args],
  }
}

/** Runs every step even when one fails, so that one round shows everything there is to mend. */
export async function runSteps(steps: Step[]): Promise<void> {
  const failed: string[] = []
  for (const step of steps) {
    const begun = Date.now()
    console.log(`— ${step.name}`)
    const code = await runStep(step)
    console.log(`  ${code === 0 ? 'fine' : 'NOT FINE'} after ${seconds(Date.now() - begun)} s`)
    if (code !== 0) failed.push(step.name)
  }
  if (failed.length > 0) throw new PlainFailure(`Not fine: ${failed.join(', ')} (see above).`)
}

function runStep({ program, args, env }: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inCheckout('node_modules', program), ...args], {
      cwd: checkout,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    const pass = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGTERM', pass)
    // At a terminal Ctrl-C reaches the step too; we wait for it to tidy up.
    const wait = () => undefined
    process.on('SIGINT', wait)
    child.on('error', () => resolve(127))
    child.on('exit', (code) => {
      process.off('SIGTERM', pass).off('SIGINT', wait)
      resolve(code ?? 1)
    })
  })
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
