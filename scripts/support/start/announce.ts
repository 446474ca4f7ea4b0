import { networkInterfaces } from 'node:os'

export interface SignIn {
  who: string
  signIn: string
}

/** What a person at the terminal needs next, and nothing else. */
export function announcement(url: string, host: string, signIns: SignIn[]): string {
  const { protocol, port } = new URL(url)
  const at = (name: string) => `${protocol}//${name}${port ? `:${port}` : ''}`
  const everywhere = host === '::' || host === '0.0.0.0'
  const lines = [`暖餐 Nuancan is ready:  ${at(everywhere ? 'localhost' : inUrl(host))}`]
  for (const address of everywhere ? lanAddresses() : []) {
    lines.push(`On phones and tablets in the same network:  ${at(address)}`)
  }
  if (signIns.length > 0) {
    lines.push('', 'A demonstration community is loaded. Sign in as')
    const width = Math.max(...signIns.map(({ who }) => columns(who)))
    for (const { who, signIn } of signIns) {
      lines.push(`  ${who}${' '.repeat(width - columns(who))}  ${signIn}`)
    }
  }
  return [...lines, '', 'Stop with Ctrl-C; nothing is lost.'].join('\n')
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** This machine in its own network, as other devices there can reach it. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .filter((address) => address?.family === 'IPv4' && !address.internal)
    .flatMap((address) => address?.address ?? [])
}

/** Chinese characters take two columns at a terminal. */
function columns(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0)
}
