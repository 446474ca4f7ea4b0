/** What must be undone at the end, last first, however the end comes. */
export class Shutdown {
  #undo: (() => Promise<void> | void)[] = []
  #running = 'starting' as 'starting' | 'started' | 'stopping'
  #asked = false

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.#ask())
    }
    // The bootstrap holds the other end; if it is killed, nobody would pass signals on to us.
    process.on('disconnect', () => this.#ask())
  }

  atTheEnd(undo: () => Promise<void> | void): void {
    this.#undo.push(undo)
  }

  /** Between two steps of starting: somebody may have changed their mind. */
  async pauseHere(): Promise<void> {
    if (this.#asked) await this.#stop()
  }

  async started(): Promise<void> {
    this.#running = 'started'
    await this.pauseHere()
  }

  /** Leaves as a failed start does: what was started is stopped, what it held is let go. */
  async undoAll(): Promise<void> {
    this.#running = 'stopping'
    for (const undo of this.#undo.splice(0).reverse()) {
      try {
        await undo()
      } catch (error) {
        if (process.env.DEBUG) console.error(error)
      }
    }
  }

  #ask(): void {
    this.#asked = true
    // While starting, the step under way is finished first: half a database is worse than a moment.
    if (this.#running === 'started') void this.#stop()
  }

  async #stop(): Promise<never> {
    this.#running = 'stopping'
    console.log('Stopping …')
    await this.undoAll()
    console.log('Stopped. Nothing was lost; "npm start" continues where this left off.')
    process.exit(0)
  }
}
