/** A failure whose message is one plain sentence that says what to do. */
export class PlainFailure extends Error {
  override name = 'PlainFailure'
}

/** What went wrong, for a person; the whole stack only for somebody who asks for it with DEBUG=1. */
export function plainly(error: unknown): string {
  if (process.env.DEBUG && error instanceof Error) return error.stack ?? error.message
  if (error instanceof PlainFailure) return error.message
  const reason = error instanceof Error ? error.message : String(error)
  return `Something unexpected happened (${reason.split('\n')[0]}): run it again with DEBUG=1 to see where.`
}

/** Runs a script's main function; a failure becomes its sentence and exit code 1. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${plainly(error)}\n`)
    process.exit(1)
  }
}
