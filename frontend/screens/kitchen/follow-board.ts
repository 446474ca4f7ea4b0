/** Quiet water is looked at this often: the age on the glass stays well under the ten seconds that mean trouble. */
const lookAgainMs = 5_000
const retryMs = 1_000
/**
 * While all is well a slow answer is waited for; after a failure short tries find the network again sooner, until the
 * stream says that the line is there and it is the server that is slow.
 */
const patienceMs = 4_000
const shortPatienceMs = 1_500

interface Following {
  eventsUrl: string
  ask: () => Promise<unknown>
  /** Ends the question that is being asked. */
  giveUp: () => void
  answered: () => void
}

/** The server's word that something changed. It is begun anew where it may hang on a line that is gone. */
function listening(eventsUrl: string, on: { open: () => void; changed: () => void }) {
  let events: EventSource | undefined
  return {
    /** The line has been heard from since the stream was begun. */
    isOpen: (): boolean => events?.readyState === EventSource.OPEN,
    /** The browser has given it up: a proxy answered for a server that was just starting. */
    isClosed: (): boolean => events?.readyState === EventSource.CLOSED,
    begin: (): void => {
      events?.close()
      events = new EventSource(eventsUrl)
      events.addEventListener('open', on.open)
      events.addEventListener('changed', on.changed)
    },
    end: (): void => events?.close(),
  }
}

/** A network that comes back, or a tablet that wakes up. */
function whenBack(then: () => void): () => void {
  const back = (): void => {
    if (document.visibilityState !== 'hidden') then()
  }
  window.addEventListener('online', back)
  document.addEventListener('visibilitychange', back)
  return () => {
    window.removeEventListener('online', back)
    document.removeEventListener('visibilitychange', back)
  }
}

/** One that was given up comes back with what was known before: that is no answer. */
function questioning(ask: Following['ask'], giveUp: Following['giveUp']) {
  let givenUp = false
  const drop = (): void => {
    givenUp = true
    giveUp()
  }
  return {
    drop,
    ask: async (patience: number): Promise<boolean> => {
      givenUp = false
      const tooLong = setTimeout(drop, patience)
      try {
        await ask()
        return !givenUp
      } catch {
        return false
      } finally {
        clearTimeout(tooLong)
      }
    },
  }
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
  /** The line is back: the question that is out may hang on the dead one. */
  let askAnew = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (): void => {
    if (asking) askAgain = true
    else void lookNow()
  }
  const lookAnew = (): void => {
    if (!asking) return look()
    askAnew = true
    question.drop()
  }
  const question = questioning(ask, giveUp)
  const stream = listening(eventsUrl, {
    changed: look,
    open: () => (failed ? lookAnew() : look()),
  })
  const begin = (): void => {
    stream.begin()
    look()
  }

  async function lookNow(): Promise<void> {
    asking = true
    clearTimeout(timer)
    do {
      askAgain = false
      askAnew = false
      const worked = await question.ask(failed && !stream.isOpen() ? shortPatienceMs : patienceMs)
      if (stopped) return
      // A browser can take minutes to notice that its stream hangs.
      if (worked && failed && !stream.isOpen()) stream.begin()
      failed = !worked
      if (worked) answered()
    } while (askAnew || (askAgain && !failed))
    asking = false
    timer = setTimeout(failed || stream.isClosed() ? begin : look, failed ? retryMs : lookAgainMs)
  }

  begin()
  const forget = whenBack(() => {
    stream.begin()
    lookAnew()
  })
  return () => {
    stopped = true
    clearTimeout(timer)
    giveUp()
    stream.end()
    forget()
  }
}
