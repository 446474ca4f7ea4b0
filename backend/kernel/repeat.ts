import type { Log } from './log.ts'

export interface Repeating {
  /** Waits for the run under way, then runs no more. */
  readonly stop: () => Promise<void>
}

/** Runs an idempotent piece of work now and then again `everyMs` after it ended; one at a time, trouble is logged. */
export const repeat = (
  name: string,
  everyMs: number,
  log: Log,
  work: () => Promise<void>,
): Repeating => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.warn({ job: name, error }, 'a job failed and will run again')
    }
    if (!stopped) timer = setTimeout(start, everyMs)
  }
  const start = (): void => {
    running = run()
  }
  start()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}
