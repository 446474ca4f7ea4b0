import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { importResidents } from '../../backend/diners/import-residents.action.ts'
import { readTable } from '../../backend/diners/import-planner.ts'
import { readTableFile } from '../../backend/diners/table-file.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { auditOf } from '../support/community.ts'
import { aDatabase } from '../support/database.ts'
import { lockWatch } from '../support/race/lock-watch.ts'
import { csvOf, utf8 } from '../support/table.ts'
import { anOfficeWithTables, someone } from './importing.ts'

const database = await aDatabase()
const { db } = database
const { place, room, manager, look, lookAt, taking, take, record, idsOf, onRecord, everything } =
  await anOfficeWithTables(database)

const { canteenId, communityId } = place
const untilOneWaits = await lockWatch(db)

describe('looking', () => {
  test('writes nothing, and leaves a line in the audit that names nobody', async () => {
    const before = await everything()
    const row = someone('顾来看')
    await lookAt([row])
    expect(await everything()).toEqual(before)
    const audit = (await auditOf(db, canteenId)).at(-1)
    expect(audit).toMatchObject({
      action: 'diners.import_looked_at',
      detail: { people: 1, seen: [] },
    })
    expect(JSON.stringify(audit)).not.toContain('顾来看')
  })
})

describe('taking over', () => {
  test('writes what was shown, sealed and audited without anything personal', async () => {
    const row = someone('陈写入', {
      电话: '139 0000 4455',
      身份: '低保',
      从哪天起: '2026-01-01',
      依据: '低保证',
    })
    const rows = [
      row,
      { ...row, 身份: '户籍', 地方: '上海市普陀区', 从哪天起: '2000-01-01', 依据: '' },
    ]
    expect(await take(rows)).toMatchObject({ added: 1, factsAdded: 2 })
    const [dinerId = 0] = await idsOf('陈写入')
    expect(await record(dinerId)).toMatchObject({
      namePinyin: 'chen xie ru',
      phone: '13900004455',
      communityId,
      buildingId: place.buildingIds[0],
      idNumberMasked: `310107********${String(row['身份证号']).slice(-4)}`,
      facts: [
        {
          kind: 'dibao',
          validFrom: '2026-01-01',
          validTo: null,
          evidence: '低保证',
          recordedBy: '测试员',
        },
        { kind: 'hukou', place: '上海市普陀区' },
      ],
    })
    const written = (await auditOf(db, canteenId)).filter(
      ({ action }) => action !== 'diner.looked_at',
    )
    const audit = written.slice(-4)
    expect(audit.map(({ action }) => action)).toEqual([
      'diner.registered',
      'fact.recorded',
      'fact.recorded',
      'diners.imported',
    ])
    expect(audit.at(-1)?.detail).toMatchObject({ added: 1, registered: [dinerId], corrected: [] })
    const kept = JSON.stringify([
      await auditOf(db, canteenId),
      await db.selectFrom('idempotency_keys').selectAll().execute(),
    ])
    for (const secret of ['陈写入', String(row['身份证号']), '13900004455', '低保证']) {
      expect(kept).not.toContain(secret)
    }
  })

  test('the same file again changes nothing, and the same press twice is one', async () => {
    const rows = [someone('再来一')]
    const base64 = utf8(csvOf(rows))
    const { fingerprint } = await look(base64)
    const key = randomUUID()
    const press = () =>
      room.ask(manager, 'importResidents', { ...taking(base64, fingerprint), key })
    expect(await Promise.all([press(), press()])).toMatchObject([{ added: 1 }, { added: 1 }])
    expect(await idsOf('再来一')).toHaveLength(1)
    const again = await look(base64)
    expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 1 })
    expect(
      await room.ask(manager, 'importResidents', taking(base64, again.fingerprint)),
    ).toMatchObject({ same: 1 })
  })

  test('one row with a fault and nothing is written, unless that person is left out by choice', async () => {
    const rows = [
      someone('半好一'),
      someone('半坏二', { 身份证号: '110105194912310021' }),
      someone('半好三'),
    ]
    const base64 = utf8(csvOf(rows))
    const { fingerprint, counts } = await look(base64)
    expect(counts).toMatchObject({ added: 2, faulty: 1 })
    const before = await everything()
    expect(await room.refusal(manager, 'importResidents', taking(base64, fingerprint))).toBe(
      'import_faulty',
    )
    expect(await everything()).toEqual(before)
    const chosen = taking(base64, fingerprint, { leaveOutFaulty: true })
    expect(await room.ask(manager, 'importResidents', chosen)).toMatchObject({
      added: 2,
      faulty: 1,
    })
    expect([await idsOf('半好一'), await idsOf('半坏二'), await idsOf('半好三')]).toMatchObject([
      [expect.any(Number)],
      [],
      [expect.any(Number)],
    ])
  })

  test('a failure at the last person leaves nothing of the first', async () => {
    const rows = [someone('全退一'), someone('全退二'), someone('全退三')]
    const base64 = utf8(csvOf(rows))
    const { fingerprint } = await look(base64)
    const before = await everything()
    await sql`
      create function refuse_one() returns trigger language plpgsql as $$
      begin if new.name = '全退三' then raise exception 'no'; end if; return new; end $$`.execute(
      db,
    )
    await sql`create trigger refuse_one before insert on diners for each row execute function refuse_one()`.execute(
      db,
    )
    await expect(room.ask(manager, 'importResidents', taking(base64, fingerprint))).rejects.toThrow(
      'no',
    )
    expect(await everything()).toEqual(before)
    await sql`drop trigger refuse_one on diners`.execute(db)
    expect(await room.ask(manager, 'importResidents', taking(base64, fingerprint))).toMatchObject({
      added: 3,
    })
  })

  test('a record that changed after the look refuses all of it', async () => {
    const row = someone('变过婆')
    await take([row])
    const base64 = utf8(csvOf([{ ...row, 门牌: '808' }, someone('变过公')]))
    const { fingerprint } = await look(base64)
    const { dinerId, ...held } = await onRecord('变过婆')
    const identity = { ...held, idNumber: '', contacts: [], phone: '13812345678' }
    await room.ask(manager, 'changeDiner', { params: { dinerId }, body: identity })
    const before = await everything()
    expect(await room.refusal(manager, 'importResidents', taking(base64, fingerprint))).toBe(
      'import_changed',
    )
    expect(await everything()).toEqual(before)
    const second = await look(base64)
    expect(
      await room.ask(manager, 'importResidents', taking(base64, second.fingerprint)),
    ).toMatchObject({ added: 1, changed: 1 })
    expect(await record(dinerId)).toMatchObject({ door: '808', phone: '13812345678' })
  })

  test('two desks with one file at one moment register everybody once', async () => {
    // Without a number nothing but the import itself keeps the two apart.
    const base64 = utf8(csvOf([{ ...someone('两台婆'), 身份证号: '' }]))
    const { fingerprint } = await look(base64)
    const desk = () => room.refusal(manager, 'importResidents', taking(base64, fingerprint))
    const begun = Promise.withResolvers<void>()
    const first = inTransaction(db, async (tx) => {
      const told = readTable(room.deps.sealer, await readTableFile(base64))
      const body = { fingerprint, decisions: [], leaveOutFaulty: false }
      await importResidents(tx, room.deps.sealer, manager, canteenId, told, body)
      begun.resolve()
      await untilOneWaits(tx)
    })
    await begun.promise
    const second = desk()
    await first
    expect(await second).toBe('import_changed')
    expect(await idsOf('两台婆')).toHaveLength(1)
  })
})
