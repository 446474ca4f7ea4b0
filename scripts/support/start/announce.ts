import { networkInterfaces } from 'node:os'

export interface SignIn {
  who: string
  signIn: string
}

/** For an installation that nobody can sign in to yet. */
export interface SetUp {
  code: string
  /** Where a front answers for us: a session begun elsewhere would not be carried over. */
  publicUrl: string | undefined
}

/** What a person at the terminal needs next, and nothing else. */
export function announcement(
  url: string,
  host: string,
  signIns: SignIn[],
  setUp: SetUp | null = null,
  elderPath: string | null = null,
  familyPath: string | null = null,
): string {
  const { protocol, port } = new URL(url)
  const at = (name: string) => `${protocol}//${name}${port ? `:${port}` : ''}`
  const everywhere = host === '::' || host === '0.0.0.0'
  const here = at(everywhere ? 'localhost' : inUrl(host))
  const lines = [`暖餐 Nuancan is ready:  ${here}`]
  for (const address of everywhere ? lanAddresses() : []) {
    lines.push(`On phones and tablets in the same network:  ${at(address)}`)
  }
  if (signIns.length > 0) {
    lines.push('', 'A demonstration community is loaded.')
    if (elderPath !== null)
      lines.push(`Book a lunch as 陈奶奶, 82 (opens once):  ${here}${elderPath}`)
    if (familyPath !== null)
      lines.push(
        `Look after her from another browser, as her family (opens once):  ${here}${familyPath}`,
      )
    lines.push('Staff sign in at /staff/sign-in as')
    const width = Math.max(...signIns.map(({ who }) => columns(who)))
    for (const { who, signIn } of signIns) {
      lines.push(`  ${who}${' '.repeat(width - columns(who))}  ${signIn}`)
    }
    lines.push('Where a six-digit code is asked for, the page shows it: nobody here has the phone.')
  }
  if (setUp !== null) {
    const link = `${setUp.publicUrl ?? here}/set-up?code=${setUp.code}`
    lines.push('', `Nobody can sign in yet. Set up the first administrator here:  ${link}`)
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
