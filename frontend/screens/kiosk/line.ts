import { askSession } from '../../queries/kiosk.ts'
import type { Session } from '../../queries/kiosk.ts'

/** What the machine knows of its canteen: nothing of any person, so it may be kept over a cut and a reload. */
export interface Place {
  readonly canteenId: number
  readonly name: { readonly zh: string; readonly en: string }
  readonly phone: string
  /** Before a queue number, so that nobody takes it for a number of a meal; two kiosks of a canteen differ. */
  readonly letter: string
}

export type LineState = 'starting' | 'open' | 'cut' | 'unpaired'

export interface LineNow {
  readonly state: LineState
  readonly place: Place | null
}

export interface Line {
  readonly now: () => LineNow
  readonly subscribe: (tell: () => void) => () => void
  /** Something went wrong or is in doubt: ask now. */
  readonly look: () => void
}

const storedAt = 'nuancan-kiosk'
const calmMs = 10_000
const doubtMs = 1_000
const cutMs = 2_000
const patienceMs = 4_000

const storedPlace = (): Place | null => {
  try {
    return JSON.parse(localStorage.getItem(storedAt) ?? 'null') as Place | null
  } catch {
    return null
  }
}

const placeOf = ({ device, help }: Session): Place | null =>
  device?.kind === 'kiosk'
    ? {
        canteenId: device.canteenId,
        name: help.canteenName,
        phone: help.phone,
        letter: device.letter ?? 'K',
      }
    : null

/**
 * Whether the server answers, asked every few seconds as long as the page stands. One silence is a hiccup and asked
 * again at once; two are a cut. While it lasts the answers come soon, so that the machine is itself again in seconds.
 */
export function openLine(): Line {
  const listeners = new Set<() => void>()
  let now: LineNow = { state: 'starting', place: storedPlace() }
  let silences = 0
  let asking = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const say = (next: LineNow): void => {
    if (next.state === now.state && JSON.stringify(next.place) === JSON.stringify(now.place)) return
    now = next
    for (const tell of listeners) tell()
  }
  const answered = (session: Session): void => {
    silences = 0
    const place = placeOf(session)
    if (place !== null) localStorage.setItem(storedAt, JSON.stringify(place))
    say(place === null ? { state: 'unpaired', place: null } : { state: 'open', place })
  }
  const silent = (): void => {
    silences += 1
    if (silences > 1 || !navigator.onLine) say({ ...now, state: 'cut' })
  }
  const ask = async (): Promise<void> => {
    if (asking) return
    asking = true
    clearTimeout(timer)
    const controller = new AbortController()
    const tooLong = setTimeout(() => controller.abort(), patienceMs)
    try {
      answered(await askSession(controller.signal))
    } catch {
      silent()
    }
    clearTimeout(tooLong)
    asking = false
    const wait = silences === 0 ? calmMs : now.state === 'cut' ? cutMs : doubtMs
    timer = setTimeout(() => void ask(), wait)
  }
  const look = (): void => void ask()
  window.addEventListener('online', look)
  window.addEventListener('offline', look)
  look()
  return {
    now: () => now,
    subscribe: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    look,
  }
}
