import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { sql } from 'kysely'
import { afterAll, onTestFinished } from 'vitest'
import type { EndpointName } from '../../backend/contract/registry.ts'
import { familyRoutes } from '../../backend/family/family.routes.ts'
import { createAuthorise } from '../../backend/identity/authorise.ts'
import { bindSlipRoutes } from '../../backend/identity/bind-slip.routes.ts'
import { deviceRoutes } from '../../backend/identity/device.routes.ts'
import { createIdentify } from '../../backend/identity/identify.ts'
import { hashPassPhrase } from '../../backend/identity/pass-phrase.ts'
import { officialRoutes } from '../../backend/identity/official.routes.ts'
import { secondFactorRoutes } from '../../backend/identity/second-factor.routes.ts'
import { ownPhoneRoutes } from '../../backend/identity/own-phone.routes.ts'
import { sessionRoutes } from '../../backend/identity/session.routes.ts'
import { signInRoutes } from '../../backend/identity/sign-in.routes.ts'
import { staffRoutes } from '../../backend/identity/staff.routes.ts'
import { openDatabase, type Db } from '../../backend/kernel/database.ts'
import type { Deps } from '../../backend/kernel/deps.ts'
import { createLive } from '../../backend/kernel/live.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { answerErrors, mountRoutes } from '../../backend/kernel/mount.ts'
import type { Role } from '../../backend/vocabulary/role.ts'
import { apiOf, type Input, type Reply } from '../support/api.ts'
import { testSealer, testSecret } from '../support/builders/place.ts'
import type { TestDatabase } from '../support/database.ts'

/** A browser at some address: keeps its cookies, answers with the refusal's code when there is one. */
export interface Browser {
  readonly cookies: Record<string, string>
  readonly call: <Name extends EndpointName>(name: Name, input: Input<Name>) => Promise<Reply<Name>>
  readonly outcome: <Name extends EndpointName>(name: Name, input: Input<Name>) => Promise<string>
}

export interface Door {
  readonly url: string
  readonly browser: (at?: {
    readonly address?: string
    readonly cookies?: Readonly<Record<string, string>>
  }) => Browser
}

/** The identity room behind real HTTP, one proxy in front, so that a test can come from many addresses. */
export const aDoor = async (
  { db, url: databaseUrl }: TestDatabase,
  community: 'demo' | 'real' = 'real',
): Promise<Door> => {
  const log = createLog('silent')
  const live = createLive(databaseUrl, log)
  const config = {
    appSecret: testSecret,
    publicUrl: 'https://canteen.example',
    demo: community === 'demo',
    secureCookies: false,
    trustedProxies: 1,
    setUpCode: null,
    payOrigin: null,
    messages: 'called' as const,
  }
  const deps: Deps = { db, live, log, sealer: testSealer, config }
  const app = express()
  app.set('trust proxy', config.trustedProxies)
  app.use(express.json())
  const rooms = [
    signInRoutes,
    ownPhoneRoutes,
    sessionRoutes,
    secondFactorRoutes,
    bindSlipRoutes,
    staffRoutes,
    officialRoutes,
    deviceRoutes,
    familyRoutes,
  ]
  const door = { authorise: createAuthorise(db), identify: createIdentify(db) }
  const routes = rooms.flatMap((room) => room(deps))
  mountRoutes(app, routes, deps, door)
  app.use(answerErrors(deps))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await live.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    browser: ({ address = '203.0.113.1', cookies = {} } = {}) =>
      apiOf(url)({
        cookies,
        headers: { 'x-forwarded-for': address, 'user-agent': 'a browser of the tests' },
      }),
  }
}

/** A connection beside the pool: the application's only one may be held by the test. */
export const aConnectionAside = ({ url }: TestDatabase): Db => {
  const opened = openDatabase(url, { max: 1 })
  onTestFinished(() => opened.destroy())
  return opened
}

export const passPhrase = '今天的红烧肉真是好吃极了呀'

/** Somebody with a user name and the pass phrase above. */
export const aStaffAccount = async (
  db: Db,
  userName: string,
  grant: { readonly role: Role; readonly canteenId?: number; readonly placeId?: number },
  phrase = passPhrase,
): Promise<number> => {
  const { id } = await db
    .insertInto('accounts')
    .values({
      display_name: `职员${userName}`,
      user_name: userName,
      password_hash: await hashPassPhrase(phrase),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('role_grants')
    .values({
      account_id: id,
      role: grant.role,
      canteen_id: grant.canteenId ?? null,
      place_id: grant.placeId ?? null,
      granted_by: 'test',
    })
    .execute()
  return id
}

/** What the outbox would send to this phone last. */
export const lastCodeFor = async (db: Db, phone: string): Promise<string> => {
  const found = await sql<{ params: { code?: string; sealed?: string } }>`
    select params from notices where phone = ${phone} and kind = 'one_time_code'
    order by id desc limit 1`.execute(db)
  const { code, sealed } = found.rows[0]?.params ?? {}
  return code ?? testSealer.open(Buffer.from(sealed ?? '', 'base64'))
}

/** A code that is not this one. */
export const wrongCode = (right: string): string =>
  String((Number(right) + 1) % 1_000_000).padStart(6, '0')

/** The limits count by the process's clock; a test that is about something else, or about tomorrow, empties them. */
export const forgetLimits = async (db: Db): Promise<void> => {
  await sql`delete from rate_limits`.execute(db)
}

export const count = async (db: Db, what: ReturnType<typeof sql>): Promise<number> => {
  const found = await sql<{ n: number }>`select count(*)::int as n from ${what}`.execute(db)
  return found.rows[0]?.n ?? -1
}
