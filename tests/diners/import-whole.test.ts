import { expect, test } from 'vitest'
import { cancelForGoneDiners } from '../../backend/bookings/gone-diners.job.ts'
import { placeBooking } from '../../backend/bookings/place-booking.action.ts'
import { createLog } from '../../backend/kernel/log.ts'
import { inTransaction } from '../../backend/kernel/transaction.ts'
import { readBalance } from '../../backend/payments/ledger.store.ts'
import { jobActor } from '../../backend/vocabulary/actor.ts'
import { serviceDayAt } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { apiOf } from '../support/api.ts'
import { aDiner } from '../support/builders/diner.ts'
import { anOfficial, aStaffMember } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { startApp } from '../support/server.ts'
import { csvOf, utf8 } from '../support/table.ts'

const database = await aDatabase()
const { db } = database
const canteen = await aCanteen().in(db)
const app = await startApp(database)
const as = apiOf(app.url)
const manager = as(await aStaffMember(db, 'manager', canteen))
const params = { canteenId: canteen.canteenId }
const lookedAt = (base64: string) => ({ params, body: { table: { base64 } } })

const taken = async (base64: string) => {
  const { fingerprint } = await manager.call('previewImport', lookedAt(base64))
  return manager.call('importResidents', { params, body: { table: { base64 }, fingerprint } })
}

test('only who keeps residents looks and imports; the street and the counter do not', async () => {
  const base64 = utf8('姓名,性别,出生日期\n张三,女,1944-01-01')
  const others = [
    as(await aStaffMember(db, 'counter', canteen)),
    as(await aStaffMember(db, 'volunteer', canteen)),
    as(await anOfficial(db, 'officer', canteen.streetId)),
    as(await anOfficial(db, 'admin', canteen.cityId)),
  ]
  for (const other of others) {
    expect(await other.outcome('previewImport', lookedAt(base64))).toBe('not_yours')
    expect(
      await other.outcome('importResidents', {
        params,
        body: { table: { base64 }, fingerprint: 'x' },
      }),
    ).toBe('not_yours')
    expect(await other.outcome('getImportTemplate', { params })).toBe('not_yours')
  }
  expect(await as().outcome('previewImport', lookedAt(base64))).toBe('sign_in_required')
})

test('a table of nearly 2 MB comes through, a body beyond 3 MB does not, and elsewhere 100 kB stay the limit', async () => {
  const row = `张三,女,1944-01-01,${'依'.repeat(150)}`
  const rows = Array.from({ length: 4_000 }, () => row).join('\n')
  const base64 = utf8(`姓名,性别,出生日期,备注\n${rows}`)
  expect(base64.length).toBeGreaterThan(2_500_000)
  expect((await manager.call('previewImport', lookedAt(base64))).people).toHaveLength(1)
  expect(await manager.outcome('previewImport', lookedAt(base64 + base64))).toBe('too_large')
  const body = { dinerId: 1, servingId: 1, note: 'x'.repeat(110_000) }
  expect(await manager.outcome('placeBooking', { body: body as never })).toBe('too_large')
})

test('the template is a file', async () => {
  const answer = await manager.send(
    'GET',
    `/api/canteens/${canteen.canteenId}/diner-imports/template`,
  )
  expect(answer.headers.get('content-disposition')).toContain('nuancan-residents.xlsx')
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
})

test('meals of somebody who died by the table are cancelled, and the money is back', async () => {
  const serving = await aServing(canteen).with(anOffering().priced(2000)).in(db)
  const diner = await aDiner(canteen)
    .named('周桂芳')
    .bornOn('1940-05-06')
    .at('201')
    .withWallet(5000)
    .in(db)
  const actor = {
    ...jobActor('test'),
    grants: [
      { role: 'counter' as const, dinerId: null, canteenId: 1, placeId: null, permissions: [] },
    ],
  }
  const plain = { texture: 'regular' as const, tweaks: [], omits: [] }
  const { bookingId } = await inTransaction(db, (tx) =>
    placeBooking(tx, {
      actor,
      way: 'dine_in',
      pay: 'wallet',
      channel: 'app',
      dinerId: diner.dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringIds[0] ?? 0, quantity: 1, variant: plain }],
      seenPayFen: fen(2000),
    }),
  )
  expect(await readBalance(db, diner.dinerId)).toBe(3000)
  const building = await db
    .selectFrom('places')
    .select('name')
    .where('id', '=', canteen.buildingId)
    .executeTakeFirstOrThrow()
  const row = { 姓名: '周桂芳', 出生日期: '1940-05-06', 楼栋: building.name, 门牌: '201' }
  const diedOn = serviceDayAt(new Date())
  expect(await taken(utf8(csvOf([{ ...row, 去世日期: diedOn }])))).toMatchObject({ gone: 1 })
  const live = {
    touch: () => undefined,
    subscribe: () => () => undefined,
    close: () => Promise.resolve(),
  }
  await cancelForGoneDiners({ db, live, log: createLog('silent') })
  const booking = await db
    .selectFrom('bookings')
    .select('state')
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow()
  expect(booking.state).toBe('cancelled')
  expect(await readBalance(db, diner.dinerId)).toBe(5000)
})
