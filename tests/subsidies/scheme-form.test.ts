import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { anOfficial } from '../support/builders/people.ts'
import { aCanteen } from '../support/builders/place.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'

const database = await aDatabase()
const { db } = database
const { url } = await aQuietApp(database)
const canteen = await aCanteen().in(db)
const { canteenId } = canteen
const officer = apiOf(url)(await anOfficial(db, 'officer', canteen.districtId))
const found = await sql<{
  path: string
}>`select path from places where id = ${canteen.districtId}`.execute(db)
const district = found.rows[0]?.path ?? ''

test('is asked for field by field, with the names that are known around the canteen', async () => {
  const form = await officer.call('getSchemeForm', { params: { canteenId } })
  expect(form.entry.map(({ key }) => key).slice(0, 3)).toEqual(['source', 'scheme', 'rules'])
  expect(form.conditions.map(({ kind }) => kind)).toContain('own_place')
  expect(form.benefits.map(({ kind }) => kind)).toContain('by_age')
  expect(form.suggestions.around).toContain(district)
  expect(form.suggestions.around).not.toContain(`${district}/别的街道`)
})

test('half filled in, says in words what is there', async () => {
  const entry = { terms: { rules: [{ when: [{ kind: 'age', from: 80 }], benefit: {} }] } }
  const body = { entry, case: { meal: {} }, beside: 'nothing' as const }
  const { says, remarks } = await officer.call('tryScheme', { params: { canteenId }, body })
  expect(says).toEqual([
    { at: 'terms.rules.0', words: { zh: '满 80 岁：……', en: '80 and over: …' } },
  ])
  expect(remarks.map(({ at }) => at)).toEqual(
    expect.arrayContaining(['code', 'case.diner', 'case.meal.day']),
  )
})
