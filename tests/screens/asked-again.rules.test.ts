import { expect, test } from 'vitest'
import { RefusedCall, type RefusalCode } from '../../backend/vocabulary/refusal.ts'
import { makePatientClient } from '../../frontend/app/patient-client.ts'
import { makeQueryClient } from '../../frontend/app/query-client.ts'

/** How often a page asks until it has an answer or gives up, where the first answers are these failures. */
const asksAfter = async (
  failures: readonly Error[],
  makeClient = makePatientClient,
): Promise<number> => {
  let asked = 0
  const queryFn = (): Promise<string> => {
    const failure = failures[asked]
    asked += 1
    return failure === undefined ? Promise.resolve('here') : Promise.reject(failure)
  }
  const client = makeClient()
  await client
    .fetchQuery({ queryKey: ['meals'], queryFn, retryDelay: 0 })
    .catch((error: unknown) => expect(failures).toContain(error))
  return asked
}

const refused = (status: number, code: RefusalCode) =>
  new RefusedCall(status, { code, params: {}, sentence: '' })
const busy = refused(503, 'busy')
const silent = new TypeError('no answer')

test.each([
  ['a rush that passes', [busy, busy], 3],
  ['a rush that stays', [busy, busy, busy, busy], 3],
  ['a line that comes back', [silent], 2],
  ['a reason, which stays the same', [refused(403, 'not_yours')], 1],
])('a page meets %s', async (_, failures, asks) => {
  expect(await asksAfter(failures)).toBe(asks)
})

test('an elder is told of a rush at once', async () => {
  expect(await asksAfter([busy], makeQueryClient)).toBe(1)
  expect(await asksAfter([silent], makeQueryClient)).toBe(2)
})
