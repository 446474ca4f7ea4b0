import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { appendAudit } from '../../backend/kernel/audit.store.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aStaffMember, aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aPlace, auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor } from '../support/room.ts'
import { spawnApp } from '../support/server.ts'

const database = await aDatabase()
const { db } = database
await database.setNow('2026-11-23T10:00:00+08:00')
const as = apiOf((await spawnApp(database)).url)
const canteen = await aCanteen().in(db)
const other = await aCanteen().named('双山食堂').in(db)
const secondBuilding = await aPlace(db, 'building', '9号楼', canteen.compoundId)
const manager = as(await aStaffMember(db, 'manager', canteen))
const someone = await aVolunteer(db, canteen, canteen.buildingId)
const volunteer = as(someone)
const { canteenId } = canteen
const params = { canteenId }

await aDiner(canteen).named('甲奶奶').in(db)
const next = await aDiner(canteen).named('乙奶奶').in(db)
await sql`update diners set building_id = ${secondBuilding} where id = ${next.dinerId}`.execute(db)

const assign = (placeIds: number[] | null, accountId = someone.accountId) =>
  manager.outcome('assignPlaces', { params: { canteenId, accountId }, body: { placeIds } })
const found = async (): Promise<string[]> =>
  (await volunteer.call('searchDiners', { params, query: { q: '奶奶' } })).diners
    .map(({ name }) => name)
    .toSorted()
const care = async () => {
  const { buildings } = await manager.call('listBuildingCare', { params })
  return Object.fromEntries(
    buildings.map(({ name, residents, volunteers }) => [name, [residents, volunteers.length]]),
  )
}

describe('whom a volunteer looks after', () => {
  test('is what she sees at her next request', async () => {
    expect(await found()).toEqual(['甲奶奶'])
    expect(await care()).toEqual({ '3号楼': [1, 1], '9号楼': [1, 0] })
    expect(await assign([secondBuilding])).toBe('accepted')
    expect(await found()).toEqual(['乙奶奶'])
    expect(await volunteer.outcome('getDesk', { params: { dinerId: next.dinerId } })).toBe(
      'accepted',
    )
    expect(await care()).toEqual({ '3号楼': [1, 0], '9号楼': [1, 1] })
    expect(await assign([canteen.buildingId, secondBuilding])).toBe('accepted')
    expect(await found()).toEqual(['乙奶奶', '甲奶奶'])
  })

  test('a whole community covers each of its buildings, the whole canteen is said apart', async () => {
    await assign([canteen.communityId])
    expect(await care()).toEqual({ '3号楼': [1, 1], '9号楼': [1, 1] })
    await assign(null)
    expect(await care()).toEqual({ '3号楼': [1, 0], '9号楼': [1, 0] })
    const { volunteers } = await manager.call('listBuildingCare', { params })
    expect(volunteers).toEqual([{ accountId: someone.accountId, name: '李志愿', placeIds: null }])
    expect(await found()).toEqual(['乙奶奶', '甲奶奶'])
    await assign([canteen.buildingId])
    expect(await found()).toEqual(['甲奶奶'])
  })

  test.each([
    ['a building of another canteen', () => other.buildingId],
    ['the whole street', () => canteen.streetId],
    ['a place that does not exist', () => 999_999],
  ])('is never %s', async (_what, placeId) => {
    expect(await assign([canteen.buildingId, placeId()])).toBe('not_yours')
    expect(await found()).toEqual(['甲奶奶'])
  })

  test('is never nobody, and only volunteers have places', async () => {
    expect(await assign([])).toBe('malformed')
    const cook = await aStaffMember(db, 'kitchen', canteen)
    expect(await assign([canteen.buildingId], cook.accountId)).toBe('not_found')
    const away = await aVolunteer(db, other, other.buildingId)
    expect(await assign([canteen.buildingId], away.accountId)).toBe('not_found')
  })

  test('said by two people at once it is what one of them said', async () => {
    await Promise.all([assign([canteen.buildingId]), assign([secondBuilding]), assign(null)])
    const held = await sql<{ n: number }>`
      select count(*)::int as n from role_grants where account_id = ${someone.accountId} and ended_at is null`.execute(
      db,
    )
    expect(held.rows[0]?.n).toBe(1)
    await assign([canteen.buildingId])
  })

  test('is on the record by number', async () => {
    const lines = (await auditOf(db, canteenId)).filter(({ action }) => action === 'assign_places')
    expect(lines.at(-1)).toMatchObject({
      subject: `account:${someone.accountId}`,
      detail: { places: [canteen.buildingId] },
    })
  })
})

describe('hours', () => {
  const did = async (accountId: number, time: string): Promise<void> => {
    await database.setNow(`${time}+08:00`)
    const actor = { ...anActor({ role: 'volunteer', canteenId }), key: `account:${accountId}` }
    await db
      .transaction()
      .execute((tx) =>
        appendAudit(tx, { chain: canteenId, actor, action: 'call_back.noted', subject: 'diner:1' }),
      )
  }
  const listed = async (month: string) =>
    (await manager.call('listVolunteerHours', { params, query: { month } })).volunteers

  test('run from the first thing done to the last, and are counted by month', async () => {
    for (const time of [
      '2026-12-01T09:00:00',
      '2026-12-01T09:20:00',
      '2026-12-01T14:00:00',
      '2027-01-02T08:00:00',
    ])
      await did(someone.accountId, time)
    expect(await listed('2026-12')).toEqual([
      { accountId: someone.accountId, name: '李志愿', shifts: 2, minutes: 21 },
    ])
    expect(await listed('2027-01')).toMatchObject([{ shifts: 1, minutes: 1 }])
    expect(await volunteer.call('getOwnHours', { params })).toEqual({
      month: '2027-01',
      shifts: 1,
      minutes: 1,
    })
  })

  test('are a volunteer’s own, whatever staff did at the same time', async () => {
    const cook = await aStaffMember(db, 'counter', canteen)
    await did(cook.accountId, '2027-01-02T09:00:00')
    expect((await listed('2027-01')).map(({ accountId }) => accountId)).toEqual([someone.accountId])
    expect(await as(cook).call('getOwnHours', { params })).toMatchObject({
      shifts: 0,
      minutes: 0,
    })
  })

  test('are listed by name, and stay when she has left', async () => {
    const early = await aVolunteer(db, canteen, canteen.buildingId)
    await sql`update accounts set display_name = '安志愿' where id = ${early.accountId}`.execute(db)
    await did(early.accountId, '2027-01-02T09:00:00')
    await manager.call('endStaff', {
      params: { canteenId, accountId: early.accountId },
      body: { reason: '' },
    })
    const names = (await listed('2027-01')).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['安志愿', '李志愿'].toSorted())
  })
})
