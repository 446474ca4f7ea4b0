import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { EndpointName } from '../../backend/contract/registry.ts'
import { createAuthorise } from '../../backend/identity/authorise.ts'
import { policies } from '../../backend/identity/policies.ts'
import type { Access } from '../../backend/identity/policy.ts'
import { queueNotice } from '../../backend/notices/queue-notice.action.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { Refusal } from '../../backend/vocabulary/refusal.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aVolunteer } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aPlace } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { anActor } from '../support/room.ts'
import { spawnApp } from '../support/server.ts'

/** A volunteer of one building, and everything at the desk that could tell her of the next one. */
const database = await aDatabase()
const { db } = database
const as = apiOf((await spawnApp(database)).url)
const authorise = createAuthorise(db)
const canteen = await aCanteen().in(db)
const { canteenId } = canteen
const nextBuilding = await aPlace(db, 'building', '9号楼', canteen.compoundId)
const { servingId } = await aServing(canteen).with(anOffering().priced(2000)).in(db)
const own = await aDiner(canteen).named('甲奶奶').in(db)
const neighbour = await aDiner(canteen).named('乙奶奶').in(db)
await sql`update diners set building_id = ${nextBuilding} where id = ${neighbour.dinerId}`.execute(
  db,
)
await sql`update canteens set volunteers_may_call = true where id = ${canteenId}`.execute(db)
const bookingOf = async (dinerId: number): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into bookings (serving_id, canteen_id, diner_id, state, way, payment, channel, placed_by, placed_by_name, portions, price_fen, own_fen)
    values (${servingId}, ${canteenId}, ${dinerId}, 'cancelled', 'dine_in', 'counter', 'app', 'test', '测试', 1, 1500, 1500) returning id`.execute(
    db,
  )
  return made.rows[0]?.id ?? 0
}
const bookings = {
  own: await bookingOf(own.dinerId),
  neighbour: await bookingOf(neighbour.dinerId),
}

const grant = anActor({ role: 'volunteer', placeId: canteen.buildingId })
const actor = { ...grant, accountId: 1, key: 'account:1' }
const volunteer = as(await aVolunteer(db, canteen, canteen.buildingId))

const volunteersWays = (name: EndpointName): readonly Access[] => {
  const { who } = policies[name]
  return typeof who === 'string' ? [] : who.filter(({ roles }) => roles.includes('volunteer'))
}
const open = (Object.keys(policies) as EndpointName[]).filter(
  (name) => volunteersWays(name).length > 0,
)
const aboutPeople = (name: EndpointName): boolean =>
  volunteersWays(name).every(({ over }) =>
    over.some(({ kind }) => kind === 'diner' || kind === 'booking'),
  )

const answer = async (name: EndpointName, whose: 'own' | 'neighbour'): Promise<string> => {
  const { dinerId } = whose === 'own' ? own : neighbour
  const ids = { canteenId, servingId, dinerId, bookingId: bookings[whose] }
  try {
    await authorise(name, actor, { params: ids, query: {}, body: ids })
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('what is about one person', () => {
  const names = open.filter(aboutPeople)
  test('is everything that the desk leads to', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'getDesk',
        'getChoices',
        'placeBooking',
        'amendBooking',
        'cancelBooking',
        'getBooking',
        'getMeals',
        'claimCallBack',
        'noteCallBack',
        'getStanding',
        'setStandingOrder',
        'addHold',
        'joinQueue',
        'makeBindSlip',
        'makeFamilySlip',
        'getFamilyCircle',
        'makeTopUpLink',
      ]),
    )
  })
  test.each(names)('%s: her own building, and no other', async (name) => {
    expect([await answer(name, 'own'), await answer(name, 'neighbour')]).toEqual([
      'allowed',
      'not_yours',
    ])
  })
})

describe('what is about the canteen', () => {
  test('names people in three lists and her rounds, and nowhere else', () => {
    expect(open.filter((name) => !aboutPeople(name)).toSorted()).toEqual([
      'getMealPatterns',
      'getOwnHours',
      'getPolicy',
      'listBuildings',
      'listCallBacks',
      'listRounds',
      'listWaitingNotices',
      'lookAtRound',
      'markNoticeSent',
      'searchDiners',
    ])
  })

  test('the search finds hers, by whatever she types', async () => {
    for (const q of ['奶奶', '', String(neighbour.dinerId), '9号楼', '乙奶奶']) {
      const { diners } = await volunteer.call('searchDiners', {
        params: { canteenId },
        query: { q },
      })
      expect(diners.map(({ name }) => name)).not.toContain('乙奶奶')
    }
    const { diners } = await volunteer.call('searchDiners', {
      params: { canteenId },
      query: { q: '奶奶' },
    })
    expect(diners.map(({ name }) => name)).toEqual(['甲奶奶'])
  })

  test('the calls to make are about hers, and another’s is not hers to tick off', async () => {
    for (const { dinerId } of [own, neighbour]) {
      await db.transaction().execute((tx) =>
        queueNotice(tx, {
          canteenId,
          dinerId,
          kind: 'booking_placed',
          params: {
            day: serviceDay('2026-11-23'),
            meal: 'lunch',
            dish: { zh: '面', en: 'noodles' },
            byName: '林小梅',
          },
        }),
      )
    }
    const { notices } = await volunteer.call('listWaitingNotices', { params: { canteenId } })
    expect(notices.map(({ name }) => name)).toEqual(['甲奶奶'])
    const theirs = await sql<{
      id: number
    }>`select id from notices where diner_id = ${neighbour.dinerId}`.execute(db)
    const noticeId = theirs.rows[0]?.id ?? 0
    expect(await volunteer.outcome('markNoticeSent', { params: { canteenId, noticeId } })).toBe(
      'not_found',
    )
    const left =
      await sql`select 1 from notices where id = ${noticeId} and state = 'waiting'`.execute(db)
    expect(left.rows).toHaveLength(1)
    expect(
      await volunteer.outcome('markNoticeSent', {
        params: { canteenId, noticeId: notices[0]?.noticeId ?? 0 },
      }),
    ).toBe('accepted')
  })
})
