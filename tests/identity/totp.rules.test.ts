import { Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import {
  readTypedCode,
  setUpRefusal,
  standing,
} from '../../backend/identity/second-factor.rules.ts'
import { makeRecoveryCodes, writtenCode } from '../../backend/identity/recovery-codes.ts'
import {
  codeAt,
  newTotpSecret,
  stepAt,
  stepOfCode,
  totpUri,
  unusedCode,
} from '../../backend/identity/totp.ts'
import type { Grant } from '../../backend/vocabulary/actor.ts'
import { roles } from '../../backend/vocabulary/role.ts'

/** RFC 6238, appendix B, SHA-1; of its eight digits the last six. */
describe('the vectors of RFC 6238', () => {
  const secret = Secret.fromLatin1('12345678901234567890').base32
  test.each([
    ['1970-01-01T00:00:59Z', '94287082'],
    ['2005-03-18T01:58:29Z', '07081804'],
    ['2005-03-18T01:58:31Z', '14050471'],
    ['2009-02-13T23:31:30Z', '89005924'],
    ['2033-05-18T03:33:20Z', '69279037'],
    ['2603-10-11T11:33:20Z', '65353130'],
  ])('at %s', (moment, eight) => {
    const now = new Date(moment)
    expect(codeAt(secret, stepAt(now))).toBe(eight.slice(2))
    expect(stepOfCode(secret, eight.slice(2), now)).toBe(stepAt(now))
  })
})

describe('a code', () => {
  const secret = newTotpSecret()
  const now = new Date('2026-11-22T10:30:00+08:00')
  const step = stepAt(now)

  test.each([
    ['of two half minutes ago', -2, null],
    ['of the half minute before', -1, step - 1],
    ['of now', 0, step],
    ['of the next half minute', 1, step + 1],
    ['of the one after', 2, null],
  ])('%s', (_when, later, found) => {
    expect(stepOfCode(secret, codeAt(secret, step + later), now)).toBe(found)
  })

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６７'])('is not 「%s」', (code) => {
    expect(stepOfCode(secret, code, now)).toBeNull()
  })

  test('that a demonstration shows is the first that was not used', () => {
    expect(unusedCode(secret, null, now)).toBe(codeAt(secret, step))
    expect(unusedCode(secret, step - 7, now)).toBe(codeAt(secret, step))
    expect(unusedCode(secret, step, now)).toBe(codeAt(secret, step + 1))
    expect(unusedCode(secret, step + 1, now)).toBeNull()
  })
})

test('the QR names the house and who it is for', () => {
  const secret = newTotpSecret()
  const uri = new URL(totpUri(secret, 'zhangzhan'))
  expect(uri.protocol + uri.host).toBe('otpauth:totp')
  expect(decodeURIComponent(uri.pathname)).toBe('/暖餐:zhangzhan')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret,
    issuer: '暖餐',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})

test('a secret has 160 bits and is never the same', () => {
  const made = new Set(Array.from({ length: 50 }, newTotpSecret))
  expect(made.size).toBe(50)
  for (const secret of made) expect(Secret.fromBase32(secret).bytes).toHaveLength(20)
})

test('ten recovery codes, none twice, and read back however they are typed', () => {
  const codes = makeRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) {
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
    for (const typed of [writtenCode(code), writtenCode(code).toLowerCase(), ` ${code} `]) {
      expect(readTypedCode(typed)).toEqual({ kind: 'recovery', code })
    }
  }
})

test.each(['123456', '123 456', ' 123-456 ', '１２３４５６'])(
  '「%s」 comes from the phone',
  (typed) => {
    expect(readTypedCode(typed)).toEqual({ kind: 'totp', code: '123456' })
  },
)

describe('a grant', () => {
  const grantOf = (role: Grant['role']): Grant => ({
    role,
    dinerId: null,
    canteenId: 1,
    placeId: null,
    permissions: [],
  })
  const unproven = { setUp: true, proven: false, fresh: false }
  const needing = ['manager', 'officer', 'auditor', 'admin']

  test.each(roles)('of a %s is held back exactly when it moves money', (role) => {
    const held = standing([grantOf(role)], unproven)
    const needs = needing.includes(role)
    expect(held.heldBack.map((grant) => grant.role)).toEqual(needs ? [role] : [])
    expect(held.grants.map((grant) => grant.role)).toEqual(needs ? [] : [role])
    expect(held.secondFactor.state).toBe(needs ? 'due' : 'not_needed')
  })

  test('beside one that is not leaves that one open', () => {
    const held = standing([grantOf('counter'), grantOf('manager')], { ...unproven, setUp: false })
    expect(held.grants.map(({ role }) => role)).toEqual(['counter'])
    expect(held.secondFactor).toEqual({ state: 'to_set_up', fresh: false })
  })

  test('counts once it is proven', () => {
    const held = standing([grantOf('admin')], { setUp: true, proven: true, fresh: true })
    expect(held.heldBack).toEqual([])
    expect(held.secondFactor).toEqual({ state: 'proven', fresh: true })
  })
})

test.each([
  ['the first phone', 'to_set_up', false, 'not yet', null],
  ['a second one with the pass phrase alone', 'due', false, 'already', 'second_factor_required'],
  ['a second one long after the proof', 'proven', false, 'already', 'step_up_required'],
  ['a second one right after the proof', 'proven', true, 'already', null],
] as const)('setting up %s', (_what, state, fresh, setUp, refusal) => {
  expect(setUpRefusal({ state, fresh }, setUp)).toBe(refusal)
})
