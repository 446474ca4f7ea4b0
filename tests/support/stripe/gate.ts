import { longestWaitMs } from './faults.ts'

/** Holds answers back until a test lets them go; nobody is held for ever. */
export interface Gate {
  readonly wait: () => Promise<void>
  /** Resolves once so many wait at the same time. */
  readonly untilHeld: (count: number) => Promise<void>
  readonly open: () => void
}

export function gate(): Gate {
  const held = new Set<() => void>()
  const watching = new Set<() => void>()
  const tell = (): void => watching.forEach((look) => look())
  return {
    wait: () =>
      new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          held.delete(go)
          resolve()
        }
        const timer = setTimeout(go, longestWaitMs)
        held.add(go)
        tell()
      }),
    untilHeld: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (held.size < count) return
          watching.delete(look)
          resolve()
        }
        watching.add(look)
        look()
      }),
    open: () => held.forEach((go) => go()),
  }
}
