import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { callListView } from '../../backend/notices/call-list.view.ts'
import { tellFamily } from '../../backend/notices/tell-family.action.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { inCheckout } from '../../scripts/support/checkout.ts'
import type { Diner } from '../support/builders/diner.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aChild } from '../support/child.ts'
import { anSmsStandIn, smsKey } from '../support/messages/stand-in.ts'
import { anOutbox } from './outbox.ts'

const outbox = await anOutbox()
const { db, canteen } = outbox

const everybody = { canteen: 'served', placeIds: [] } as const
let phones = 0
/** A daughter who may pay hears that the card is nearly empty. */
const toldOf = async (diner: Diner): Promise<number> => {
  const { accountId } = await aFamilyMember(db, diner, 'see', 'pay')
  phones += 1
  const phone = `1370000${String(phones).padStart(4, '0')}`
  await db.updateTable('accounts').set({ phone }).where('id', '=', accountId).execute()
  await db.transaction().execute((tx) =>
    tellFamily(tx, {
      canteenId: canteen.canteenId,
      dinerId: diner.dinerId,
      kind: 'balance_low',
      params: { balanceFen: fen(300) },
    }),
  )
  return accountId
}
const ends = {
  'ended by her': (diners: readonly number[]) =>
    sql`update role_grants set ended_at = app_now() where diner_id = any(${diners}) and role = 'family'`,
  'narrowed: to see, no more to pay': (diners: readonly number[]) =>
    sql`update role_grants set permissions = '{see}' where diner_id = any(${diners}) and role = 'family'`,
} as const
const statesOf = async (diners: readonly number[]): Promise<string[]> => {
  const found = await sql<{ state: string }>`
    select distinct state::text from notices where diner_id = any(${diners}) order by 1`.execute(db)
  return found.rows.map(({ state }) => state)
}

/** Twenty-five families are told in batches of ten; while the first is under way, the rights of all end. */
const sentThough = async (
  end: keyof typeof ends,
  guard?: 'cut out',
): Promise<{ sent: number; diners: number[] }> => {
  const sms = await anSmsStandIn()
  const answer = Promise.withResolvers<void>()
  sms.until = answer.promise
  const diners: number[] = []
  for (let made = 0; made < 25; made += 1) {
    const diner = await outbox.newDiner()
    await toldOf(diner)
    diners.push(diner.dinerId)
  }
  const without = inCheckout('tests/support/messages/unasked.ts')
  const worker = aChild(
    process.execPath,
    [...(guard ? ['--import', without] : []), inCheckout('tests/support/messages/deliver.ts')],
    { env: { ...process.env, DATABASE_URL: outbox.url, SMS_URL: sms.url, SMS_KEY: smsKey } },
  )
  await expect.poll(() => sms.asked.length).toBe(10)
  await ends[end](diners).execute(db)
  answer.resolve()
  await worker.says(/done/)
  return { sent: sms.told.length, diners }
}

describe('rights that end between two batches', () => {
  test.each(Object.keys(ends) as (keyof typeof ends)[])(
    '%s: the next batch is not sent',
    async (end) => {
      const { sent, diners } = await sentThough(end)
      expect(sent).toBe(10)
      await outbox.deliver((await anSmsStandIn()).messenger())
      expect(await statesOf(diners)).toEqual(['sent', 'withdrawn'])
    },
  )

  test('the control: without asking again all of them are sent', async () => {
    expect((await sentThough('ended by her', 'cut out')).sent).toBe(25)
  })
})

test('what a process that died was sending is withdrawn too', async () => {
  const diner = await outbox.newDiner()
  await toldOf(diner)
  await sql`update notices set state = 'sending', due_at = app_now() - interval '1 second' where diner_id = ${diner.dinerId}`.execute(
    db,
  )
  await ends['ended by her']([diner.dinerId]).execute(db)
  const sms = await anSmsStandIn()
  await outbox.deliver(sms.messenger())
  expect(sms.asked).toEqual([])
  expect(await statesOf([diner.dinerId])).toEqual(['withdrawn'])
})

test('a family member without a number is not told at her mother’s: somebody looks for her', async () => {
  const diner = await outbox.newDiner('13911119999')
  const accountId = await toldOf(diner)
  await db.updateTable('accounts').set({ phone: null }).where('id', '=', accountId).execute()
  const sms = await anSmsStandIn()
  const list = async (messages: 'sent' | 'called') =>
    (await callListView(db, canteen.canteenId, { codes: 'hidden', messages, scope: everybody }))
      .notices
  const hers = { name: '陈女儿', phone: '', about: diner.name }
  expect(await list('called')).toMatchObject([hers])
  await outbox.deliver(sms.messenger())
  expect(sms.asked).toEqual([])
  expect(await list('sent')).toMatchObject([hers])
  await ends['ended by her']([diner.dinerId]).execute(db)
})

test('whoever may not hear it any more is off the call list at once', async () => {
  const diner = await outbox.newDiner()
  await toldOf(diner)
  const calls = async (): Promise<number> =>
    (
      await callListView(db, canteen.canteenId, {
        codes: 'hidden',
        messages: 'called',
        scope: everybody,
      })
    ).notices.filter(({ name }) => name === '陈女儿').length
  expect(await calls()).toBe(1)
  await ends['narrowed: to see, no more to pay']([diner.dinerId]).execute(db)
  expect(await calls()).toBe(0)
})
