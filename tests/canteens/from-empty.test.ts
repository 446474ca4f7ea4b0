import { expect, test } from 'vitest'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { apiOf, type Api } from '../support/api.ts'
import { setUpPhone } from '../support/builders/phone.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'
import { firstSetUp, setUpCode } from './set-up-form.ts'

const database = await aDatabase()
// A Wednesday.
await database.setNow('2026-11-25T10:00:00+08:00')
const { url } = await startApp(database, { setUpCode })

test('a community starts from nothing and has its first lunch booked, by its own hands alone', async () => {
  const manager = apiOf(url)()
  await manager.call('setUp', { body: firstSetUp() })
  await setUpPhone(database.db, manager)
  const canteenId = (await manager.call('getSession', {})).staff?.canteenId ?? 0
  const params = { canteenId }

  const { communities } = await manager.call('listBuildings', { params })
  const communityId = communities[0]?.placeId ?? 0
  const body = { communityId, compound: '幸福里', buildings: ['1栋', '2栋', '10栋'] }
  expect(await manager.call('addBuildings', { params, body })).toEqual({ added: 3 })
  const { buildings } = await manager.call('listBuildings', { params })
  expect(buildings.map(({ name }) => name)).toEqual(['1栋', '2栋', '10栋'])
  const buildingId = buildings[0]?.placeId ?? 0

  const passPhrase = '楼下的桂花开了满院子都香'
  await manager.call('addStaff', {
    params,
    body: {
      name: '李志愿',
      userName: 'lizhi',
      passPhrase,
      role: 'volunteer',
      placeIds: [buildingId],
    },
  })
  const { dinerId } = await manager.call('registerDiner', {
    params,
    body: { name: '陈秀英', gender: 'female', birthDate: '1941-03-08', communityId, buildingId },
  })

  const dish = { name: '萝卜排骨汤', category: 'meat', priceFen: fen(1200) }
  const { dishId } = await manager.call('addDish', { params, body: dish })
  const { setId } = await manager.call('addSet', {
    params,
    body: { name: '暖冬套餐', priceFen: fen(1500), dishIds: [dishId] },
  })
  const monday = serviceDay('2026-11-30')
  const { servingId } = await manager.call('addServing', {
    params,
    body: { day: monday, meal: 'lunch' },
  })
  const { offeringId } = await manager.call('addOffering', {
    params: { servingId },
    body: { setId, priceFen: fen(1500), portionLimit: 50 },
  })
  const published = await manager.call('publishMenuWeek', { params: { canteenId, monday } })
  expect(published).toEqual({ opened: 1 })

  const volunteer = apiOf(url)()
  expect((await volunteer.call('signIn', { body: { userName: 'lizhi', passPhrase } })).home).toBe(
    '/desk',
  )
  await volunteer.call('placeBooking', {
    body: {
      dinerId,
      servingId,
      lines: [{ offeringId, quantity: 1 }],
      way: 'dine_in',
      pay: 'counter',
      seenPayFen: fen(1500),
    },
  })
  const board = await manager.call('getBoard', { params, query: { servingId } })
  expect(JSON.stringify(board)).toContain('暖冬套餐')
  await appointOfficer(manager, canteenId)
})

/** Who grants what the canteen will ask for. */
async function appointOfficer(administrator: Api, canteenId: number): Promise<void> {
  const params = { canteenId }
  const { places } = await administrator.call('listOfficials', { params })
  const placeId = places.find(({ kind }) => kind === 'street')?.placeId ?? 0
  const signIn = { userName: 'chenmei', passPhrase: '街道的桂花也开了满满一院子' }
  await administrator.call('addOfficial', {
    params,
    body: { ...signIn, name: '陈美', role: 'officer', placeId },
  })
  const officer = apiOf(url)()
  expect((await officer.call('signIn', { body: signIn })).home).toBe('/office')
  await setUpPhone(database.db, officer)
  expect(await officer.call('listClaims', { params })).toMatchObject({ claims: [] })
}
