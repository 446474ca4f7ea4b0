/** The stand-in's own time: nothing in it happens by the machine's clock. */
export interface StandInClock {
  readonly now: () => Date
  /** Moves time on; what is planned in between happens at its own moment, in order. */
  readonly advance: (ms: number) => void
}

export interface PlanningClock extends StandInClock {
  /** Whole seconds, as every `created` has them. */
  readonly seconds: () => number
  /** Acts when time passes this moment, and never before the next move of the clock. */
  readonly at: (whenMs: number, act: () => void) => void
}

interface Planned {
  readonly whenMs: number
  readonly act: () => void
}

export function standInClock(startAt: Date): PlanningClock {
  let nowMs = startAt.getTime()
  const planned: Planned[] = []
  const takeNext = (untilMs: number): Planned | undefined => {
    let earliest = -1
    for (const [place, { whenMs }] of planned.entries()) {
      if (whenMs <= untilMs && whenMs < (planned[earliest]?.whenMs ?? Infinity)) earliest = place
    }
    return earliest < 0 ? undefined : planned.splice(earliest, 1)[0]
  }
  return {
    now: () => new Date(nowMs),
    seconds: () => Math.floor(nowMs / 1000),
    at: (whenMs, act) => void planned.push({ whenMs, act }),
    advance(ms) {
      if (!(ms >= 0)) throw new Error(`time does not run back (${ms} ms)`)
      const untilMs = nowMs + ms
      for (let next = takeNext(untilMs); next; next = takeNext(untilMs)) {
        nowMs = Math.max(nowMs, next.whenMs)
        next.act()
      }
      nowMs = untilMs
    },
  }
}
