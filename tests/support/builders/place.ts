import type { Db } from '../../../backend/kernel/database.ts'
import { createSealer, type Sealer } from '../../../backend/kernel/crypto.ts'
import { serviceDay } from '../../../backend/vocabulary/calendar.ts'
import type { MissedMealPolicy } from '../../../backend/vocabulary/meal.ts'

/** The same on every test server, so that what a builder seals the application opens. */
export const testSecret = 'a secret that only tests know, and everybody may read'
export const testSealer: Sealer = createSealer(testSecret)

export interface Canteen {
  readonly canteenId: number
  readonly cityId: number
  readonly districtId: number
  readonly streetId: number
  readonly communityId: number
  readonly compoundId: number
  readonly buildingId: number
  readonly name: string
  readonly cutoff: { readonly daysBefore: number; readonly time: string }
}

type Kind = 'city' | 'district' | 'street' | 'community' | 'compound' | 'building'

async function place(db: Db, kind: Kind, name: string, parentId: number | null): Promise<number> {
  const there = await db
    .selectFrom('places')
    .select('id')
    .where('name', '=', name)
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .executeTakeFirst()
  if (there) return there.id
  const made = await db
    .insertInto('places')
    .values({ kind, name, parent_id: parentId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** A canteen of a community in 上海市/普陀区/甘泉路街道, with a compound and its first building. */
export class CanteenBuilder {
  readonly #facts = {
    name: '甘泉社区食堂',
    community: '甘泉苑社区',
    daysBefore: 1,
    time: '16:00',
    perBooking: 20,
    perDay: 60,
    daysAhead: 60,
    missed: 'own_share' as MissedMealPolicy,
    family: true,
    volunteer: true,
    others: true,
    evidenceFrom: serviceDay('2099-01-01'),
  }

  named(name: string): this {
    this.#facts.name = name
    this.#facts.community = `${name}的社区`
    return this
  }

  /** `cuttingOff(1, '16:00')`: the day before at four. */
  cuttingOff(daysBefore: number, time: string): this {
    Object.assign(this.#facts, { daysBefore, time })
    return this
  }

  servingAtMost(perBooking: number, perDay: number): this {
    Object.assign(this.#facts, { perBooking, perDay })
    return this
  }

  bookableAhead(days: number): this {
    this.#facts.daysAhead = days
    return this
  }

  chargingMissedMeals(policy: MissedMealPolicy): this {
    this.#facts.missed = policy
    return this
  }

  /** Most tests are about other things than samples and temperatures: their meals want no evidence. */
  keepingEvidenceFrom(day: string): this {
    this.#facts.evidenceFrom = serviceDay(day)
    return this
  }

  refusing(whom: 'family' | 'volunteer' | 'others'): this {
    this.#facts[whom] = false
    return this
  }

  async in(db: Db): Promise<Canteen> {
    const facts = this.#facts
    const cityId = await place(db, 'city', '上海市', null)
    const districtId = await place(db, 'district', '普陀区', cityId)
    const streetId = await place(db, 'street', '甘泉路街道', districtId)
    const communityId = await place(db, 'community', facts.community, streetId)
    const compoundId = await place(db, 'compound', '甘泉三村', communityId)
    const buildingId = await place(db, 'building', '3号楼', compoundId)
    const { id: canteenId } = await db
      .insertInto('canteens')
      .values({
        community_id: communityId,
        name: facts.name,
        name_en: 'Ganquan canteen',
        phone: '021-56000001',
        address: '甘泉路 100 号',
        cutoff_days_before: facts.daysBefore,
        cutoff_time: facts.time,
        book_days_ahead: facts.daysAhead,
        max_portions_per_booking: facts.perBooking,
        daily_portion_limit: facts.perDay,
        missed_meal_policy: facts.missed,
        family_may_order: facts.family,
        volunteer_may_order: facts.volunteer,
        others_may_collect: facts.others,
        evidence_from: facts.evidenceFrom,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('canteen_communities')
      .values({ canteen_id: canteenId, community_id: communityId })
      .execute()
    await db
      .insertInto('meal_patterns')
      .values({
        canteen_id: canteenId,
        meal: 'lunch',
        window_from: '11:00',
        window_to: '12:30',
        dine_in_capacity: 200,
        pick_up_capacity: 200,
      })
      .execute()
    const places = { cityId, districtId, streetId, communityId, compoundId, buildingId }
    const cutoff = { daysBefore: facts.daysBefore, time: facts.time }
    return { canteenId, ...places, name: facts.name, cutoff }
  }
}

export const aCanteen = (): CanteenBuilder => new CanteenBuilder()
