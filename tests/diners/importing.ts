import { sql } from 'kysely'
import { dinerRoutes } from '../../backend/diners/diner.routes.ts'
import { importRoutes } from '../../backend/diners/import.routes.ts'
import { aCommunity } from '../support/community.ts'
import type { TestDatabase } from '../support/database.ts'
import { anActor, aRoom } from '../support/room.ts'
import { anIdNumber, csvOf, utf8, type TableRow } from '../support/table.ts'

export type Decisions = { row: number; is: 'same' | 'another' | 'left_out'; dinerId?: number }[]

/** A canteen whose manager brings tables, and what the tests ask of it. */
export const anOfficeWithTables = async (database: TestDatabase) => {
  const { db, setNow } = database
  await setNow('2026-11-22T10:00:00+08:00')
  const place = await aCommunity(db)
  const { canteenId } = place
  const room = aRoom(database, [dinerRoutes, importRoutes])
  const manager = anActor({ role: 'manager', canteenId })
  const params = { canteenId }
  const look = (base64: string, decisions: Decisions = []) =>
    room.ask(manager, 'previewImport', { params, body: { table: { base64 }, decisions } })
  const lookAt = async (rows: TableRow[], decisions: Decisions = []) =>
    look(utf8(csvOf(rows)), decisions)
  const taking = (base64: string, fingerprint: string, more: object = {}) => ({
    params,
    body: { table: { base64 }, fingerprint, ...more },
  })
  const take = async (rows: TableRow[], decisions: Decisions = []) => {
    const base64 = utf8(csvOf(rows))
    const { fingerprint } = await look(base64, decisions)
    return room.ask(manager, 'importResidents', taking(base64, fingerprint, { decisions }))
  }
  const record = (dinerId: number) => room.ask(manager, 'getDiner', { params: { dinerId } })
  const idsOf = async (name: string): Promise<number[]> =>
    (
      await sql<{ id: number }>`select id from diners where name = ${name} order by id`.execute(db)
    ).rows.map(({ id }) => id)
  const onRecord = async (name: string) => record((await idsOf(name))[0] ?? 0)
  /** All there is of people, down to the bytes of a sealed number. */
  const everything = async () =>
    (
      await sql<{ row: string }>`
        select d::text as row from diners d union all select f::text from diner_facts f
        union all select c::text from diner_contacts c order by row`.execute(db)
    ).rows.map(({ row }) => row)
  return {
    place,
    room,
    manager,
    params,
    look,
    lookAt,
    taking,
    take,
    record,
    idsOf,
    onRecord,
    everything,
  }
}

let births = 0
/** Somebody new for each test, told as the template tells it. */
export const someone = (name: string, more: TableRow = {}): TableRow => {
  births += 1
  const birthDate = `194${births % 10}-0${1 + (births % 9)}-${10 + (births % 18)}`
  return {
    姓名: name,
    性别: '女',
    出生日期: birthDate,
    身份证号: anIdNumber(birthDate, births * 2),
    楼栋: '6栋',
    门牌: `${100 + births}`,
    ...more,
  }
}
