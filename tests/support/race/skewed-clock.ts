/**
 * Loaded with `--import` into a server whose machine has lost the time: its own clock is off by CLOCK_SKEW_MS,
 * the database's is not.
 */
const skew = Number(process.env['CLOCK_SKEW_MS'] ?? 0)
const RealDate = Date
const now = RealDate.now.bind(RealDate)

class SkewedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(now() + skew)
    else super(...(given as [number]))
  }

  static override now(): number {
    return now() + skew
  }
}

globalThis.Date = SkewedDate as DateConstructor
