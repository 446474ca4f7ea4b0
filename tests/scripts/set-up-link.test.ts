import { beforeAll, expect, test } from 'vitest'
import { makeSetUpCode } from '../../backend/canteens/set-up-code.ts'
import { createSealer } from '../../backend/kernel/crypto.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { announcement } from '../../scripts/support/start/announce.ts'
import { firstSetUp } from '../canteens/set-up-form.ts'
import { apiOf } from '../support/api.ts'
import { aDatabase } from '../support/database.ts'
import { aCopy, addressOf, start, statusOf } from '../support/start.ts'

beforeAll(() => buildScreens(console.log))

const link = /Set up the first administrator here:\s+(\S+)\/set-up\?code=(\S+)/

test('the link stands on one line, for this computer or for the front before it', () => {
  const said = (publicUrl: string | undefined): string =>
    announcement('http://127.0.0.1:3001', '::', [], { code: 'K7QM-3RTX', publicUrl })
  expect(
    said(undefined)
      .split('\n')
      .filter((line) => link.test(line)),
  ).toEqual([
    'Nobody can sign in yet. Set up the first administrator here:  http://localhost:3001/set-up?code=K7QM-3RTX',
  ])
  expect(said('https://canteen.example')).toContain('https://canteen.example/set-up?code=K7QM-3RTX')
  expect(announcement('http://127.0.0.1:3001', '::', [], null)).not.toContain('set-up')
})

test('a code is eight letters that cannot be mistaken, its own for each secret and database', () => {
  const codes = ['one', 'two'].flatMap((secret) =>
    ['2026-11-22', '2026-11-23'].map((mark) => makeSetUpCode(createSealer(secret), mark)),
  )
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  expect(new Set(codes).size).toBe(4)
  expect(makeSetUpCode(createSealer('one'), '2026-11-22')).toBe(codes[0])
})

test('an empty installation prints its link until it is set up, the same after a restart', async () => {
  const copy = await aCopy({}, 'ready')
  const { url: DATABASE_URL } = await aDatabase()
  const first = start(copy, { DATABASE_URL })
  const [, , code = ''] = await first.says(link, 120_000)
  first.process.kill('SIGTERM')
  await first.ended

  const again = start(copy, { DATABASE_URL })
  const [, , codeAgain] = await again.says(link, 120_000)
  expect(codeAgain).toBe(code)
  const address = await addressOf(again)
  expect(await statusOf(address, `/set-up?code=${code}`)).toBe(200)
  await apiOf(address)().call('setUp', { body: firstSetUp({ code }) })
  again.process.kill('SIGTERM')
  await again.ended

  const later = start(copy, { DATABASE_URL })
  expect(await apiOf(await addressOf(later))().call('getSetUp', {})).toEqual({ needed: false })
  await later.says(/nothing is lost/)
  expect(later.output()).not.toMatch(link)
})
