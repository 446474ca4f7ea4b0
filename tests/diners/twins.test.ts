import { expect, test } from 'vitest'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aCommunity } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'

const database = await aDatabase()
await database.setNow('2026-11-22T10:00:00+08:00')
const place = await aCommunity(database.db)
const { canteenId, communityId, buildingIds } = place
const room = aRoom(database, [dinerRoutes])
const manager = anActor({ role: 'manager', canteenId })

const added = async (name: string, more: object = {}, at = { canteenId, communityId }) => {
  const body = {
    name,
    gender: 'female' as const,
    birthDate: serviceDay('1944-01-02'),
    communityId: at.communityId,
    ...more,
  }
  const params = { canteenId: at.canteenId }
  return (await room.ask(manager, 'registerDiner', { params, body })).dinerId
}
const home = (building: 0 | 1, door: string) => ({ buildingId: buildingIds[building], door })

test('same name, birth date and door, or telephone; nobody who is gone, and nobody elsewhere', async () => {
  const one = await added('周双', home(0, '302'))
  const other = await added('周双', { ...home(0, '302'), phone: '13900001111' })
  const far = { canteenId: place.otherCanteenId, communityId: place.otherCommunityId }
  await added('周双', { ...home(0, '303'), birthDate: serviceDay('1944-01-03') })
  await added('周双', home(1, '302'))
  await added('周双', { door: '302' }, far)
  const third = await added('吴三', { phone: '13900002222' })
  const fourth = await added('吴三', { ...home(1, '7'), phone: '139 0000 2222' })
  await added('郑空')
  await added('郑空')

  const people = async () =>
    (await room.ask(manager, 'listLikelyTwins', { params: { canteenId } })).people
  expect(await people()).toEqual([
    {
      name: '周双',
      birthDate: '1944-01-02',
      records: [
        { dinerId: one, door: '6栋 302', phoneTail: '' },
        { dinerId: other, door: '6栋 302', phoneTail: '1111' },
      ],
    },
    {
      name: '吴三',
      birthDate: '1944-01-02',
      records: [
        { dinerId: third, door: '', phoneTail: '2222' },
        { dinerId: fourth, door: '12栋 7', phoneTail: '2222' },
      ],
    },
  ])
  const left = { why: 'left' as const, on: serviceDay('2026-11-22') }
  await room.ask(manager, 'endDiner', { params: { dinerId: other }, body: left })
  expect((await people()).map(({ name }) => name)).toEqual(['吴三'])
})
