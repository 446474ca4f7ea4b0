import { sql } from 'kysely'
import { serviceDay, type ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { apiOf } from '../api.ts'
import { aDatabase } from '../database.ts'
import { aQuietApp } from '../quiet-app.ts'
import { aDiner } from './diner.ts'
import { anOfficial, aStaffMember } from './people.ts'
import { aCanteen } from './place.ts'
import { anOffering, aServing, type Serving } from './serving.ts'

export const priceFen = 1200
export const worthFen = 300

const label = { zh: '助餐券', en: 'Voucher' }
const paper = {
  voucher: { rules: [{ label, when: [], benefit: { kind: 'voucher', fen: worthFen } }] },
  ticket: { ticket: true, rules: [{ label, when: [], benefit: { kind: 'pay_only', fen: 600 } }] },
}

/** A canteen on 30 November 2026 whose district gives paper for meals, and whoever works with it. */
export async function aVoucherTown(kind: keyof typeof paper = 'voucher', more: object = {}) {
  const database = await aDatabase()
  const { db } = database
  await database.setNow('2026-11-30T09:00:00+08:00')
  const { url } = await aQuietApp(database)
  const as = apiOf(url)
  const canteen = await aCanteen().bookableAhead(60).in(db)
  const { canteenId } = canteen
  const officer = as(await anOfficial(db, 'officer', canteen.districtId))
  const manager = as(await aStaffMember(db, 'manager', canteen))
  const counter = as(await aStaffMember(db, 'counter', canteen))
  const place = await sql<{ path: string }>`
    select path from places where id = ${canteen.districtId}`.execute(db)
  const entry = {
    code: 'paper',
    name: { zh: '助餐券', en: 'Meal vouchers' },
    place: place.rows[0]?.path ?? '',
    firstDay: '2026-12-01',
    source: { title: '区民政局文件' },
    terms: { order: 10, choose: 'best', funder: '区民政局', ...paper[kind], ...more },
  }
  const { schemeVersionId } = await officer.call('saveSchemeDraft', {
    params: { canteenId },
    body: { schemeVersionId: null, entry },
  })
  await officer.call('switchOnScheme', { params: { canteenId, schemeVersionId } })
  const { schemes } = await manager.call('listVoucherSchemes', { params: { canteenId } })
  const schemeId = schemes[0]?.schemeId ?? 0

  const issue = (
    rows: readonly { dinerId: number; serial?: string }[],
    dates: { firstDay?: ServiceDay; lastDay?: ServiceDay | null; uses?: number } = {},
  ) => ({
    params: { canteenId },
    body: {
      schemeId,
      firstDay: serviceDay('2026-11-01'),
      lastDay: null,
      uses: 1,
      ...dates,
      vouchers: rows.map((row) => ({ ...row })),
    },
  })
  const lunchOn = (day: string): Promise<Serving> =>
    aServing(canteen)
      .onDay(serviceDay(day))
      .with(anOffering().priced(priceFen), anOffering().named('小份').priced(800))
      .in(db)
  const order = (dinerId: number, serving: Serving, payFen: number, vouchers?: string[]) => ({
    body: {
      dinerId,
      servingId: serving.servingId,
      lines: [{ offeringId: serving.offeringId, quantity: 1 }],
      way: 'dine_in' as const,
      pay: 'counter' as const,
      seenPayFen: payFen,
      ...(vouchers && { vouchers }),
    },
  })
  const diner = async () => {
    const made = await aDiner(canteen).signedIn(db)
    return { dinerId: made.dinerId, api: as(made) }
  }
  /** The same person at another server. */
  const at = (address: string, cookies: Readonly<Record<string, string>>) =>
    apiOf(address)({ cookies })
  return { ...database, as, at, canteen, officer, manager, counter, issue, lunchOn, order, diner }
}
