import { expect, test } from 'vitest'
import { buildingNames } from '../../frontend/screens/office/building-names.ts'

test.each<[typed: string, names: string[]]>([
  ['1-3栋', ['1栋', '2栋', '3栋']],
  ['1栋到3栋', ['1栋', '2栋', '3栋']],
  ['１～３栋', ['1栋', '2栋', '3栋']],
  ['9至11号楼', ['9号楼', '10号楼', '11号楼']],
  ['A1-A3', ['A1', 'A2', 'A3']],
  ['东1-3栋', ['东1栋', '东2栋', '东3栋']],
  ['1栋、2栋，3甲栋\n5栋', ['1栋', '2栋', '3甲栋', '5栋']],
  ['1-2栋、2-3栋', ['1栋', '2栋', '3栋']],
  ['甘泉路88-1号', ['甘泉路88-1号']],
  ['3-3栋', ['3-3栋']],
  ['A1-B3', ['A1-B3']],
  ['1栋-3号', ['1栋-3号']],
  ['红楼', ['红楼']],
  [' 、, ', []],
  ['', []],
])('「%s」 stands for %j', (typed, names) => {
  expect(buildingNames(typed)).toEqual(names)
})

test('a slip of the finger is seen as too many, not added', () => {
  expect(buildingNames('1-999栋')).toHaveLength(999)
})
