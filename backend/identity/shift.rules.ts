/** From the first thing somebody did to the last. */
export interface Shift {
  readonly from: Date
  readonly to: Date
}

/** Minutes without doing anything that belong to a shift; after a longer pause a new one begins. */
export const longestPause = 30

const minute = 60_000

/** Shifts out of moments at which something was done, in any order. */
export const shiftsOf = (moments: readonly Date[]): Shift[] => {
  const shifts: Shift[] = []
  for (const at of moments.toSorted((a, b) => a.getTime() - b.getTime())) {
    const last = shifts.at(-1)
    if (last && at.getTime() - last.to.getTime() <= longestPause * minute)
      shifts[shifts.length - 1] = { ...last, to: at }
    else shifts.push({ from: at, to: at })
  }
  return shifts
}

/** Whole minutes, begun ones too; a single call is one. */
export const minutesOf = ({ from, to }: Shift): number =>
  Math.max(1, Math.ceil((to.getTime() - from.getTime()) / minute))

export interface Hours {
  readonly shifts: number
  readonly minutes: number
}

/** Shifts that begin within [from, until): one over midnight of the last day counts where it began. */
export const hoursWithin = (moments: readonly Date[], from: Date, until: Date): Hours => {
  const shifts = shiftsOf(moments).filter((shift) => shift.from >= from && shift.from < until)
  return {
    shifts: shifts.length,
    minutes: shifts.reduce((sum, shift) => sum + minutesOf(shift), 0),
  }
}
