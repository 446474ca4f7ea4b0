/** A fault of ours, not of the person: it stays on in production and ends the request with a plain 500. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant'
}

/** Holds a truth the code stands on. */
export function invariant(holds: boolean, why: string): asserts holds {
  if (!holds) throw new BrokenInvariant(why)
}

/** The value that must be there. */
export function present<T>(value: T | null | undefined, why: string): T {
  if (value === null || value === undefined) throw new BrokenInvariant(why)
  return value
}
