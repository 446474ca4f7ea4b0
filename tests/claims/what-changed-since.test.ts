import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBookkeeping } from '../support/bookkeeping.ts'

const books = await aBookkeeping()
const { db, canteen, manager, officer } = books
const { canteenId } = canteen
const params = { canteenId }

/** A bureau that pays 4 yuan for whoever is on dibao, and the canteen 1.50 yuan a meal besides. */
const aDibaoScheme = async (): Promise<void> => {
  await sql`insert into funders (name, name_en) values ('低保局', 'Dibao bureau')`.execute(db)
  await sql`
    with made as (insert into schemes (code, name, name_en) values ('dibao', '低保餐补', 'Dibao meals') returning id)
    insert into scheme_versions (scheme_id, version, state, place_id, valid_from, source_title, terms)
    select id, 1, 'active', ${canteen.communityId}, '2020-01-01', '测试文件', ${JSON.stringify({
      order: 20,
      choose: 'best',
      rules: [
        {
          label: { zh: '低保补 4 元', en: '4 yuan on dibao' },
          when: [{ kind: 'fact', fact: 'dibao' }],
          benefit: { kind: 'fixed_per_meal', fen: 400 },
        },
      ],
      limits: [],
      operator: [
        {
          label: { zh: '每人次 1.5 元', en: '1.50 yuan a meal' },
          kind: 'service',
          when: [],
          fen: 150,
          per: 'meal',
          withBenefitOnly: true,
        },
      ],
      funder: '低保局',
    })}::jsonb from made`.execute(db)
}

const onDibao = async (dinerId: number): Promise<number> => {
  const made = await sql<{ id: number }>`
    insert into diner_facts (diner_id, kind, valid_from, evidence, recorded_by) values (${dinerId}, 'dibao', '2026-01-01', '证', 'test') returning id`.execute(
    db,
  )
  return made.rows[0]?.id ?? 0
}

const ofDibao = async () => {
  const { claims } = await officer.call('listClaims', { params })
  const claim = claims.find(({ funder }) => funder.zh === '低保局')
  return officer.call('getClaim', { params: { canteenId, claimId: claim?.claimId ?? 0 } })
}

test('a fact ended backwards, and a death told late, come up before money is granted', async () => {
  await aDibaoScheme()
  await books.at('2026-10-05', '10:00')
  const her = await books.resident(9000)
  const him = await books.resident(9000, '李建国')
  const factId = await onDibao(her.dinerId)
  await onDibao(him.dinerId)
  const meals: number[] = []
  for (const day of ['2026-10-08', '2026-10-12', '2026-10-20']) {
    const lunch = await books.lunch(day)
    const hers = await books.book(her, lunch)
    const his = await books.book(him, lunch)
    await books.collect(hers, lunch)
    await books.at(day, '11:43')
    await books.collect(his, lunch)
    await books.settle(lunch)
    meals.push(hers)
  }
  await books.at('2026-11-02', '09:00')
  const { total } = await manager.call('getMonthBooks', { params, query: { month: '2026-10' } })
  await manager.call('closeMonth', {
    params,
    body: { month: '2026-10', seenListFen: total.listFen },
  })
  await manager.call('prepareClaims', { params, body: { month: '2026-10' } })

  const before = await ofDibao()
  expect(before.findings).toEqual([])
  expect(before.byScheme).toMatchObject([
    { kind: 'meal', rows: 6, amountFen: 2400 },
    { kind: 'operator', rows: 6, amountFen: 900 },
  ])

  // The list from the bureau comes late: her dibao had ended on the 12th.
  const { dinerId } = her
  await manager.call('endFact', { params: { dinerId, factId }, body: { on: '2026-10-12' } })
  const { claimId } = before.claim
  const at = { params: { canteenId, claimId } }
  await manager.call('submitClaim', { ...at, body: { note: '' } })
  const { findings } = await ofDibao()
  expect(findings.map(({ kind, sentence }) => [kind, sentence.zh])).toEqual([
    ['fact_lapsed', '10月12日起的 2 份申领 11 元，按现在的档案只能补 0 元。'],
  ])
  expect(await officer.outcome('approveClaim', { ...at, body: { seenFen: 3300 } })).toBe(
    'findings_open',
  )

  for (const { findingId } of findings)
    await officer.call('judgeFinding', {
      params: { canteenId, claimId, findingId },
      body: { answer: 'rejected', reason: '低保已停' },
    })
  const judged = await ofDibao()
  expect(judged.claim).toMatchObject({ openFindings: 0, rejectedRows: 4, payableFen: 2200 })

  // Between the officer's look and her approval somebody records a death: not approved over her head.
  await sql`update diners set died_on = '2026-10-15' where id = ${him.dinerId}`.execute(db)
  expect(await officer.outcome('approveClaim', { ...at, body: { seenFen: 2200 } })).toBe(
    'findings_open',
  )
  await officer.call('recheckClaim', at)
  const again = await ofDibao()
  expect(again.findings.map(({ kind, answer }) => [kind, answer])).toEqual([
    ['after_death', null],
    ['fact_lapsed', 'rejected'],
  ])
  const dead = again.findings[0]
  await officer.call('judgeFinding', {
    params: { canteenId, claimId, findingId: dead?.findingId ?? 0 },
    body: { answer: 'accepted', reason: '日期登记错了，人在' },
  })
  await officer.call('approveClaim', { ...at, body: { seenFen: 2200 } })

  const { rows } = await sql<{ kind: string; sum: number }>`
    select a.kind, sum(e.amount_fen) as sum from ledger_entries e join ledger_accounts a on a.id = e.account_id
    join funders f on f.name = '低保局'
    where a.kind in ('receivable', 'grants', 'claim_loss') and coalesce(a.funder_id, f.id) = f.id group by 1 order by 1`.execute(
    db,
  )
  // 16 yuan of meals and 6 of operating subsidy are owed; 8 yuan of meals nobody pays.
  expect(rows).toEqual([
    { kind: 'receivable', sum: 2200 },
    { kind: 'claim_loss', sum: 800 },
    { kind: 'grants', sum: -600 },
  ])
  expect(meals).toHaveLength(3)
})
