import { sql } from 'kysely'
import type { Db } from '../../../backend/kernel/database.ts'
import { queueNotice } from '../../../backend/notices/queue-notice.action.ts'
import { tellFamily } from '../../../backend/notices/tell-family.action.ts'
import { serviceDay, timeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { messageStates } from '../../../backend/vocabulary/notices.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { WithCookies } from '../api.ts'
import { laptop, phone } from '../browser/launch.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import { aFamilyMember, aStaffMember, aVolunteer } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import type { Scene } from './scenes.ts'

/** A canteen with calls to make and messages in every state; its volunteers may call. */
export interface NoticesWorld {
  readonly counter: WithCookies
  readonly volunteer: WithCookies
  readonly elsewhere: WithCookies
}

async function callsFor(db: Db, { canteenId }: Canteen, diners: readonly Diner[]): Promise<void> {
  const day = serviceDay('2026-11-22')
  for (const [place, { dinerId }] of diners.entries()) {
    const { accountId } = await aFamilyMember(db, { dinerId }, 'see', 'pay')
    await sql`update accounts set phone = ${`1380000${String(accountId).padStart(4, '0')}`} where id = ${accountId}`.execute(
      db,
    )
    await db.transaction().execute(async (tx) => {
      const time = timeOfDay('12:00')
      const about = { canteenId, dinerId }
      await tellFamily(tx, {
        ...about,
        kind: 'not_collected',
        params: { day, meal: 'lunch', time },
      })
      if (place === 0)
        await tellFamily(tx, { ...about, kind: 'balance_low', params: { balanceFen: fen(350) } })
      await queueNotice(tx, {
        ...about,
        kind: 'topped_up_online',
        params: { amountFen: fen(5000) },
      })
    })
  }
}

/** One message in each state; the last of the list is a code. */
async function messagesFor(db: Db, canteenId: number, diners: readonly Diner[]): Promise<void> {
  for (const [place, state] of messageStates.entries()) {
    const called = state === 'to_call'
    const dinerId = diners[place % diners.length]?.dinerId ?? 0
    await sql`
      insert into notices (canteen_id, diner_id, phone, kind, params, way, state, tries, sent_at, over_at)
      values (${canteenId}, ${dinerId}, null, 'topped_up_online', ${JSON.stringify({ amountFen: 1000 * (place + 1) })}::jsonb, ${called ? 'call' : 'message'},
        ${called ? 'waiting' : state}, 1, ${state === 'sent' || state === 'delivered' ? sql`app_now()` : null},
        ${called || state === 'waiting' || state === 'sending' ? null : sql`app_now()`})`.execute(
      db,
    )
  }
  await sql`
    insert into notices (canteen_id, diner_id, kind, way, state, tries, sent_at, over_at)
    values (${canteenId}, ${diners[0]?.dinerId ?? 0}, 'one_time_code', 'message', 'sent', 1, app_now(), app_now())`.execute(
    db,
  )
}

export async function noticesIn(db: Db): Promise<NoticesWorld> {
  const canteen = await aCanteen().named('打电话的食堂').in(db)
  const diners = [
    ...(await aDiner(canteen).named('阿卜杜热合曼·买买提').times(1, db)),
    ...(await aDiner(canteen).named('陈桂英').times(2, db)),
  ]
  await callsFor(db, canteen, diners)
  await messagesFor(db, canteen.canteenId, diners)
  await sql`update canteens set volunteers_may_call = true where id = ${canteen.canteenId}`.execute(
    db,
  )
  const other = await aCanteen().named('窗口自己打电话的食堂').in(db)
  return {
    counter: await aStaffMember(db, 'counter', canteen),
    volunteer: await aVolunteer(db, canteen),
    elsewhere: await aVolunteer(db, other),
  }
}

export function noticeScenes({ counter, volunteer, elsewhere }: NoticesWorld): Scene[] {
  const tablet = { width: 1024, height: 768 } as const
  const calls = (name: string, visitor: Scene['visitor']): Scene => ({
    name: `calls: ${name}`,
    kind: 'desk',
    path: '/desk/calls',
    visitor,
  })
  return [
    {
      name: 'calls and messages',
      kind: 'counter',
      path: '/counter/notices',
      visitor: { ...tablet, ...counter },
    },
    calls('of a volunteer', { ...laptop, ...volunteer }),
    calls('on a phone', { ...phone, ...volunteer }),
    calls('not for volunteers', { ...laptop, ...elsewhere }),
    {
      name: 'desk with calls',
      kind: 'desk',
      path: '/desk',
      visitor: { ...laptop, ...volunteer },
    },
  ]
}
