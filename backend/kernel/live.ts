import { createListener } from './listener.ts'
import type { Log } from './log.ts'

/** Something on a screen may have changed; listeners ask again. Nothing but an id travels. */
export interface Live {
  /** Tells every process, soon: many touches of one canteen within a moment become one. */
  readonly touch: (canteenId: number) => void
  /** Calls `changed` after a touch, and after every reconnect (a touch may have been missed). Returns the way out. */
  readonly subscribe: (canteenId: number, changed: () => void) => () => void
  readonly close: () => Promise<void>
}

const gatherMs = 50

/** One LISTEN connection per process. Its death loses no truth: subscribers are woken when it is back. */
export const createLive = (databaseUrl: string, log: Log): Live => {
  const subscribers = new Map<number, Set<() => void>>()
  const touched = new Set<number>()
  let gathering: NodeJS.Timeout | undefined

  const wake = (canteenId: number): void =>
    subscribers.get(canteenId)?.forEach((changed) => changed())

  const listener = createListener(databaseUrl, log, {
    heard: wake,
    back: () => [...subscribers.keys()].forEach(wake),
  })

  const announce = (): void => {
    gathering = undefined
    const ids = [...touched]
    touched.clear()
    // Without a listener nobody hears us either; this process's own screens are still told at once.
    void listener.notify(ids).then((told) => told || ids.forEach(wake))
  }

  return {
    touch: (canteenId) => {
      touched.add(canteenId)
      gathering ??= setTimeout(announce, gatherMs)
    },
    subscribe: (canteenId, changed) => {
      const set = subscribers.get(canteenId) ?? new Set()
      subscribers.set(canteenId, set.add(changed))
      return () => {
        set.delete(changed)
        if (set.size === 0) subscribers.delete(canteenId)
      }
    },
    close: () => {
      clearTimeout(gathering)
      return listener.close()
    },
  }
}
