import { expect, test } from 'vitest'
import { loggedError } from '../../backend/kernel/logged-error.rules.ts'
import { aPhone } from '../identity/phones.ts'
import { aDatabase } from '../support/database.ts'

const { db } = await aDatabase()

test('what the database says of a row that is there already is logged without the row', async () => {
  const phone = aPhone()
  const insert = () => db.insertInto('accounts').values({ display_name: '张密探', phone }).execute()
  await insert()
  const error: unknown = await insert().catch((thrown: unknown) => thrown)
  expect(JSON.stringify(error), 'the control: as it is, it says whose').toContain(phone)
  const logged = loggedError(error)
  expect(JSON.stringify(logged)).not.toContain(phone)
  expect(logged).toMatchObject({ code: '23505', constraint: 'accounts_phone', table: 'accounts' })
})

test('an error of ours says where, and not what', () => {
  const logged = loggedError(new TypeError('cannot read 13800001111\n    of 张密探'))
  expect(logged).toMatchObject({ name: 'TypeError' })
  expect(JSON.stringify(logged)).not.toMatch(/13800001111|张密探/)
  expect(JSON.stringify(logged)).toContain('logged-error.test.ts')
  expect(loggedError('13800001111')).toEqual({ name: 'string' })
})
