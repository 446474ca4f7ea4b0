import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { noticeSentence } from '../../backend/notices/notice.kinds.ts'
import { tellOfLowBalances } from '../../backend/payments/low-balance.job.ts'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'
import { aFamilyMember } from '../support/builders/people.ts'

const books = await aBookkeeping()
const { db } = books
const { canteenId } = books.canteen
await books.at('2026-11-01', '09:00')

let calls = 0
const daughterOf = async (who: Resident, ...permissions: ('pay' | 'see')[]): Promise<void> => {
  const daughter = await aFamilyMember(db, who, ...permissions)
  calls += 1
  await sql`update accounts set phone = ${`1380000${String(calls).padStart(4, '0')}`} where id = ${daughter.accountId}`.execute(
    db,
  )
}
const told = async (who: Resident): Promise<{ phone: string; zh: string }[]> => {
  const found = await sql<{ phone: string; kind: string; params: Record<string, unknown> }>`
    select a.phone, n.kind, n.params from notices n join accounts a on a.id = n.account_id
    where n.diner_id = ${who.dinerId} order by n.id`.execute(db)
  return found.rows.map(({ phone, kind, params }) => ({
    phone,
    zh: noticeSentence(kind, params, { zh: '陈奶奶', en: 'Mrs Chen' })?.zh ?? '',
  }))
}
const topUp = (who: Resident, amountFen: number) =>
  books.counter.call('topUpInCash', {
    params: { canteenId },
    body: { dinerId: who.dinerId, amountFen },
  })

test('the family that may pay hears once for every drop below the line', async () => {
  const who = await books.resident(1999)
  await daughterOf(who, 'pay')
  await tellOfLowBalances({ db })
  await tellOfLowBalances({ db })
  expect(await told(who)).toEqual([
    {
      phone: '13800000001',
      zh: '陈奶奶卡里只剩 19.99 元，方便的时候来窗口存一点，来之前付现金吃饭也行。',
    },
  ])

  await books.book(who, await books.lunch('2026-11-03'))
  await tellOfLowBalances({ db })
  expect(await told(who), 'lower still is no news').toHaveLength(1)

  await topUp(who, 1201)
  await tellOfLowBalances({ db })
  expect(await told(who), 'on the line is not below it').toHaveLength(1)
  await books.book(who, await books.lunch('2026-11-04'))
  await tellOfLowBalances({ db })
  expect(await told(who), 'the next drop is').toHaveLength(2)
})

test('two runs at once tell once', async () => {
  const who = await books.resident(500)
  await daughterOf(who, 'pay')
  await Promise.all(Array.from({ length: 4 }, () => tellOfLowBalances({ db })))
  expect(await told(who)).toHaveLength(1)
})

test('nobody is told of somebody without family that may pay, until there is one', async () => {
  const alone = await books.resident(500)
  const watched = await books.resident(500)
  await daughterOf(watched, 'see')
  await tellOfLowBalances({ db })
  expect(await told(alone)).toEqual([])
  expect(await told(watched)).toEqual([])
  await daughterOf(alone, 'pay')
  await tellOfLowBalances({ db })
  expect(await told(alone)).toHaveLength(1)
})

test('nor of the dead, nor where the canteen set no line', async () => {
  const gone = await books.resident(500)
  await daughterOf(gone, 'pay')
  await sql`update diners set died_on = '2026-10-30' where id = ${gone.dinerId}`.execute(db)
  const policy = await books.manager.call('getPolicy', { params: { canteenId } })
  await tellOfLowBalances({ db })
  expect(await told(gone)).toEqual([])
  await books.manager.call('changePolicy', {
    params: { canteenId },
    body: { ...policy, lowBalanceFen: 0 },
  })
  const quiet = await books.resident(0)
  await topUp(quiet, 100)
  await daughterOf(quiet, 'pay')
  await tellOfLowBalances({ db })
  expect(await told(quiet)).toEqual([])
})
