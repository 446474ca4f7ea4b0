import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RoundRobin {
  readonly url: string
  close(): Promise<void>
}

/** A front that hands each request to the next server, as one does before several processes. One that is dead answers nothing. */
export async function roundRobin(servers: () => readonly string[]): Promise<RoundRobin> {
  let turn = 0
  const front = createServer((incoming, outgoing) => {
    const all = servers()
    const to = new URL(incoming.url ?? '/', all[turn++ % all.length])
    const passed = request(to, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      answer.on('error', () => incoming.socket.destroy())
    })
    passed.on('error', () => incoming.socket.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        front.closeAllConnections()
        front.close(() => resolve())
      }),
  }
}
