import { expect, test } from 'vitest'
import { maskedName, pinyinAsWritten, pinyinOf } from '../../backend/diners/name.rules.ts'
import { readPhone } from '../../backend/diners/phone.rules.ts'

test.each([
  ['张秀英', 'zhang xiu ying', 'zxy'],
  ['尉迟秀珍', 'yu chi xiu zhen', 'ycxz'],
  ['单国华', 'shan guo hua', 'sgh'],
  ['仇阿妹', 'qiu a mei', 'qam'],
  ['解晓东', 'xie xiao dong', 'xxd'],
  ['任桂芳', 'ren gui fang', 'rgf'],
  ['曾志伟', 'zeng zhi wei', 'zzw'],
  ['万俟兰', 'mo qi lan', 'mql'],
  ['吕秀兰', 'lv xiu lan', 'lxl'],
  ['瞿根妹', 'qu gen mei', 'qgm'],
  ['阿依古丽·买买提', 'a yi gu li mai mai ti', 'ayglmmt'],
  ['Anna Wang', 'anna wang', 'aw'],
])('%s is typed %s', (name, pinyin, initials) => {
  expect(pinyinOf(name)).toEqual({ pinyin, initials })
})

test('what the office writes is kept as it can be typed', () => {
  expect(pinyinAsWritten('Piáo  Zhèng-huā')).toEqual({ pinyin: 'piao zheng hua', initials: 'pzh' })
  expect(pinyinAsWritten('lü')).toEqual({ pinyin: 'lv', initials: 'l' })
  expect(pinyinAsWritten('朴')).toBeNull()
})

test.each([
  ['张秀英', '张*英'],
  ['陈桂', '陈*'],
  ['尉迟秀珍', '尉**珍'],
  ['𠮷', '𠮷*'],
  ['阿依古丽·买买提', '阿******提'],
])('%s masked is %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked)
})

test.each([
  ['139 0000 0201', '13900000201'],
  ['+86 13900000201', '13900000201'],
  ['021-56010000', '02156010000'],
  ['56010000', '56010000'],
  ['', null],
])('the phone %s is kept as %s', (text, phone) => {
  expect(readPhone(text, 'body.phone')).toBe(phone)
})

test.each(['12345', '12900000201', '139000002011', 'abc', '0-1'])('%s is no phone', (text) => {
  expect(() => readPhone(text, 'body.phone')).toThrow('malformed')
})
