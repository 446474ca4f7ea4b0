import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBookkeeping, type Resident } from '../support/bookkeeping.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { anOfficial, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'

const books = await aBookkeeping()
const { db, canteen, manager, auditor, officer } = books
const params = { canteenId: canteen.canteenId }
let her: Resident
let him: Resident
let mealId = 0
let elsewhere = 0

/** What somebody may have typed as a note: to a spreadsheet a formula, to a reader a sentence. */
const formulas = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '"=1",=2']

const note = (canteenId: number, text: string, dinerId: number, amountFen = 100) =>
  sql`select post_ledger('cash_top_up', ${canteenId}, null, null, 'job:test', ${text}, ${JSON.stringify(
    [
      { kind: 'drawer', canteenId, amountFen },
      { kind: 'wallet', dinerId, amountFen: -amountFen },
    ],
  )}::jsonb)`.execute(db)

beforeAll(async () => {
  await books.at('2026-10-05', '10:00')
  her = await books.resident(5000, '张秀英')
  him = await books.resident(8000, '李建国')
  const lunch = await books.lunch('2026-10-20')
  mealId = await books.book(her, lunch)
  await books.book(him, lunch, 'counter')
  await books.collect(mealId, lunch)
  await books.settle(lunch)
  await books.at('2026-11-02', '10:00')
  for (const text of formulas) await note(canteen.canteenId, text, him.dinerId)
  const other = await aCanteen().named('别的食堂').in(db)
  elsewhere = other.canteenId
  await note(elsewhere, '别的食堂的事', her.dinerId)
})

const find = async (
  query: NonNullable<Parameters<typeof manager.call<'searchLedger'>>[1]['query']>,
) => (await manager.call('searchLedger', { params, query })).transactions

test('finds by day, kind, resident, booking, amount, note and account', async () => {
  const kinds = async (query: Parameters<typeof find>[0]) =>
    (await find(query)).map(({ kind, amountFen }) => `${kind} ${amountFen}`)
  expect(await kinds({ from: '2026-10-05', to: '2026-10-05' })).toEqual([
    'cash_top_up 8000',
    'cash_top_up 5000',
  ])
  expect(await kinds({ kind: 'meal_missed' })).toEqual(['meal_missed 1500'])
  expect(await kinds({ booking: mealId })).toEqual(['meal_collected 1500', 'booking_paid 1200'])
  expect(await kinds({ diner: her.dinerId })).toEqual([
    'meal_collected 1500',
    'booking_paid 1200',
    'cash_top_up 5000',
  ])
  expect(await kinds({ leastFen: '1201', mostFen: '5000' })).toEqual([
    'meal_missed 1500',
    'meal_collected 1500',
    'cash_top_up 5000',
  ])
  expect(await kinds({ text: 'hyperlink' })).toEqual(['cash_top_up 100'])
  expect(await kinds({ text: '%' }), 'a sign of the search is a letter like any other').toEqual([])
  expect(await kinds({ account: 'receivable' })).toEqual(['meal_collected 1500'])
  expect(await kinds({ from: '2027-01-01' })).toEqual([])
})

test('shows one transaction with all its entries, which sum to nothing', async () => {
  const [row] = await find({ booking: mealId, kind: 'meal_collected' })
  const { transaction, entries } = await manager.call('getLedgerTransaction', {
    params: { ...params, transactionId: row?.transactionId ?? 0 },
  })
  expect(transaction).toMatchObject({ who: '测试counter', dinerName: '张秀英', bookingId: mealId })
  expect(entries.map(({ account, amountFen }) => [account, amountFen])).toEqual([
    ['prepaid', 1200],
    ['receivable', 300],
    ['revenue', -1500],
  ])
  expect(entries[1]?.funder?.zh).toContain('测试民政局')
})

test('a reversal and what it reverses lead to each other', async () => {
  const [row] = await find({ text: '+1+1' })
  const id = row?.transactionId ?? 0
  const made = await sql<{ id: number }>`
    select post_ledger('reversal', ${canteen.canteenId}, null, ${id}, 'job:test', '打错了', ${JSON.stringify(
      [
        { kind: 'drawer', canteenId: canteen.canteenId, amountFen: -100 },
        { kind: 'wallet', dinerId: him.dinerId, amountFen: 100 },
      ],
    )}::jsonb) as id`.execute(db)
  const look = async (transactionId: number) =>
    (await manager.call('getLedgerTransaction', { params: { ...params, transactionId } }))
      .transaction
  expect(await look(id)).toMatchObject({ reversesId: null, reversedById: made.rows[0]?.id })
  expect(await look(made.rows[0]?.id ?? 0)).toMatchObject({ reversesId: id, reversedById: null })
})

test('goes back page by page, each transaction once', async () => {
  for (let nth = 0; nth < 60; nth += 1) await note(canteen.canteenId, `第${nth}笔`, him.dinerId)
  const seen: number[] = []
  let before: number | undefined
  for (;;) {
    const page = await manager.call('searchLedger', { params, query: { before } })
    seen.push(...page.transactions.map(({ transactionId }) => transactionId))
    if (!page.more) break
    before = page.transactions.at(-1)?.transactionId
  }
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a))
  const all = await sql<{ count: number }>`
    select count(*) as count from ledger_transactions where canteen_id = ${canteen.canteenId}`.execute(
    db,
  )
  expect(seen).toHaveLength(all.rows[0]?.count ?? 0)
})

test('names are whole for the manager and masked for whoever looks on', async () => {
  const query = { booking: mealId }
  const names = async (api: typeof manager) =>
    (await api.call('searchLedger', { params, query })).transactions.map(
      ({ dinerName }) => dinerName,
    )
  expect(await names(manager)).toEqual(['张秀英', '张秀英'])
  for (const api of [auditor, officer]) {
    expect(await names(api)).toEqual(['张*英', '张*英'])
    const { transactionId } = (
      await api.call('searchLedger', { params, query: { kind: 'booking_paid' } })
    ).transactions[0] ?? { transactionId: 0 }
    const whole = await api.call('getLedgerTransaction', { params: { ...params, transactionId } })
    const csv = await api.send(
      'GET',
      `/api/canteens/${canteen.canteenId}/ledger-export?booking=${mealId}`,
    )
    for (const text of [JSON.stringify(whole), String(csv.body)]) {
      expect(text).toContain('*')
      expect(text).not.toMatch(/张秀英|李建国|139\d{8}|3号楼|201/)
    }
  }
})

test('what belongs to another canteen is not there', async () => {
  expect(await find({ text: '别的食堂' })).toEqual([])
  const theirs = await sql<{ id: number }>`
    select id from ledger_transactions where canteen_id = ${elsewhere}`.execute(db)
  const transactionId = theirs.rows[0]?.id ?? 0
  expect(
    await manager.outcome('getLedgerTransaction', { params: { ...params, transactionId } }),
  ).toBe('not_found')
  expect(await manager.outcome('searchLedger', { params: { canteenId: elsewhere } })).toBe(
    'not_yours',
  )
  expect((await find({ diner: her.dinerId })).map(({ amountFen }) => amountFen)).not.toContain(100)
  const { balances } = await manager.call('getAccounts', { params })
  expect(balances.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0)
})

test('accounts are what they were at the end of the day asked for', async () => {
  const at = async (day: string) =>
    Object.fromEntries(
      (await auditor.call('getAccounts', { params, query: { day } })).balances.map(
        ({ account, amountFen }) => [account, amountFen],
      ),
    )
  expect(await at('2026-10-04')).toEqual({})
  expect(await at('2026-10-05')).toEqual({ drawer: 13_000, wallet: -13_000 })
  expect(await at('2026-10-19')).toMatchObject({ wallet: -11_800, prepaid: -1200 })
})

const table = async (api: typeof manager, query: string) => {
  const answer = await api.send('GET', `/api/canteens/${canteen.canteenId}/ledger-export?${query}`)
  return { ...answer, text: String(answer.body) }
}

test('exports for a spreadsheet: marked as UTF-8, no cell a formula, every export recorded', async () => {
  const { status, headers, text } = await table(auditor, 'from=2026-11-02&mostFen=100')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="nuancan-ledger-\d+-\d+\.csv"$/,
  )
  const raw = await fetchBytes(auditor, 'from=2026-11-02&mostFen=100')
  expect(Array.from(raw.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  expect(text).toContain('流水号,日期,时间,什么事,谁办的,订单,账户')
  for (const formula of formulas.slice(0, 5)) {
    expect(text).not.toMatch(
      new RegExp(`(^|,|")${formula.slice(0, 2).replace(/[+@]/g, '\\$&')}`, 'm'),
    )
  }
  expect(text).toContain(`'+1+1`)
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  const rows = text.trim().split('\r\n')
  expect(rows.length).toBeGreaterThan(formulas.length * 2)
  const { entries } = await manager.call('listAudit', { params })
  const exported = entries.filter(({ action }) => action === 'ledger.exported')
  expect(exported.length).toBeGreaterThanOrEqual(2)
  expect(exported[0]?.detail).toMatchObject({ from: '2026-11-02', entries: rows.length - 1 })
})

const fetchBytes = async (api: typeof manager, query: string): Promise<Uint8Array> => {
  const answer = await fetch(
    `${books.appUrl}/api/canteens/${canteen.canteenId}/ledger-export?${query}`,
    {
      headers: {
        cookie: Object.entries(api.cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      },
    },
  )
  return new Uint8Array(await answer.arrayBuffer())
}

test('debits and credits of an export come to the same', async () => {
  const { text } = await table(manager, '')
  const cells = text
    .trim()
    .split('\r\n')
    .slice(1)
    .filter((line) => !line.includes('"'))
  const sum = (column: number) =>
    cells.reduce((all, line) => all + Math.round(Number(line.split(',')[column] || 0) * 100), 0)
  expect(sum(9)).toBe(sum(10))
  expect(sum(9)).toBeGreaterThan(0)
})

test('an export of more than a hundred thousand rows is refused, plainly, and not recorded', async () => {
  for (let nth = 0; nth < 4; nth += 1) {
    await inTransaction(db, async (tx) => {
      // So many rows may take a busy machine longer than any statement of the application.
      await sql`set local statement_timeout = 0`.execute(tx)
      await sql`
        with made as (
          insert into ledger_transactions (kind, canteen_id, actor) values ('bulk', ${canteen.canteenId}, 'job:test') returning id)
        insert into ledger_entries (transaction_id, line_no, account_id, amount_fen)
        select m.id, n, (select min(a.id) from ledger_accounts a where a.canteen_id = ${canteen.canteenId} and a.kind = 'revenue'),
          case n % 2 when 0 then 1 else -1 end
        from made m, generate_series(1, 25002) n`.execute(tx)
    })
  }
  const before = (await manager.call('listAudit', { params })).entries[0]?.seq
  await expect(
    manager.call('exportLedger', { params, query: { kind: 'bulk' } }),
  ).rejects.toMatchObject({
    status: 422,
    refusal: {
      code: 'export_too_long',
      sentence: '太多了，一次最多导出 100000 行。请把日子选短一点。',
    },
  })
  expect((await manager.call('listAudit', { params })).entries[0]?.seq).toBe(before)
})

test('nobody else reads the ledger', async () => {
  const others = [
    await aStaffMember(db, 'counter', canteen),
    await aStaffMember(db, 'kitchen', canteen),
    await anOfficial(db, 'admin', canteen.cityId),
    her,
  ]
  for (const who of others) {
    for (const name of [
      'searchLedger',
      'getAccounts',
      'exportLedger',
      'getDayBooks',
      'getMonthBooks',
    ] as const)
      expect(await books.as(who).outcome(name, { params })).toBe('not_yours')
  }
  expect(await books.as({ cookies: {} }).outcome('exportLedger', { params })).toBe(
    'sign_in_required',
  )
})
