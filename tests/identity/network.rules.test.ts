import { expect, test } from 'vitest'
import { networkOf } from '../../backend/identity/network.ts'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['', ''],
  ['2001:db8:1:2::1', '20010db8000100/56'],
  ['2001:db8:1:ff::1', '20010db8000100/56'],
  ['2001:db8:1:100::1', '20010db8000101/56'],
  ['2001:DB8:1:2:3:4:5:6', '20010db8000100/56'],
  ['fe80::1%eth0', 'fe800000000000/56'],
  ['::1', '00000000000000/56'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
