/** Quiet water is looked at this often: the age on the glass stays well under the ten seconds that mean trouble. */
const lookAgainMs = 5_000
const retryMs = 1_000
/** While all is well a slow answer is waited for; after a failure short tries find the network again sooner. */
const patienceMs = 4_000
const shortPatienceMs = 1_500

interface Following {
  eventsUrl: string
  ask: () => Promise<unknown>
  /** Ends the question that is being asked. */
  giveUp: () => void
  answered: () => void
}

/**
 * Keeps a board true: asks at every event, at every reconnect and every few seconds anyway.
 * One question at a time; an event that comes meanwhile is asked about right after it, because
 * the answer under way may be from before the change. Returns the way to stop.
 */
export function followBoard({ eventsUrl, ask, giveUp, answered }: Following): () => void {
  let stopped = false
  let asking = false
  let askAgain = false
  let failed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let events: EventSource | undefined

  const listen = (): void => {
    events?.close()
    events = new EventSource(eventsUrl)
    events.addEventListener('open', look)
    events.addEventListener('changed', look)
  }

  const askOnce = async (): Promise<boolean> => {
    const tooLong = setTimeout(giveUp, failed ? shortPatienceMs : patienceMs)
    try {
      await ask()
      return true
    } catch {
      return false
    } finally {
      clearTimeout(tooLong)
    }
  }

  const lookNow = async (): Promise<void> => {
    asking = true
    clearTimeout(timer)
    do {
      askAgain = false
      const worked = await askOnce()
      if (stopped) return
      // The stream may hang on a connection that is gone; a browser can take minutes to notice.
      if (worked && failed) listen()
      failed = !worked
      if (worked) answered()
    } while (askAgain && !failed)
    asking = false
    timer = setTimeout(look, failed ? retryMs : lookAgainMs)
  }

  function look(): void {
    if (asking) askAgain = true
    else void lookNow()
  }

  /** A network that comes back, or a tablet that wakes up, is asked at once and anew. */
  const lookAnew = (): void => {
    if (document.visibilityState === 'hidden') return
    listen()
    look()
  }

  listen()
  look()
  window.addEventListener('online', lookAnew)
  document.addEventListener('visibilitychange', lookAnew)
  return () => {
    stopped = true
    clearTimeout(timer)
    giveUp()
    events?.close()
    window.removeEventListener('online', lookAnew)
    document.removeEventListener('visibilitychange', lookAnew)
  }
}
