import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { endpoints, type EndpointName } from '../../backend/contract/registry.ts'
import { createAuthorise } from '../../backend/identity/authorise.ts'
import { createIdentify } from '../../backend/identity/identify.ts'
import { nobody, type Actor } from '../../backend/vocabulary/actor.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
import { aDiner, type Diner } from '../support/builders/diner.ts'
import {
  aDevice,
  aFamilyMember,
  anOfficial,
  aStaffMember,
  aVolunteer,
} from '../support/builders/people.ts'
import { aCanteen, type Canteen } from '../support/builders/place.ts'
import { aPlace } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { columns, misshapen, reachOf, type Column, type Reach } from './who-may.ts'

const { db } = await aDatabase()
const authorise = createAuthorise(db)
const identify = createIdentify(db)

/** Everything an endpoint's input may name, at one canteen. */
interface Spot {
  readonly canteenId: number
  readonly dinerId: number
  readonly bookingId: number
  readonly servingId: number
  readonly offeringId: number
  /** Somebody who works there. */
  readonly accountId: number
}

const aSpot = async (canteen: Canteen, diner: Diner, day: string): Promise<Spot> => {
  const { accountId } = await aStaffMember(db, 'manager', canteen)
  const { canteenId } = canteen
  const found = await sql<Omit<Spot, 'canteenId' | 'dinerId' | 'accountId'>>`
    with serving as (
      insert into servings (canteen_id, day, meal, state, cutoff_at, window_from, window_to)
      values (${canteenId}, ${day}::date, 'lunch', 'open', app_now() + interval '1 day', '11:00', '12:30')
      on conflict (canteen_id, day, meal) do update set state = 'open' returning id),
    dish as (
      insert into dishes (name, name_en, category, price_fen)
      values (substr(md5(random()::text), 1, 12), 'dish', 'main', 1500) returning id),
    offering as (
      insert into offerings (serving_id, dish_id, price_fen, portion_limit)
      select serving.id, dish.id, 1500, 100 from serving, dish returning id),
    booking as (
      insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name,
        portions, price_fen, own_fen)
      select serving.id, ${canteenId}, ${diner.dinerId}, 'placed', 'dine_in', 'counter', 'app', 'test', '测试', 1, 1500, 1500
      from serving returning id)
    select serving.id as "servingId", offering.id as "offeringId", booking.id as "bookingId"
    from serving, offering, booking`.execute(db)
  return { canteenId, accountId, dinerId: diner.dinerId, ...present(found.rows[0], 'a spot') }
}

const canteen = await aCanteen().in(db)
const far = await farAwayCanteen()
const secondBuilding = await aPlace(db, 'building', '9号楼', canteen.compoundId)
const ownDiner = await aDiner(canteen).in(db)
const neighbour = await aDiner(canteen).in(db)
await sql`update diners set building_id = ${secondBuilding} where id = ${neighbour.dinerId}`.execute(
  db,
)
const stranger = await aDiner(far).in(db)

const spots = {
  own: await aSpot(canteen, ownDiner, '2026-12-01'),
  'same canteen': await aSpot(canteen, neighbour, '2026-12-01'),
  'other canteen': await aSpot(far, stranger, '2026-12-01'),
}
type Place = keyof typeof spots

/** In the same city, on another street: the builder knows one street only. */
async function farAwayCanteen(): Promise<Canteen> {
  const made = await aCanteen().named('长征食堂').in(db)
  const streetId = await aPlace(db, 'street', '长征镇', made.districtId)
  await sql`update places set parent_id = ${streetId}, ancestor_ids =
    (select ancestor_ids from places where id = ${streetId}) || id where id = ${made.communityId}`.execute(
    db,
  )
  await sql`update places set ancestor_ids =
    (select ancestor_ids from places where id = ${made.communityId}) || id where id = ${made.compoundId}`.execute(
    db,
  )
  await sql`update places set ancestor_ids =
    (select ancestor_ids from places where id = ${made.compoundId}) || id where id = ${made.buildingId}`.execute(
    db,
  )
  return { ...made, streetId }
}

const actorOf = async ({
  cookies,
}: {
  cookies: Readonly<Record<string, string>>
}): Promise<Actor> => {
  const jar = { get: (name: string) => cookies[name], set: () => undefined, clear: () => undefined }
  return (await identify(jar)).actor
}
const ownDinerSignedIn = async () => {
  const daughter = await aFamilyMember(db, ownDiner)
  await sql`update role_grants set role = 'diner', permissions = '{}' where account_id = ${daughter.accountId}`.execute(
    db,
  )
  return daughter
}

const actors: Readonly<Record<Column, Actor>> = {
  nobody,
  diner: await actorOf(await ownDinerSignedIn()),
  'family who may see': await actorOf(await aFamilyMember(db, ownDiner, 'see')),
  'family who may book': await actorOf(await aFamilyMember(db, ownDiner, 'book')),
  'family who may pay': await actorOf(await aFamilyMember(db, ownDiner, 'pay')),
  'family who may see health': await actorOf(await aFamilyMember(db, ownDiner, 'health')),
  volunteer: await actorOf(await aVolunteer(db, canteen, canteen.buildingId)),
  counter: await actorOf(await aStaffMember(db, 'counter', canteen)),
  kitchen: await actorOf(await aStaffMember(db, 'kitchen', canteen)),
  manager: await actorOf(await aStaffMember(db, 'manager', canteen)),
  'officer of the street': await actorOf(await anOfficial(db, 'officer', canteen.streetId)),
  'auditor of the street': await actorOf(await anOfficial(db, 'auditor', canteen.streetId)),
  'administrator of the city': await actorOf(await anOfficial(db, 'admin', canteen.cityId)),
  'counter device': await actorOf(await aDevice(db, 'counter', canteen)),
  board: await actorOf(await aDevice(db, 'board', canteen)),
  'kitchen tablet': await actorOf(await aDevice(db, 'kitchen_tablet', canteen)),
  kiosk: await actorOf(await aDevice(db, 'kiosk', canteen)),
}

const names = Object.keys(endpoints) as EndpointName[]
const cast = columns.flat()

const answer = async (name: EndpointName, actor: Actor, spot: Partial<Spot>): Promise<string> => {
  try {
    // Every field anywhere: the policy picks those it names. What a query may leave out is tried apart.
    const { dinerId, servingId, offeringId } = spot
    await authorise(name, actor, {
      params: { ...spot },
      query: { servingId, dinerId },
      body: { dinerId, servingId, offeringId },
    })
    return 'yes'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const places = Object.keys(spots) as Place[]
const reaches: Readonly<Record<Reach, readonly Place[]>> = {
  '.': [],
  o: ['own'],
  s: ['own', 'same canteen'],
  a: places,
}

const expected = (name: EndpointName, column: Column, place: Place): string => {
  if (reaches[reachOf(name, column)].includes(place)) return 'yes'
  if (column === 'nobody') return 'sign_in_required'
  const isDevice = columns[5].some((device) => device === column)
  // A device is asked for a person where it may never; a person is told that it is not hers.
  return isDevice && reachOf(name, column) === '.' ? 'sign_in_required' : 'not_yours'
}

test('the table has a letter for every role in every line', () => {
  expect(misshapen()).toEqual([])
})

test('every object that a path names is one of the spot', () => {
  const known = ['canteenId', 'dinerId', 'bookingId', 'servingId', 'offeringId', 'accountId']
  // Belonging to an object of the path before them: the store asks for both together.
  const within = [
    'sessionId',
    'slipId',
    'invitationId',
    'token',
    'deviceId',
    'officialId',
    'factId',
    'needId',
    'noticeId',
    'monday',
    'paymentId',
    'buildingId',
    'caseId',
    'transactionId',
    'voucherId',
    'schemeVersionId',
    'claimId',
    'findingId',
    'rowNo',
    'orderId',
    'holdId',
    'handOverId',
    'saleId',
    'overrideId',
    'carriedId',
  ]
  const named = names.flatMap((name) => endpoints[name].path.match(/:\w+/g) ?? [])
  const unknown = named.map((field) => field.slice(1)).filter((field) => !known.includes(field))
  expect([...new Set(unknown)].toSorted()).toEqual(within.toSorted())
})

describe.each(names)('%s', (name) => {
  test.each(cast)('%s', async (column) => {
    const got: Partial<Record<Place, string>> = {}
    const wanted: Partial<Record<Place, string>> = {}
    for (const place of places) {
      got[place] = await answer(name, actors[column], spots[place])
      wanted[place] = expected(name, column, place)
    }
    expect(got).toEqual(wanted)
  })
})

test('every cell was tried', () => {
  expect(names.length * cast.length * places.length).toBeGreaterThan(3_000)
})

/** Where an own object is named beside one of another canteen, the other one closes the door. */
describe('one foreign field among own ones', () => {
  const fields = ['canteenId', 'dinerId', 'bookingId', 'servingId', 'offeringId'] as const
  const usedBy = (name: EndpointName): readonly (typeof fields)[number][] => {
    const { path, body, query } = endpoints[name]
    const shape = (schema: unknown): string[] =>
      Object.keys((schema as { _zod: { def: { shape?: object } } })._zod.def.shape ?? {})
    const known = [
      ...(path.match(/:\w+/g) ?? []).map((field) => field.slice(1)),
      ...shape(body),
      ...shape(query),
    ]
    return fields.filter((field) => known.includes(field))
  }
  const cells = names
    .filter((name) => reachOf(name, 'manager') === 's')
    .flatMap((name) => usedBy(name).map((field) => [name, field] as const))

  test.each(cells)('%s with another canteen’s %s', async (name, field) => {
    const mixed = { ...spots.own, [field]: spots['other canteen'][field] }
    expect(await answer(name, actors.manager, mixed)).toBe('not_yours')
  })

  test('was tried for the writes that name two', () => {
    const tried = cells.map(([name, field]) => `${name} ${field}`)
    expect(tried).toEqual(
      expect.arrayContaining([
        'placeBooking dinerId',
        'placeBooking servingId',
        'topUpInCash dinerId',
        'getBoard servingId',
        'getCounter servingId',
      ]),
    )
  })

  test('and what a query may leave out is not asked for', async () => {
    expect(await answer('getBoard', actors.manager, { canteenId: canteen.canteenId })).toBe('yes')
  })
})

describe('what does not exist', () => {
  const nowhere = { canteenId: 9e9, dinerId: 9e9, bookingId: 9e9, servingId: 9e9, offeringId: 9e9 }
  test.each<[EndpointName, string]>([
    ['getDiner', 'diner_unknown'],
    ['collectBooking', 'booking_unknown'],
    ['closeServing', 'serving_unknown'],
    ['changeOffering', 'offering_unknown'],
    ['changePolicy', 'not_found'],
  ])('%s says %s to somebody who may, and nothing to others', async (name, code) => {
    expect(await answer(name, actors.manager, nowhere)).toBe(code)
    expect(await answer(name, actors.nobody, nowhere)).toBe('sign_in_required')
    expect(await answer(name, actors['family who may see'], nowhere)).toBe('not_yours')
  })
})
