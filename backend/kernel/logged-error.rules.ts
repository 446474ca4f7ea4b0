/** What of a database's error names our own things; its `detail` quotes a row: "Key (phone)=(138…) already exists". */
const ours = ['code', 'severity', 'constraint', 'table', 'column', 'routine', 'position'] as const

const mostFrames = 12

/**
 * An error as the log may have it: what it is and where it came from. Its words stay out, for they may hold what
 * somebody typed.
 */
export const loggedError = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { name: typeof error }
  const known = error as Error & Readonly<Record<string, unknown>>
  const facts = ours.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]))
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    ...Object.fromEntries(facts),
    at: frames.slice(0, mostFrames).map((line) => line.trim()),
  }
}
