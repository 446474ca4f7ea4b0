/** One line of the bench: what was measured, and what we would like it to be. */
export interface Line {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** A goal, not a gate: machines are shared. Ratios are what to compare. */
  readonly goal?: string
}

export const line = (what: string, value: number, unit: string, goal?: string): Line => ({
  what,
  value: round(value),
  unit,
  ...(goal === undefined ? {} : { goal }),
})

const round = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export function printTable(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`)
  for (const { what, value, unit, goal } of lines) {
    const figure = `${value} ${unit}`.padStart(16)
    console.log(`${figure}  ${what}${goal === undefined ? '' : `   (goal ${goal})`}`)
  }
}
