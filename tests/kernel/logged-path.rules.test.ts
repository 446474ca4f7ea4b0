import { expect, test } from 'vitest'
import { loggedPath } from '../../backend/kernel/logged-path.rules.ts'

test.each([
  ['/', '/'],
  ['/family', '/family'],
  ['/family/12/top-up', '/family/:…/top-up'],
  ['/join/kZ3_aLongTokenOfBase64urlCharacters-0123456', '/join/:…'],
  ['/join/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqr', '/join/:…'],
  ['/pay/aToken', '/pay/:…'],
  ['/wallet/2026-11', '/wallet/:…'],
  ['/%E9%99%88', '/:…'],
])('%s is logged as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged)
})
