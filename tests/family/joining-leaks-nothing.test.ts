import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endpoints } from '../../backend/contract/registry.ts'
import { buildScreens } from '../../scripts/build-screens.ts'
import { aPhone } from '../identity/phones.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await buildScreens(console.log)
// Everything it could ever write.
process.env['TEST_LOG'] = 'trace'
const app = await spawnApp(database, { screens: 'built' })
const api = apiOf(app.url)

const canteen = await aCanteen().in(db)
const mother = await aDiner(canteen).aged(82).signedIn(db)
const params = { dinerId: mother.dinerId }

const showCode = async (): Promise<{ token: string; digits: string }> => {
  await api(mother).call('makeFamilyCode', { params, body: {} })
  const { code } = await api(mother).call('getFamilyCircle', { params })
  return { token: code?.url.split('/').pop() ?? '', digits: code?.digits ?? '' }
}

test('the page of an invitation tells other sites nothing of where it was, and no cache keeps it', async () => {
  const { token } = await showCode()
  const { headers, status } = await fetch(`${app.url}/join/${token}`)
  expect(status).toBe(200)
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cache-control')).toMatch(/\bno-store\b/)
})

test('no cookie goes with a form of another site, and no script reads one', async () => {
  const { token } = await showCode()
  const answer = await fetch(`${app.url}/api/family/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ token, name: '小红', relation: '女儿' }),
  })
  expect(answer.status).toBe(200)
  const cookies = answer.headers.getSetCookie()
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatch(/; HttpOnly/)
  expect(cookies[0]).toMatch(/; SameSite=Lax/)
})

const posts = Object.entries(endpoints).filter(([, { method }]) => method === 'POST')

test.each([
  ['another site, as browsers say it', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ['another site, as older browsers say it', { origin: 'https://evil.example' }],
  ['a page that hides where it is', { origin: 'null' }],
])('a form of %s is refused by everything that writes', async (_who, headers) => {
  const taken: string[] = []
  for (const [name, { path }] of posts) {
    const filled = path.replace(/:token/g, 'a'.repeat(43)).replace(/:\w+/g, '1')
    const answer = await fetch(`${app.url}${filled}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    })
    const { code } = (await answer.json()) as { code?: string }
    if (code !== 'foreign_origin') taken.push(name)
  }
  expect(posts.length).toBeGreaterThan(60)
  expect(taken).toEqual([])
})

test('whatever fails on the way in, no token, digits, name or number is in the log', async () => {
  const phone = aPhone()
  const { token } = await showCode()
  const { token: other, digits } = await showCode()
  const typed = { name: '张密探甲', relation: '女儿', phone }
  const write = (path: string, body: object) =>
    api({ cookies: {} }).send('POST', path, {
      body,
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
  expect((await write('/api/family/codes/open', { digits })).status).toBe(200)
  // The database breaks under them.
  await sql`alter table family_invitations rename to family_invitations_away`.execute(db)
  try {
    for (const path of [`/join/${token}`, `/join/${other}?refused=phone_in_use`])
      expect((await fetch(app.url + path)).status).toBe(500)
    expect((await fetch(`${app.url}/api/family/invitations/${token}`)).status).toBe(500)
    expect((await write('/api/family/join', { token, ...typed })).status).toBe(500)
    expect((await write('/api/family/codes/open', { digits })).status).toBe(500)
  } finally {
    await sql`alter table family_invitations_away rename to family_invitations`.execute(db)
  }
  await expect.poll(() => app.output()).toContain('a page failed')
  await expect.poll(() => app.output()).toContain('a request failed')
  for (const secret of [token, other, digits, digits.replace(' ', ''), phone, typed.name])
    expect(app.output()).not.toContain(secret)
})
