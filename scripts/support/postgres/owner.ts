import { runCommand, type CommandResult } from '../command.ts'
import { PlainFailure } from '../plain-failure.ts'

/** The system user PostgreSQL runs as: we ourselves, or, as PostgreSQL refuses root, `nuancan`. */
export interface Owner {
  uid?: number
  gid?: number
}

export const systemUser = 'nuancan'
/** Where root keeps what the system user must reach; a checkout may lie in a closed folder. */
export const systemFolder = '/var/lib/nuancan'

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

export async function databaseOwner(): Promise<Owner> {
  if (!isRoot()) return {}
  const found = await lookUp()
  if (found) return found
  await runCommand('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    `--home-dir=${systemFolder}`,
    '--shell=/usr/sbin/nologin',
    systemUser,
  ])
  // Alpine and other BusyBox systems have adduser instead.
  const created =
    (await lookUp()) ??
    (await runCommand('adduser', ['-S', '-D', '-H', '-h', systemFolder, systemUser]),
    await lookUp())
  if (created) return created
  throw new PlainFailure(
    `PostgreSQL does not run as root and the system user "${systemUser}" could not be created: run "useradd --system ${systemUser}", or start Nuancan as an ordinary user.`,
  )
}

async function lookUp(): Promise<Required<Owner> | undefined> {
  const uid = await runCommand('id', ['-u', systemUser])
  const gid = await runCommand('id', ['-g', systemUser])
  if (uid.code !== 0 || gid.code !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** Runs a command as the owner, from a folder and with an environment that suit anybody. */
export function runAs(owner: Owner, command: string, args: string[]): Promise<CommandResult> {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return runCommand(command, args, { ...owner, cwd: '/', env })
}
