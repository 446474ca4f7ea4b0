import { createServer, type Server } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { announcement } from '../../scripts/support/start/announce.ts'
import { checkDatabase } from '../../scripts/support/start/database-checks.ts'
import { choosePort } from '../../scripts/support/start/port.ts'
import { applicationSecret } from '../../scripts/support/start/secret.ts'
import { readSettings } from '../../scripts/support/start/settings.ts'
import { aDatabase } from '../support/database.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

const quiet = (): void => undefined

function aListener(port: number): Promise<number | undefined> {
  const server: Server = createServer()
  onTestFinished(() => void server.close())
  return new Promise((resolve) => {
    server.on('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : undefined)
    })
  })
}

test('a taken port that was asked for is refused with the way to set another', async () => {
  const taken = (await aListener(0)) ?? 0
  await expect(choosePort(taken, '127.0.0.1', quiet)).rejects.toThrow(
    `Port ${taken} is taken by another program: stop that program, or set another port, for example PORT=${taken + 1} npm start.`,
  )
})

test('a taken port that nobody asked for is passed over, and the choice is said aloud', async () => {
  await aListener(3000)
  const said: string[] = []
  const chosen = await choosePort(undefined, '127.0.0.1', (sentence) => said.push(sentence))
  expect(chosen).toBeGreaterThan(3000)
  expect(said).toEqual([
    expect.stringContaining(`Port 3000 is taken by another program, so this one uses ${chosen}`),
  ])
})

test('an address this machine does not have is refused', async () => {
  await expect(choosePort(0, '203.0.113.7', quiet)).rejects.toThrow(/correct HOST or leave it out/)
})

test.each([
  [{ PORT: 'eighty' }, /PORT is "eighty", which is no port/],
  [{ PORT: '70000' }, /PORT is "70000", which is no port/],
  [{ TLS_CERT: '/tmp/cert.pem' }, /set both TLS_CERT and TLS_KEY/],
  [{ TLS_CERT: '/nowhere', TLS_KEY: '/nowhere' }, /TLS_CERT names \/nowhere, which cannot be read/],
  [
    { TLS_CERT: '/etc/hostname', TLS_KEY: '/etc/hostname' },
    /do not hold a certificate and its key/,
  ],
  [{ DATABASE_URL: 'localhost:5432' }, /DATABASE_URL is no PostgreSQL address/],
])('%j is refused in a sentence', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence)
})

test('an empty environment gives the defaults', () => {
  expect(readSettings({})).toMatchObject({
    port: undefined,
    tls: undefined,
    demo: 'the first time',
  })
  expect(readSettings({ DEMO: 'off', PORT: '8080' })).toMatchObject({ demo: 'off', port: 8080 })
})

test('the secret is made once and is the same for all who start at the same moment', async () => {
  const folder = await aScratchFolder()
  const made = await Promise.all([1, 2, 3].map(() => applicationSecret(undefined, folder)))
  expect(new Set(made).size).toBe(1)
  expect(await applicationSecret(undefined, folder)).toBe(made[0])
  expect(made[0]?.length).toBe(64)
})

test('a secret too short to protect anything is refused', async () => {
  await expect(applicationSecret('hunter2', '/tmp')).rejects.toThrow(/shorter than 32 characters/)
})

test('a secret that cannot be kept is a sentence', async () => {
  const file = join(await aScratchFolder(), 'file')
  await writeFile(file, '')
  await expect(applicationSecret(undefined, join(file, 'data'))).rejects.toThrow(/set APP_SECRET/)
})

test('a database that cannot be reached is named without its password', async () => {
  const nobody = 'postgres://me:secret-word@127.0.0.1:9/nuancan'
  const failure = await checkDatabase(nobody, 'external', quiet).catch(
    (error: Error) => error.message,
  )
  expect(failure).toMatch(/^PostgreSQL at 127\.0\.0\.1:9 does not answer .* start it, or correct/)
  expect(failure).not.toContain('secret-word')
})

test('a wrong password and a missing database each have their own sentence', async () => {
  const { url } = await aDatabase()
  const wrongPassword = new URL(url)
  wrongPassword.password = 'wrong'
  await expect(checkDatabase(wrongPassword.href, 'external', quiet)).rejects.toThrow(/does not let/)
  const missing = new URL(url)
  missing.pathname = '/not_there'
  await expect(checkDatabase(missing.href, 'external', quiet)).rejects.toThrow(/createdb not_there/)
})

test('on a server that may lose commits we warn when it is not ours, and refuse when it is', async () => {
  const { url } = await aDatabase()
  const careless = new URL(url)
  careless.searchParams.set('options', '-c synchronous_commit=off')
  const warnings: string[] = []
  await checkDatabase(careless.href, 'external', (sentence) => warnings.push(sentence))
  expect(warnings.join('\n')).toMatch(/synchronous_commit off; a crash can lose bookings/)
  await expect(checkDatabase(careless.href, 'ours', quiet)).rejects.toThrow(/off, and then/)
})

test('the announcement gives addresses that work and lines the sign-ins up', () => {
  const signIns = [
    { who: '陈阿婆 (diner)', signIn: 'code 1' },
    { who: 'cook', signIn: 'code 2' },
  ]
  const lines = announcement('http://127.0.0.1:3001', '::', signIns).split('\n')
  expect(lines[0]).toBe('暖餐 Nuancan is ready:  http://localhost:3001')
  expect(lines).toContain('  陈阿婆 (diner)  code 1')
  expect(lines).toContain('  cook            code 2')
  expect(announcement('http://127.0.0.1:3001', '::', signIns, null, '/bind?slip=x')).toContain(
    '(opens once):  http://localhost:3001/bind?slip=x',
  )
  expect(announcement('http://127.0.0.1:3001', '::', signIns, null, null, '/join/x')).toContain(
    'as her family (opens once):  http://localhost:3001/join/x',
  )
  expect(announcement('https://127.0.0.1:3001', '127.0.0.1', [])).toContain(
    'https://127.0.0.1:3001',
  )
})
