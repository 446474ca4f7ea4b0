import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { aDiner } from '../support/builders/diner.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aSchemeOffice } from '../support/scheme-office.ts'

const office = await aSchemeOffice('2026-11-30T09:00:00+08:00')
const { db, call, canteen, canteenId, officer, district } = office

test('a scheme an officer switches on is paid by the street of her hukou, and claimed from nobody else', async () => {
  const { schemeVersionId } = await officer.call('saveSchemeDraft', {
    params: { canteenId },
    body: {
      schemeVersionId: null,
      entry: {
        code: 'by-street',
        name: { zh: '街道补贴', en: 'Street subsidy' },
        place: district,
        firstDay: '2026-12-01',
        source: { title: '区民政局文件' },
        terms: {
          order: 10,
          choose: 'best',
          funder: '户籍街道',
          payersByPlace: [
            {
              name: '户籍街道',
              by: 'hukou',
              places: [
                { within: `${district}/甘泉路街道`, funder: '甘泉路街道办' },
                { within: `${district}/真如镇`, funder: '真如镇政府' },
              ],
            },
          ],
          rules: [
            {
              label: { zh: '每餐补', en: 'per meal' },
              when: [],
              benefit: { kind: 'fixed_per_meal', fen: 300 },
            },
          ],
        },
      },
    },
  })
  await officer.call('switchOnScheme', { params: { canteenId, schemeVersionId } })

  const lunch = await aServing(canteen)
    .onDay(serviceDay('2026-12-02'))
    .with(anOffering().priced(1000))
    .in(db)
  const payersFor = async (hukou: string, seenPayFen: number) => {
    const diner = await aDiner(canteen).aged(82).fromElsewhere(hukou).signedIn(db)
    const { id } = await call(diner).call('placeBooking', {
      body: {
        dinerId: diner.dinerId,
        servingId: lunch.servingId,
        lines: [{ offeringId: lunch.offeringId, quantity: 1 }],
        way: 'dine_in',
        pay: 'counter',
        seenPayFen,
      },
    })
    const payers = await sql<{ name: string; fen: number }>`
      select f.name, p.amount_fen as fen from booking_payers p join funders f on f.id = p.funder_id
      where p.booking_id = ${id}`.execute(db)
    return payers.rows.map(({ name, fen }) => [name, fen])
  }
  expect(await payersFor(`${district}/真如镇`, 700)).toEqual([['真如镇政府', 300]])
  expect(await payersFor(`${district}/甘泉路街道`, 700)).toEqual([['甘泉路街道办', 300]])
  expect(await payersFor('南京市', 1000)).toEqual([])
  const standIn = await sql`select from funders where name = '户籍街道'`.execute(db)
  expect(standIn.rows).toEqual([])
  expect(await findBrokenInvariants(db)).toEqual([])
})
