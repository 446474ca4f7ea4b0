import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api } from './api.ts'
import { payPage } from './pay-page.ts'
import type { World } from './world.ts'

export interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

const largestBody = 1_000_000

/** On this machine only. */
export async function listen(api: Api, world: World, port: number): Promise<Listening> {
  const server = createServer((request, response) => {
    handle(api, world, request, response).catch((error: unknown) => {
      // Seen by whoever calls: a stand-in that fails must not look like a Stripe that fails.
      response.writeHead(599, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(`the stand-in itself failed: ${String(error)}`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(
  api: Api,
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET' } = request
  const { pathname: path, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (!path.startsWith('/v1/')) {
    request.resume()
    await showPage(world, method, path, response)
    return
  }
  const body = await bodyOf(request)
  const answer = await api.answer({
    method,
    path,
    query: search.slice(1),
    body,
    headers: request.headers,
  })
  if (!answer) {
    request.socket.destroy()
    return
  }
  response.writeHead(answer.status, answer.headers).end(answer.body)
}

async function showPage(
  world: World,
  method: string,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const page = await payPage(world, method, path)
  const { status, type, body, location } = page ?? {
    status: 404,
    type: 'text/html',
    body: '<!doctype html><html lang="zh-CN"><title>没有这一页</title><p>没有这一页。 <span lang="en">There is no such page.</span></p></html>',
    location: undefined,
  }
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    ...(location === undefined ? {} : { location }),
  })
  response.end(body)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largestBody) throw new Error('the body is too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
