import { sql } from 'kysely'
import type { Db } from '../../backend/kernel/database.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { PlaceKind } from '../../db/types.ts'

export interface Community {
  readonly cityId: number
  readonly streetId: number
  readonly communityId: number
  readonly otherCommunityId: number
  readonly compoundId: number
  /** 6栋 and 12栋 of the compound. */
  readonly buildingIds: readonly [number, number]
  readonly canteenId: number
  readonly otherCanteenId: number
}

export const aPlace = async (
  db: Db,
  kind: PlaceKind,
  name: string,
  parentId: number | null,
): Promise<number> =>
  present(
    await db
      .insertInto('places')
      .values({ kind, name, parent_id: parentId })
      .returning('id')
      .executeTakeFirst(),
    'an inserted place',
  ).id

export const aCanteen = async (db: Db, communityId: number, name: string): Promise<number> => {
  const { id } = present(
    await db
      .insertInto('canteens')
      .values({
        community_id: communityId,
        name,
        name_en: `${name} en`,
        phone: '021-56010000',
        address: '甘泉路 1 号',
      })
      .returning('id')
      .executeTakeFirst(),
    'an inserted canteen',
  )
  await db
    .insertInto('canteen_communities')
    .values({ canteen_id: id, community_id: communityId })
    .execute()
  await db
    .insertInto('meal_patterns')
    .values([
      {
        canteen_id: id,
        meal: 'lunch',
        window_from: '11:00',
        window_to: '12:30',
        dine_in_capacity: 60,
        pick_up_capacity: 40,
      },
      {
        canteen_id: id,
        meal: 'dinner',
        window_from: '16:45',
        window_to: '18:00',
        dine_in_capacity: 30,
        pick_up_capacity: 30,
      },
    ])
    .execute()
  return id
}

/** One street with two communities and a canteen in each; the first has a compound with two buildings. */
export const aCommunity = async (db: Db): Promise<Community> => {
  const cityId = await aPlace(db, 'city', '上海市', null)
  const districtId = await aPlace(db, 'district', '普陀区', cityId)
  const streetId = await aPlace(db, 'street', '甘泉路街道', districtId)
  const communityId = await aPlace(db, 'community', '甘泉一村社区', streetId)
  const otherCommunityId = await aPlace(db, 'community', '双山路社区', streetId)
  const compoundId = await aPlace(db, 'compound', '甘泉一村', communityId)
  const buildingIds = [
    await aPlace(db, 'building', '6栋', compoundId),
    await aPlace(db, 'building', '12栋', compoundId),
  ] as const
  return {
    cityId,
    streetId,
    communityId,
    otherCommunityId,
    compoundId,
    buildingIds,
    canteenId: await aCanteen(db, communityId, '甘泉食堂'),
    otherCanteenId: await aCanteen(db, otherCommunityId, '双山食堂'),
  }
}

/** Actions recorded for a canteen, oldest first. */
export const auditOf = async (
  db: Db,
  canteenId: number,
): Promise<{ action: string; subject: string; actor: string; detail: unknown }[]> => {
  const found = await sql<{ action: string; subject: string; actor: string; detail: unknown }>`
    select action, subject, actor, detail from audit_entries where chain_id = ${canteenId} order by seq`.execute(
    db,
  )
  return found.rows
}
