/** Reads for a key, for everybody who asks while it waits. */
export type Together<T> = (key: string, read: () => Promise<T>) => Promise<T>

interface Reading<T> {
  readonly running: Promise<T>
  next: Promise<T> | null
}

/**
 * Fifty screens that hear of the same change ask for the same answer at once: whoever asks while it is being read
 * shares the one reading that begins right after it. Nobody is ever given an answer begun before she asked.
 */
export const createTogether = <T>(): Together<T> => {
  const readings = new Map<string, Reading<T>>()
  const begin = (key: string, read: () => Promise<T>): Promise<T> => {
    const running = read()
    const reading: Reading<T> = { running, next: null }
    readings.set(key, reading)
    const over = (): void => {
      if (reading.next === null) readings.delete(key)
    }
    running.then(over, over)
    return running
  }
  return (key, read) => {
    const reading = readings.get(key)
    if (reading === undefined) return begin(key, read)
    const then = (): Promise<T> => begin(key, read)
    reading.next ??= reading.running.then(then, then)
    return reading.next
  }
}
