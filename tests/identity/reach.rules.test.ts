import { expect, test } from 'vitest'
import { allows, covers, grantOfDevice, worksAt } from '../../backend/identity/reach.rules.ts'
import { nobody, type Grant } from '../../backend/vocabulary/actor.ts'
import type { Belonging } from '../../backend/vocabulary/belonging.ts'

const [city, street, community, otherCommunity, building, otherBuilding] = [1, 2, 3, 4, 5, 6]
const [home, serving, elsewhere] = [10, 11, 12]

/** At home at one canteen; a second one serves her community too. */
const diner: Belonging = {
  diner: {
    dinerId: 100,
    homeCanteenId: home,
    canteenIds: [home, serving],
    placeIds: [city, street, community, building],
  },
  canteen: null,
  account: null,
}
const canteenAt = (canteenId: number): Belonging => ({
  diner: null,
  account: null,
  canteen: {
    canteenId,
    placeIds: [city, street, otherCommunity],
    overlappingPlaceIds: [community, building],
  },
})
/** She eats at a canteen that is not hers. */
const visit: Belonging = {
  diner: diner.diner,
  canteen: canteenAt(elsewhere).canteen,
  account: null,
}

const over = (role: Grant['role'], scope: Partial<Grant>): Grant => ({
  dinerId: null,
  canteenId: null,
  placeId: null,
  permissions: [],
  role,
  ...scope,
})

test.each<[string, Grant, Belonging, boolean]>([
  ['a diner reaches herself', over('diner', { dinerId: 100 }), diner, true],
  ['and nobody else', over('diner', { dinerId: 101 }), diner, false],
  ['her own booking at a canteen she visits', over('diner', { dinerId: 100 }), visit, true],
  ['but no canteen', over('diner', { dinerId: 100 }), canteenAt(home), false],
  ['a daughter reaches her mother', over('family', { dinerId: 100 }), diner, true],
  ['but not the neighbour', over('family', { dinerId: 101 }), diner, false],
  ['nobody is family of a canteen', over('family', { canteenId: home }), diner, false],
  ['nor of a street', over('diner', { placeId: street }), visit, false],

  ['a volunteer of the building', over('volunteer', { placeId: building }), diner, true],
  ['of the community', over('volunteer', { placeId: community }), diner, true],
  ['of another building', over('volunteer', { placeId: otherBuilding }), diner, false],
  ['of the canteen she is at home at', over('volunteer', { canteenId: home }), diner, true],
  ['of one that only serves her', over('volunteer', { canteenId: serving }), diner, false],
  ['her booking elsewhere', over('volunteer', { placeId: building }), visit, true],
  [
    'a booking at the canteen of a volunteer who does not know her',
    over('volunteer', { canteenId: elsewhere }),
    visit,
    false,
  ],
  [
    'the canteen that serves her building',
    over('volunteer', { placeId: building }),
    canteenAt(serving),
    true,
  ],
  [
    'a canteen that does not',
    over('volunteer', { placeId: otherBuilding }),
    canteenAt(serving),
    false,
  ],
  ['her own canteen', over('volunteer', { canteenId: serving }), canteenAt(serving), true],

  ['staff of her canteen', over('counter', { canteenId: home }), diner, true],
  ['staff of a canteen that serves her', over('manager', { canteenId: serving }), diner, true],
  [
    'staff of a canteen she visits do not see her record',
    over('manager', { canteenId: elsewhere }),
    diner,
    false,
  ],
  ['but hand out what she booked there', over('counter', { canteenId: elsewhere }), visit, true],
  [
    'her own canteen has nothing to do with that booking',
    over('counter', { canteenId: home }),
    visit,
    false,
  ],
  ['staff at their canteen', over('kitchen', { canteenId: home }), canteenAt(home), true],
  ['staff at another', over('kitchen', { canteenId: home }), canteenAt(serving), false],

  ['an officer of her street', over('officer', { placeId: street }), diner, true],
  ['of a street she does not live in', over('officer', { placeId: 99 }), diner, false],
  ['of the street of a canteen', over('officer', { placeId: street }), canteenAt(home), true],
  [
    'a place merely served is not a place one is in',
    over('officer', { placeId: building }),
    canteenAt(home),
    false,
  ],
  ['the administrator of the city', over('admin', { placeId: city }), canteenAt(home), true],
])('%s', (_sentence, grant, belonging, reached) => {
  expect(covers(grant, belonging)).toBe(reached)
})

test.each<[string, Grant, Parameters<typeof allows>[1], boolean]>([
  ['family with the permission', over('family', { permissions: ['see', 'book'] }), 'book', true],
  ['family without it', over('family', { permissions: ['see'] }), 'book', false],
  ['family where none is named', over('family', { permissions: ['see'] }), null, false],
  ['everybody else needs none', over('counter', {}), 'book', true],
])('%s', (_sentence, grant, permission, allowed) => {
  expect(allows(grant, permission)).toBe(allowed)
})

test('a device amounts to one role over its own canteen', () => {
  const device = { deviceId: 1, canteenId: home, name: '平板' }
  expect(grantOfDevice({ ...device, kind: 'counter' })).toEqual(
    over('counter', { canteenId: home }),
  )
  expect(grantOfDevice({ ...device, kind: 'board' }).role).toBe('kitchen')
  expect(grantOfDevice({ ...device, kind: 'kitchen_tablet' }).role).toBe('kitchen')
})

test.each<[string, readonly Grant[], 'counter' | 'board' | null, number, boolean]>([
  ['counter staff at their canteen', [over('counter', { canteenId: home })], null, home, true],
  ['and not at another', [over('counter', { canteenId: home })], null, serving, false],
  ['a volunteer', [over('volunteer', { canteenId: home })], null, home, false],
  [
    'a volunteer at a counter tablet',
    [over('volunteer', { canteenId: home })],
    'counter',
    home,
    true,
  ],
  ['at the tablet of another canteen', [over('volunteer', {})], 'counter', serving, false],
  [
    'a volunteer in front of the board',
    [over('volunteer', { canteenId: home })],
    'board',
    home,
    false,
  ],
])('%s', (_sentence, grants, kind, canteenId, works) => {
  const device = kind && { deviceId: 1, kind, canteenId: home, name: '平板' }
  const actor = { ...nobody, accountId: 1, device, grants }
  expect(worksAt(actor, canteenId, 'counter', 'manager')).toBe(works)
})
