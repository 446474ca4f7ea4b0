import { describe, expect, test } from 'vitest'
import { importFields } from '../../backend/contract/diner-imports.ts'
import {
  readDay,
  readFactKind,
  readGrade,
  readLine,
} from '../../backend/diners/import-cells.rules.ts'
import { headings, readColumns } from '../../backend/diners/import-columns.rules.ts'
import { gatherPeople } from '../../backend/diners/import-people.rules.ts'
import { findHome, placeReader } from '../../backend/diners/import-places.rules.ts'
import { factKinds, factNames } from '../../backend/vocabulary/facts.ts'

describe('headings', () => {
  test('are known in both languages, in brackets, with spaces and in any case', () => {
    const row = ['姓 名*', 'ID NUMBER', '出生日期（必填）', '联系电话：', '奇怪的列']
    const { lines, unknown } = readColumns([['甘泉社区'], [], row, ['张三', '1', '2', '3', '4']])
    expect(unknown).toEqual(['奇怪的列'])
    expect(lines).toEqual([
      { row: 4, cells: { name: '张三', idNumber: '1', birthDate: '2', phone: '3' } },
    ])
  })

  test('no heading means two columns', () => {
    const all = importFields.flatMap((field) => headings[field])
    expect(new Set(all).size).toBe(all.length)
  })

  test('rows keep the number they have in the table, over empty ones', () => {
    const { lines } = readColumns([['姓名', '性别'], ['甲', ''], ['', ''], [], ['乙', '女']])
    expect(lines.map(({ row }) => row)).toEqual([2, 5])
  })
})

describe('a day', () => {
  test.each<[string, string | null]>([
    ['1944-03-07', '1944-03-07'],
    ['1944/3/7', '1944-03-07'],
    ['1944.03.07', '1944-03-07'],
    ['1944年3月7日', '1944-03-07'],
    ['１９４４年３月７日', '1944-03-07'],
    ['19440307', '1944-03-07'],
    ['1940-06-03', '1940-06-03'],
    ['1944-02-30', null],
    ['44-3-7', null],
    ['3/7/1944', null],
    ['16138', null],
    ['1944', null],
    ['', null],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })
})

describe('a status', () => {
  test.each<[string, object | null]>([
    ['低保', { kind: 'dibao', grade: null }],
    ['失能', { kind: 'incapacity', grade: null }],
    ['重度失能', { kind: 'incapacity', grade: 'severe' }],
    ['失能（中度）', { kind: 'incapacity', grade: 'moderate' }],
    ['二级残疾', { kind: 'disability', grade: '2' }],
    ['残疾 3级', { kind: 'disability', grade: '3' }],
    ['dibao', { kind: 'dibao', grade: null }],
    ['Veteran', { kind: 'veteran', grade: null }],
    ['own:三峡移民', { kind: 'own:三峡移民', grade: null }],
    ['富裕', null],
  ])('%s', (text, read) => {
    expect(readFactKind(text)).toEqual(read)
  })

  test('every one can be written as it is shown, in both languages', () => {
    for (const kind of factNames) {
      expect(readFactKind(factKinds[kind].zh)).toEqual({ kind, grade: null })
      expect(readFactKind(factKinds[kind].en)).toEqual({ kind, grade: null })
    }
  })

  test.each<[string, string, string | null]>([
    ['incapacity', '重度', 'severe'],
    ['incapacity', 'mild', 'mild'],
    ['disability', '一级', '1'],
    ['disability', '4', '4'],
    ['disability', '5', null],
    ['care_level', '6 级', '6'],
    ['dibao', '一档', '一档'],
  ])('%s %s is %s', (kind, text, grade) => {
    expect(readGrade(kind, text)).toBe(grade)
  })
})

const line = (row: number, cells: Record<string, string>) => readLine({ row, cells })

describe('a row', () => {
  test('says only what stands in it', () => {
    expect(line(7, { name: '张 秀英', door: '302' })).toEqual({
      row: 7,
      said: { name: '张秀英', door: '302' },
      fact: null,
      faults: [],
    })
  })

  test('never repeats an identity number, however wrong', () => {
    const { faults } = line(2, { name: '张三', idNumber: '110105194912310021', phone: '1' })
    expect(faults).toEqual([
      { row: 2, field: 'idNumber', code: 'id_number_wrong', about: '' },
      { row: 2, field: 'phone', code: 'phone_wrong', about: '1' },
    ])
  })
})

describe('rows about one person', () => {
  const number = '11010519491231002X'
  test('come together by number, or by name, birth date and door', () => {
    const told = gatherPeople([
      line(2, { name: '甲', idNumber: number, door: '1' }),
      line(3, { name: '乙', birthDate: '1944-01-01', door: '2' }),
      line(4, { idNumber: number.toLowerCase(), phone: '13900001111' }),
      line(5, { name: '乙', birthDate: '1944-01-01', door: '2', fact: '独居', from: '2026-01-01' }),
      line(6, { name: '甲', birthDate: '1949-12-31' }),
    ])
    expect(told.map(({ rows, faults }) => [rows, faults])).toEqual([
      [[2, 4, 6], []],
      [[3, 5], []],
    ])
    expect(told[0]?.said).toMatchObject({ name: '甲', door: '1', phone: '13900001111' })
  })

  test('two numbers are two people; an unreadable one tells nobody apart', () => {
    const told = gatherPeople([
      line(2, { name: '甲', idNumber: number }),
      line(3, { name: '甲', birthDate: '1949-12-31', idNumber: '110105194912310046' }),
      line(4, { name: '甲', birthDate: '1949-12-30', idNumber: '1' }),
      line(5, { name: '甲', birthDate: '1949-12-30', idNumber: '1' }),
    ])
    expect(told.map(({ rows }) => rows)).toEqual([[2], [3], [4, 5]])
    expect(told.map(({ faults }) => faults.length)).toEqual([0, 0, 2])
  })

  test('three who look the same are not guessed together', () => {
    const told = gatherPeople([
      line(2, { name: '甲', birthDate: '1944-01-01', door: '1' }),
      line(3, { name: '甲', birthDate: '1944-01-01', door: '2' }),
      line(4, { name: '甲', birthDate: '1944-01-01' }),
    ])
    expect(told.map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      ['rows_look_same'],
      ['rows_look_same'],
      ['rows_look_same'],
    ])
  })
})

describe('where somebody lives', () => {
  const places = {
    communities: [
      { placeId: 1, name: '甘泉一村社区' },
      { placeId: 2, name: '双山路社区' },
    ],
    buildings: [
      { placeId: 11, name: '6栋', compound: '一村', communityId: 1 },
      { placeId: 12, name: '6栋', compound: '二村', communityId: 1 },
      { placeId: 13, name: '7栋', compound: '二村', communityId: 2 },
    ],
  }
  test.each<[object, object]>([
    [{ building: '7 栋' }, { communityId: 2, buildingId: 13, faults: [] }],
    [
      { building: '6栋', compound: '二村' },
      { communityId: 1, buildingId: 12, faults: [] },
    ],
    [{ building: '6栋' }, { buildingId: null, faults: [{ code: 'building_twice' }] }],
    [{ building: '7栋', community: '甘泉一村社区' }, { faults: [{ code: 'place_unknown' }] }],
    [{ community: '双山路社区' }, { communityId: 2, buildingId: null, faults: [] }],
    [{ compound: '一村' }, { faults: [{ field: 'building', code: 'missing' }] }],
    [{}, { communityId: null, buildingId: null, said: false, faults: [] }],
  ])('%j', (said, home) => {
    expect(findHome(said, 2, places)).toMatchObject(home)
  })

  test('the place of a fact is found by its path or by a name that only it has', () => {
    const read = placeReader([
      { placeId: 1, name: '上海市', path: '上海市' },
      { placeId: 2, name: '普陀区', path: '上海市/普陀区' },
      { placeId: 3, name: '普陀区', path: '舟山市/普陀区' },
    ])
    expect(read('上海市/普陀区')).toMatchObject({ placeId: 2, place: '上海市普陀区' })
    expect(read('上海市普陀区')).toMatchObject({ placeId: 2 })
    expect(read('上海市')).toMatchObject({ placeId: 1 })
    expect(read('普陀区')).toEqual({ placeId: null, placeText: '普陀区', place: '普陀区' })
    expect(read(null)).toMatchObject({ placeId: null, placeText: null })
  })
})
