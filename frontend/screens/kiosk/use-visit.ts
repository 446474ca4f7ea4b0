import { useEffect, useRef, useState } from 'react'
import type { Slip, VisitView } from '../../../backend/contract/kiosk.ts'
import type { Way } from '../../../backend/vocabulary/meal.ts'
import type { RefusalBody } from '../../../backend/vocabulary/refusal.ts'
import { isRefused } from '../../api/call.ts'
import { newKey } from '../../api/key.ts'
import type { KioskCalls, Shown } from '../../queries/kiosk.ts'

export interface Opened {
  readonly secret: string
  readonly view: VisitView
}

/** Why the last press came to nothing: the server's own words, or no answer at all. */
export type Trouble = RefusalBody | 'silence'

export interface Pressed {
  readonly offeringId: number
  readonly servingId: number
  readonly way: Way
  readonly pay: 'wallet' | 'counter'
  readonly seenPayFen: number
}

export interface Visit {
  readonly opened: Opened | null
  readonly trouble: Trouble | null
  readonly busy: boolean
  readonly open: (shown: Shown) => Promise<void>
  /** Once more what the server says; null when it did not answer. */
  readonly refresh: () => Promise<VisitView | null>
  readonly book: (pressed: Pressed) => Promise<Slip | null>
  readonly cancel: (bookingId: number) => Promise<Slip | null>
  readonly forgive: () => void
  readonly end: () => void
}

/** Longer than this without a word to the server, a touch says that somebody still stands there. */
const keepEveryMs = 30_000

/** The very same press keeps its key, so that one whose answer was lost can be made again and books once. */
function usePressKey(): (sent: string) => string {
  const last = useRef({ sent: '', key: '' })
  return (sent) => {
    if (last.current.sent !== sent) last.current = { sent, key: newKey() }
    return last.current.key
  }
}

/** Over at the server while she still stood here: her touches keep the two minutes running. */
function useKept(opened: Opened | null, calls: KioskCalls, onOver: () => void) {
  const heardAt = useRef(0)
  useEffect(() => {
    if (opened === null) return
    heardAt.current = Date.now()
    const keep = (): void => {
      if (Date.now() - heardAt.current < keepEveryMs) return
      heardAt.current = Date.now()
      calls.look(opened.secret).catch((error: unknown) => {
        if (isRefused(error) && error.refusal.code === 'visit_over') onOver()
      })
    }
    // Letters are the next one's card coming in: they keep nobody's visit.
    const keepByKey = ({ key }: KeyboardEvent): void => {
      if (key.length > 1) keep()
    }
    document.addEventListener('pointerdown', keep, true)
    document.addEventListener('keydown', keepByKey, true)
    return () => {
      document.removeEventListener('pointerdown', keep, true)
      document.removeEventListener('keydown', keepByKey, true)
    }
  }, [opened, calls, onOver])
}

/** What the page said is no longer so: it is read anew, and she is asked about what is. */
const saidOtherwise = new Set(['way_full', 'price_changed'])
const deviceOut = new Set(['device_revoked', 'sign_in_required', 'device_required', 'not_yours'])

interface Around {
  readonly calls: KioskCalls
  /** The visit is over, whoever ended it. */
  readonly onOver: () => void
  /** Whether there is a network, and whether this is still a kiosk, is in doubt. */
  readonly onDoubt: () => void
}

/** One person's visit. All that is known of her lives in here, and goes with the page's root when she does. */
export function useVisit({ calls, onOver, onDoubt }: Around): Visit {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const keyFor = usePressKey()
  useKept(opened, calls, onOver)

  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setTrouble(null)
    try {
      return await work()
    } catch (error) {
      const refused = isRefused(error) ? error.refusal : null
      if (refused === null || deviceOut.has(refused.code)) onDoubt()
      if (refused?.code === 'visit_over') onOver()
      else setTrouble(refused ?? 'silence')
      return null
    } finally {
      setBusy(false)
    }
  }
  const secret = opened?.secret ?? ''
  const refresh = async (): Promise<VisitView | null> => {
    const view = await attempt(() => calls.look(secret))
    if (view !== null) setOpened({ secret, view })
    return view
  }
  return {
    opened,
    trouble,
    busy,
    open: async (shown) => {
      const reply = await attempt(() => calls.open(shown))
      if (reply !== null) setOpened({ secret: reply.visit, view: reply.view })
    },
    refresh,
    book: async (pressed) => {
      const body = { ...pressed, visit: secret }
      const reply = await attempt(async () => {
        try {
          return await calls.book(body, keyFor(JSON.stringify(body)))
        } catch (error) {
          if (isRefused(error) && saidOtherwise.has(error.refusal.code))
            setOpened({ secret, view: await calls.look(secret) })
          throw error
        }
      })
      return reply?.slip ?? null
    },
    cancel: async (bookingId) => {
      const key = keyFor(`cancel ${secret} ${bookingId}`)
      const reply = await attempt(() => calls.cancel(secret, bookingId, key))
      return reply?.slip ?? null
    },
    forgive: () => setTrouble(null),
    end: () => {
      if (opened !== null) calls.end(secret).catch(() => undefined)
      onOver()
    },
  }
}
