import { createServer } from 'node:net'
import { PlainFailure } from '../plain-failure.ts'

const usualPort = 3000

/** The port asked for, or else the first free one from 3000 on. */
export async function choosePort(
  asked: number | undefined,
  host: string,
  say: (sentence: string) => void,
): Promise<number> {
  if (asked !== undefined) {
    const refusal = await refusalToListen(asked, host)
    if (refusal === undefined) return asked
    throw new PlainFailure(sentenceFor(asked, host, refusal))
  }
  for (let port = usualPort; port < usualPort + 100; port += 1) {
    const refusal = await refusalToListen(port, host)
    if (refusal !== undefined && refusal !== 'EADDRINUSE') {
      throw new PlainFailure(sentenceFor(port, host, refusal))
    }
    if (refusal !== undefined) continue
    if (port !== usualPort) {
      say(`Port ${usualPort} is taken by another program, so this one uses ${port} (PORT sets it).`)
    }
    return port
  }
  throw new PlainFailure(
    `Every port from ${usualPort} to ${usualPort + 99} is taken: set a free one, for example PORT=8080 npm start.`,
  )
}

function sentenceFor(port: number, host: string, refusal: string): string {
  if (refusal === 'EADDRINUSE') {
    return `Port ${port} is taken by another program: stop that program, or set another port, for example PORT=${port + 1} npm start.`
  }
  if (refusal === 'EACCES') {
    return `This user may not open port ${port}: set one above 1023, for example PORT=3000 npm start.`
  }
  return `This machine cannot listen on HOST=${host} (${refusal}): correct HOST or leave it out.`
}

function refusalToListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}
