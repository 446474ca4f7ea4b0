import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aDoor } from '../identity/door.ts'

const database = await aDatabase()
const { db } = database
const door = await aDoor(database)
const canteen = await aCanteen().in(db)
const staff = door.browser(await aStaffMember(db, 'counter', canteen))
const tokenOf = (url: string | null | undefined): string => (url ?? '').split('/').pop() ?? ''

/** Every row of every table, as text: what somebody who stole a backup can read. */
const everything = async (): Promise<string> => {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    db,
  )
  const dump: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t`.execute(db)
    dump.push(...rows.map(({ row }) => row))
  }
  return dump.join('\n')
}

test('nothing in a stolen copy of the database joins a family or reads a calendar', async () => {
  const mother = await aDiner(canteen).aged(82).signedIn(db)
  const params = { dinerId: mother.dinerId }
  const slip = await staff.call('makeFamilySlip', { params, body: {} })
  const child = door.browser()
  const me = { name: '小红', relation: '女儿' }
  await child.call('joinFamily', { body: { token: tokenOf(slip.url), ...me } })
  await child.call('makeCalendarFeed', { params })
  const { calendarUrl } = await child.call('getFamilyPerson', { params })
  const phone = door.browser(mother)
  await phone.call('makeFamilyCode', { params, body: { pay: 'on' } })
  const { code } = await phone.call('getFamilyCircle', { params })
  const digits = (code?.digits ?? '').replace(' ', '')
  const secrets = [tokenOf(code?.url), digits, tokenOf(slip.url), tokenOf(calendarUrl)]

  const dump = await everything()
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThanOrEqual(8)
    expect(dump).not.toContain(secret)
    expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
  }
  const stored = await sql<{ what: string }>`
    select encode(unnest(array[token_hash, nonce]), 'hex') as what from family_invitations
    union all select encode(unnest(array[token_hash, nonce]), 'hex') from calendar_feeds`.execute(
    db,
  )
  expect(stored.rows.length).toBeGreaterThan(5)
  for (const { what } of stored.rows) {
    for (const stolen of [what, Buffer.from(what, 'hex').toString('base64url')]) {
      const asked = { params: { token: stolen } }
      expect(await door.browser().outcome('readFamilyInvitation', asked)).toBe('invitation_over')
      expect(await door.browser().outcome('readCalendarFeed', asked)).toBe('not_found')
    }
  }
})
