import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { EndpointName } from '../../backend/contract/registry.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import type { FamilyPermission } from '../../backend/vocabulary/role.ts'
import { apiOf } from '../support/api.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import {
  aFamilyMember,
  aStaffMember,
  aVolunteer,
  type SignedIn,
} from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing, soon } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'

const database = await aDatabase()
const { db, advance, resetNow } = database
const app = await startApp(database)
const api = apiOf(app.url)
const canteen = await aCanteen().in(db)
// A test moves on by a day; the meal is still to be booked after it.
await aServing(canteen).onDay(addDays(soon(), 3)).with(anOffering().priced(1500)).in(db)
const counter = api(await aStaffMember(db, 'counter', canteen))

const mother = await aDiner(canteen).aged(82).allergicTo('peanut').signedIn(db)
const params = { dinerId: mother.dinerId }
const father = await aDiner(canteen).aged(84).signedIn(db)
const her = api(mother)

beforeEach(() => resetNow())

const circle = () => her.call('getFamilyCircle', { params })
const linked = async (...permissions: FamilyPermission[]) => {
  const who = await aFamilyMember(db, mother, ...permissions)
  return { ...who, params: { ...params, accountId: who.accountId } }
}
const day = (who: SignedIn) => api(who).call('getFamilyDay', {})

describe('she decides', () => {
  test('and what she takes away is refused at the next request', async () => {
    const son = await linked('see', 'book', 'pay')
    expect(await api(son).outcome('getWallet', { params })).toBe('accepted')
    await her.call('changeFamilyMember', { params: son.params, body: { book: 'on' } })
    expect(await api(son).outcome('getWallet', { params })).toBe('not_yours')
    expect(await api(son).outcome('getChoices', { params })).toBe('accepted')
    expect((await day(son)).people.map((one) => one.permissions)).toEqual([['see', 'book']])
  })

  test('whom she ends sees and does nothing, and one tap takes it back', async () => {
    const son = await linked('see', 'book')
    await her.call('endFamilyMember', { params: son.params })
    for (const name of ['getToday', 'getMeals', 'getChoices', 'getFamilyPerson'] as const)
      expect(await api(son).outcome(name, { params })).toBe('not_yours')
    expect((await day(son)).people).toEqual([])
    expect((await circle()).ended.map((one) => one.accountId)).toContain(son.accountId)
    await her.call('restoreFamilyMember', { params: son.params })
    expect((await day(son)).people.map((one) => one.permissions)).toEqual([['see', 'book']])
    expect((await circle()).ended.map((one) => one.accountId)).not.toContain(son.accountId)
  })

  test('the desk takes back what it ended itself, never what she ended', async () => {
    const son = await linked('see')
    await her.call('endFamilyMember', { params: son.params })
    expect(await counter.outcome('restoreFamilyMember', { params: son.params })).toBe('not_yours')
    await her.call('restoreFamilyMember', { params: son.params })
    await counter.call('endFamilyMember', { params: son.params })
    expect(await counter.outcome('restoreFamilyMember', { params: son.params })).toBe('accepted')
    expect((await circle()).members.map((one) => one.accountId)).toContain(son.accountId)
  })

  test('a day later it can only be made anew', async () => {
    const son = await linked('see')
    await her.call('endFamilyMember', { params: son.params })
    await advance('25 hours')
    expect(await her.outcome('restoreFamilyMember', { params: son.params })).toBe('not_found')
  })

  test('the desk ends it too; a volunteer of another house does not', async () => {
    const son = await linked('see')
    const elsewhere = await aCanteen().named('别处的食堂').in(db)
    const stranger = api(await aVolunteer(db, elsewhere))
    expect(await stranger.outcome('endFamilyMember', { params: son.params })).toBe('not_yours')
    expect(await counter.outcome('endFamilyMember', { params: son.params })).toBe('accepted')
    expect(await counter.outcome('endFamilyMember', { params: son.params })).toBe('not_found')
  })

  test('a family member may go, herself only', async () => {
    const [son, sister] = [await linked('see'), await linked('see')]
    await api(son).call('leaveFamily', { params })
    expect((await day(son)).people).toEqual([])
    expect(await api(sister).outcome('getToday', { params })).toBe('accepted')
  })

  test('the desk never sees the code on her phone', async () => {
    await her.call('makeFamilyCode', { params, body: {} })
    expect((await circle()).code).not.toBeNull()
    expect((await counter.call('getFamilyCircle', { params })).code).toBeNull()
  })
})

test('nobody widens her own permissions, or reaches anybody else’s parent', async () => {
  const son = await linked('see', 'book', 'pay', 'health')
  const body = { book: 'on', pay: 'on', health: 'on' } as const
  const he = api(son)
  expect(await he.outcome('changeFamilyMember', { params: son.params, body })).toBe('not_yours')
  expect(await he.outcome('restoreFamilyMember', { params: son.params })).toBe('not_yours')
  expect(await he.outcome('makeFamilyCode', { params, body })).toBe('not_yours')
  expect(await he.outcome('makeFamilySlip', { params, body })).toBe('not_yours')
  expect(await he.outcome('getFamilyCircle', { params })).toBe('not_yours')
  const others = { dinerId: father.dinerId }
  for (const name of [
    'getFamilyPerson',
    'getToday',
    'getMeals',
    'getWallet',
    'getChoices',
  ] as const)
    expect(await he.outcome(name, { params: others })).toBe('not_yours')
  for (const name of ['leaveFamily', 'makeCalendarFeed', 'endCalendarFeed'] as const)
    expect(await he.outcome(name, { params: others })).toBe('not_yours')
  expect(await api(father).outcome('endFamilyMember', { params: son.params })).toBe('not_yours')
  const hers = { dinerId: father.dinerId, accountId: son.accountId }
  expect(await api(father).outcome('endFamilyMember', { params: hers })).toBe('not_found')
})

describe('what each permission opens', () => {
  const matrix: readonly (readonly [EndpointName, FamilyPermission])[] = [
    ['getFamilyPerson', 'see'],
    ['getToday', 'see'],
    ['getMeals', 'see'],
    ['makeCalendarFeed', 'see'],
    ['endCalendarFeed', 'see'],
    ['getChoices', 'book'],
    ['getWallet', 'pay'],
    ['getStatement', 'pay'],
  ]
  const all = ['see', 'book', 'pay', 'health'] as const
  test.each(matrix.flatMap(([name, needed]) => all.map((held) => [name, needed, held] as const)))(
    '%s needs %s, held %s',
    async (name, needed, held) => {
      const outcome = await api(await linked(held)).outcome(name, { params })
      expect(outcome === 'not_yours' ? 'not_yours' : 'open').toBe(
        held === needed ? 'open' : 'not_yours',
      )
    },
  )

  test.each([
    ['see', null, null, null],
    ['book', 'bookable', null, null],
    ['pay', null, 0, null],
    ['health', null, null, ['allergen']],
  ] as const)('the page shows with %s no more than that', async (held, next, balance, needs) => {
    const son = await linked('see', held)
    const [person] = (await day(son)).people
    expect(person?.next === null ? null : 'bookable').toBe(next)
    expect(person?.balanceFen).toBe(balance)
    const mine = await api(son).call('getFamilyPerson', { params })
    expect(mine.needs?.map(({ kind }) => kind) ?? null).toEqual(needs)
  })
})

test('what was done is in the audit, with who did it', async () => {
  const son = await linked('see')
  await her.call('endFamilyMember', { params: son.params })
  await her.call('restoreFamilyMember', { params: son.params })
  await api(son).call('leaveFamily', { params })
  const found = await sql<{ action: string; actor: string }>`
    select action, actor from audit_entries where subject = ${`diner:${mother.dinerId}`}
    order by seq desc limit 3`.execute(db)
  expect(found.rows.toReversed()).toEqual([
    { action: 'family.ended', actor: `account:${mother.accountId}` },
    { action: 'family.restored', actor: `account:${mother.accountId}` },
    { action: 'family.left', actor: `account:${son.accountId}` },
  ])
})

const diners: readonly Diner[] = [mother, father]
test('one page, several parents, whoever needs somebody first', async () => {
  const [first] = diners
  const son = await aFamilyMember(db, father, 'see')
  await sql`insert into role_grants (account_id, role, diner_id, permissions, granted_by, relation)
    values (${son.accountId}, 'family', ${first?.dinerId}, '{see,book}', 'test', '儿子')`.execute(
    db,
  )
  await sql`update diners set left_on = service_day_of(app_now()) where id = ${father.dinerId}`.execute(
    db,
  )
  const { people } = await day(son)
  expect(people.map((one) => [one.dinerId, one.state, one.relation])).toEqual([
    [mother.dinerId, 'none', '儿子'],
    [father.dinerId, 'gone', ''],
  ])
  expect(people[1]).toMatchObject({ phone: '', coming: [], next: null, week: [], about: null })
})
