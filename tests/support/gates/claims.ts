import { sql } from 'kysely'
import { apiOf, type Api, type WithCookies } from '../api.ts'
import { anOfficial, aStaffMember } from '../builders/people.ts'
import { aCanteen } from '../builders/place.ts'
import { aScheme } from '../builders/scheme.ts'
import { aBackDoor, handedAt, liveMonth } from '../claim-month.ts'
import type { Ground } from './world.ts'

export type ClaimStage = 'ready' | 'draft' | 'submitted' | 'approved'

interface Stage {
  readonly claimId: number
  readonly manager: WithCookies
  readonly officer: WithCookies
}
export type ClaimsWorld = Readonly<Record<ClaimStage, Stage>>

const month = '2026-10'

/** An October of a canteen of its own, with somebody who died in it and a meal written down at night. */
async function anOctober(ground: Ground, name: string) {
  const { db, adminUrl } = ground
  const canteen = await aCanteen().named(name).in(db)
  const { canteenId, communityId } = canteen
  const { schemeVersionId } = await aScheme().in(db, communityId)
  await sql`update schemes s set name = '长者堂食补贴', name_en = 'Dine-in subsidy' from scheme_versions v
    where v.scheme_id = s.id and v.id = ${schemeVersionId}`.execute(db)
  const { rows } = await sql<{ id: number }>`
    update funders f set name = ${`普陀区民政局（${name}）`}, name_en = 'Putuo civil affairs bureau' from scheme_versions v
    where v.terms->>'funder' = f.name and v.id = ${schemeVersionId} returning f.id`.execute(db)
  const door = await aBackDoor(adminUrl)
  await liveMonth(door, {
    canteenId,
    placeId: communityId,
    funderId: rows[0]?.id ?? 0,
    schemeVersionId,
    firstDay: `${month}-01`,
    days: 26,
    diners: 6,
    hands: 2,
  })
  const { rows: meals } = await door.query<{ id: string; diner: string }>(
    `select b.id, b.diner_id as diner from bookings b join servings s on s.id = b.serving_id where b.canteen_id = $1 order by s.day, b.id`,
    [canteenId],
  )
  await door.query(`update diners set died_on = '2026-10-21' where id = $1`, [meals[0]?.diner])
  await handedAt(door, Number(meals[3]?.id), '2026-10-01T20:41:07+08:00')
  await door.end()
  return canteen
}

async function stageAt(
  ground: Ground,
  appUrl: string,
  name: string,
  until: ClaimStage,
): Promise<Stage> {
  const canteen = await anOctober(ground, name)
  const { canteenId, streetId } = canteen
  const manager = await aStaffMember(ground.db, 'manager', canteen)
  const officer = await anOfficial(ground.db, 'officer', streetId)
  const call = apiOf(appUrl)
  const claimId = until === 'ready' ? 0 : await prepared(call(manager), canteenId)
  const at = { params: { canteenId, claimId } }
  if (until === 'submitted' || until === 'approved')
    await call(manager).call('submitClaim', {
      ...at,
      body: { note: '1 号晚上停电，第二天补记了一份。' },
    })
  if (until === 'approved') await approved(call(officer), at)
  return { claimId, manager, officer }
}

const prepared = async (manager: Api, canteenId: number): Promise<number> => {
  const { claimIds } = await manager.call('prepareClaims', {
    params: { canteenId },
    body: { month },
  })
  return claimIds[0] ?? 0
}

async function approved(
  officer: Api,
  at: { readonly params: { readonly canteenId: number; readonly claimId: number } },
): Promise<void> {
  const { findings } = await officer.call('getClaim', at)
  for (const { findingId, kind } of findings)
    await officer.call('judgeFinding', {
      params: { ...at.params, findingId },
      body: {
        answer: kind === 'after_death' ? 'rejected' : 'accepted',
        reason: kind === 'after_death' ? '家属确认已去世' : '看过纸上的签字',
      },
    })
  const { claim } = await officer.call('getClaim', at)
  await officer.call('approveClaim', { ...at, body: { seenFen: claim.payableFen } })
  await officer.call('correctClaimRow', {
    params: { ...at.params, rowNo: 2 },
    body: { reason: '那天她住院，家属来电' },
  })
}

/** A claim in each of its states, each at a canteen of its own. */
export async function claimsIn(ground: Ground, appUrl: string): Promise<ClaimsWorld> {
  const stage = (name: string, until: ClaimStage) => stageAt(ground, appUrl, name, until)
  return {
    ready: await stage('曹杨社区食堂', 'ready'),
    draft: await stage('长风社区食堂', 'draft'),
    submitted: await stage('真如社区食堂', 'submitted'),
    approved: await stage('石泉社区食堂', 'approved'),
  }
}
