import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'

export interface LeanAnswer {
  readonly status: number
  readonly text: string
}

/** As little client as possible: it shares the machine's cores with what is measured. */
export function leanClient(url: string, atOnce: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const { hostname, port } = new URL(url)
  const send = (
    method: 'GET' | 'POST',
    path: string,
    cookie: string,
    body?: string,
  ): Promise<LeanAnswer> =>
    new Promise((resolve, reject) => {
      const headers = {
        cookie,
        ...(body === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
              'idempotency-key': randomUUID(),
            }),
      }
      const call = request({ agent, hostname, port, path, method, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        )
      })
      call.on('error', reject)
      call.end(body)
    })
  return { send, close: () => agent.destroy() }
}
