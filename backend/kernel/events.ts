import type { Request, Response } from 'express'
import type { Live } from './live.ts'

const heartbeatMs = 20_000
/** Leading edge at once, then at most this often: a lunch rush does not become a storm of queries. */
const coalesceMs = 100
const mostStreams = 2_000

const open = new Set<Response>()

/** Streams now open, for /metrics and for the tests that count handles. */
export const openStreams = (): number => open.size

/**
 * An event stream that says only "changed": the screen asks again. `id:` counts, so that a client sees gaps;
 * the client re-queries on every reconnect anyway.
 */
export const streamChanges = (
  request: Request,
  response: Response,
  live: Live,
  canteenId: number,
): void => {
  if (open.size >= mostStreams) {
    response.status(503).end()
    return
  }
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    Connection: 'keep-alive',
  })
  let sent = 0
  let dirty = false
  let resting: NodeJS.Timeout | undefined
  const say = (): void => {
    sent += 1
    response.write(`id: ${sent}\nevent: changed\ndata: ${canteenId}\n\n`)
    resting = setTimeout(() => {
      resting = undefined
      if (dirty) {
        dirty = false
        say()
      }
    }, coalesceMs)
  }
  const unsubscribe = live.subscribe(canteenId, () => {
    if (resting) dirty = true
    else say()
  })
  const heartbeat = setInterval(() => response.write(': here\n\n'), heartbeatMs)
  open.add(response)
  response.write('retry: 1000\n\n')
  say()
  // The response's own close: the request's never comes once its body was read.
  response.on('close', () => {
    clearInterval(heartbeat)
    clearTimeout(resting)
    unsubscribe()
    open.delete(response)
  })
  request.socket.setKeepAlive(true, heartbeatMs)
}

/** Ends every stream, so that a closing server is not held open by its screens. */
export const endStreams = (): void => open.forEach((response) => response.end())
