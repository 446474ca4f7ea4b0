import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { packagedBinaries } from '../../scripts/support/postgres/binaries.ts'
import { ensureApplicationDatabase, withAdmin } from '../../scripts/support/postgres/databases.ts'
import { dataFolder, openParents } from '../../scripts/support/postgres/folders.ts'
import { databaseOwner } from '../../scripts/support/postgres/owner.ts'
import { startPostgres, type PostgresPlace } from '../../scripts/support/postgres/server.ts'
import { aChild } from '../support/child.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

/** A place for a durable server; whatever runs there at the end of the test is stopped. */
async function aPlace(): Promise<PostgresPlace> {
  const scratch = await aScratchFolder()
  await openParents(scratch, join(scratch, 'data'))
  const owner = await databaseOwner()
  const folder = dataFolder(join(scratch, 'data'))
  const place = {
    folder,
    owner,
    binaries: await packagedBinaries(owner),
    durability: 'kept' as const,
  }
  onTestFinished(async () => {
    const running = await stat(join(folder.cluster, 'postmaster.pid')).catch(() => undefined)
    if (running) await (await startPostgres(place)).stop('immediate')
  })
  return place
}

function answer(url: string, question: string): Promise<unknown> {
  return withAdmin(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(question)
    return Object.values(rows[0] ?? {})[0]
  })
}

function startedBy(place: PostgresPlace): string {
  return `
    import { startPostgres } from ${JSON.stringify(inCheckout('scripts/support/postgres/server.ts'))}
    const server = await startPostgres(${JSON.stringify(place)})
    console.log('pid', server.pid)
    setInterval(() => {}, 1000)
  `
}

test('every promise of a commit is on, the password is private, only loopback is open', async () => {
  const place = await aPlace()
  const server = await startPostgres(place)
  const url = server.adminUrl('postgres')
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
    expect(await answer(url, `show ${setting}`), setting).toBe('on')
  }
  expect(await answer(url, 'show listen_addresses')).toBe('127.0.0.1')
  expect(await answer(url, 'show unix_socket_directories')).toBe('')
  expect(await answer(url, 'show server_encoding')).toBe('UTF8')
  expect((await stat(place.folder.password)).mode & 0o777).toBe(0o600)
  expect((await stat(place.folder.path)).mode & 0o777).toBe(0o700)
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(answer(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('the application owns its database and can do nothing to the server', async () => {
  const server = await startPostgres(await aPlace())
  const url = await ensureApplicationDatabase(server)
  await withAdmin(url, (client) => client.query('create table t (id int)'))
  await expect(answer(url, `copy t from program 'true'`)).rejects.toThrow(/permission denied/)
  await expect(answer(url, `select pg_read_file('postgresql.conf')`)).rejects.toThrow(/permission/)
})

test('it outlives the process that started it, and the next start takes it over', async () => {
  const place = await aPlace()
  const starter = aChild(process.execPath, [
    '--input-type=module-typescript',
    '-e',
    startedBy(place),
  ])
  const pid = Number((await starter.says(/pid (\d+)/))[1])
  starter.process.kill('SIGKILL')
  await starter.ended
  const server = await startPostgres(place)
  expect(server).toMatchObject({ pid, adopted: true })
  await server.stop('fast')
})

test('after kill -9 of PostgreSQL in the middle of a query it starts again with all that was committed', async () => {
  const place = await aPlace()
  const first = await startPostgres(place)
  const url = first.adminUrl('postgres')
  await withAdmin(url, (client) => client.query('create table kept as select 42 as value'))
  // A backend deep in a query does not notice at once that its postmaster is gone.
  const busy = answer(url, 'select count(*) from generate_series(1, 200000000)').catch(
    () => 'cut off',
  )
  await new Promise((resolve) => setTimeout(resolve, 200))
  process.kill(first.pid, 'SIGKILL')
  const second = await startPostgres(place)
  expect(await busy).toBe('cut off')
  expect(await answer(second.adminUrl('postgres'), 'select value from kept')).toBe(42)
  await second.stop('fast')
})

test("a pid file that names somebody else's process does not hold up the start", async () => {
  const place = await aPlace()
  const first = await startPostgres(place)
  const file = join(place.folder.cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8')
  await first.stop('fast')
  await writeFile(file, text.replace(/^\d+/, String(process.ppid)))
  if (place.owner.uid !== undefined) await chmod(file, 0o644)
  const second = await startPostgres(place)
  expect(second.adopted).toBe(false)
  await second.stop('fast')
})

test('a first start that was interrupted leaves nothing in the way of the next', async () => {
  const place = await aPlace()
  await mkdir(`${place.folder.cluster}.new`, { recursive: true })
  await writeFile(join(`${place.folder.cluster}.new`, 'PG_VERSION'), '18\n')
  const server = await startPostgres(place)
  expect(await answer(server.adminUrl('postgres'), 'select 1')).toBe(1)
  await server.stop('fast')
})

test('it comes back on the port it had, once whoever took that port lets go', async () => {
  const place = await aPlace()
  const first = await startPostgres(place)
  await first.stop('fast')
  const squatter = createServer().listen(first.port, '127.0.0.1')
  setTimeout(() => squatter.close(), 700)
  const second = await startPostgres({ ...place, port: first.port })
  expect(second.port).toBe(first.port)
  await second.stop('fast')
})

test('a data folder that cannot be used is refused in one sentence that says what to do', async () => {
  const place = await aPlace()
  const file = `${place.folder.path}-file`
  await writeFile(file, '')
  const inAFile = { ...place, folder: dataFolder(join(file, 'data')) }
  await expect(startPostgres(inAFile)).rejects.toThrow(
    /^The data folder .* cannot be used.*set DATA_DIR/,
  )
})

test('data of another PostgreSQL version is left alone', async () => {
  const place = await aPlace()
  const server = await startPostgres(place)
  await server.stop('fast')
  await writeFile(join(place.folder.cluster, 'PG_VERSION'), '14\n')
  await expect(startPostgres(place)).rejects.toThrow(
    /written by PostgreSQL 14 and this is PostgreSQL 18/,
  )
})
