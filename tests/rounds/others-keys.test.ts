import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import { aStaffMember, aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aServing } from '../support/builders/serving.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db, setNow } = database
await setNow('2026-11-22T10:00:00+08:00')
const canteen = await aCanteen().cuttingOff(1, '16:00').in(db)
const { canteenId, buildingId } = canteen
const { servingId, offeringId } = await aServing(canteen).onDay('2026-11-23').in(db)
const as = apiOf((await aQuietApp(database)).url)
const lin = as(await aVolunteer(db, canteen, buildingId))
const zhao = as(await aVolunteer(db, canteen, buildingId))

const orderOf = ({ dinerId }: Diner, takenAt = '2026-11-22T01:58:00.000Z') => ({
  dinerId,
  servingId,
  offeringId,
  variant: { texture: 'regular' as const, tweaks: [], omits: [] },
  way: 'dine_in' as const,
  pay: 'counter' as const,
  seenPayFen: 1500,
  takenAt,
  agreed: 'usual' as const,
})

test('the key of somebody else’s order books nothing for another neighbour', async () => {
  const [her, neighbour] = [await aDiner(canteen).in(db), await aDiner(canteen).in(db)]
  const key = randomUUID()
  const { bookingId } = await lin.call('takeRoundOrder', { body: orderOf(her), key })
  expect(await zhao.outcome('takeRoundOrder', { body: orderOf(neighbour), key })).toBe('key_reused')
  const again = await zhao.call('takeRoundOrder', { body: orderOf(her), key })
  expect(again.bookingId).toBe(bookingId)
  expect(
    await db
      .selectFrom('bookings')
      .select('diner_id')
      .where('serving_id', '=', servingId)
      .execute(),
  ).toEqual([{ diner_id: her.dinerId }])
})

test.each(['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.000Z'])(
  'a phone’s clock that says %s is no order',
  async (takenAt) => {
    const her = await aDiner(canteen).in(db)
    expect(await lin.outcome('takeRoundOrder', { body: orderOf(her, takenAt) })).toBe('malformed')
  },
)

test('a look at a building is on the record of each canteen it was looked at for', async () => {
  const other = await aCanteen().in(db)
  const person = await aStaffMember(db, 'counter', canteen)
  await db
    .insertInto('role_grants')
    .values({
      account_id: person.accountId,
      role: 'counter',
      canteen_id: other.canteenId,
      granted_by: 'test',
    })
    .execute()
  const looks = async (id: number): Promise<number> =>
    (await auditOf(db, id)).filter(({ action }) => action === 'round.looked_at').length
  for (const id of [canteenId, other.canteenId, other.canteenId])
    await as(person).call('lookAtRound', { params: { canteenId: id, buildingId } })
  expect([await looks(canteenId), await looks(other.canteenId)]).toEqual([1, 1])
})
