import { describe, expect, test } from 'vitest'
import { aDatabase } from '../support/database.ts'
import type { TableRow } from '../support/table.ts'
import { anOfficeWithTables, someone } from './importing.ts'

const { lookAt } = await anOfficeWithTables(await aDatabase())

describe('a row', () => {
  test.each<[string, TableRow, { field: string | null; code: string; about?: string }]>([
    [
      'a wrong check digit',
      { 身份证号: '110105194912310021' },
      { field: 'idNumber', code: 'id_number_wrong' },
    ],
    ['15 digits', { 身份证号: '110105491231002' }, { field: 'idNumber', code: 'id_number_old' }],
    [
      'another birth date than the number',
      { 出生日期: '1930-01-01' },
      { field: 'birthDate', code: 'id_disagrees' },
    ],
    ['another gender than the number', { 性别: '男' }, { field: 'gender', code: 'id_disagrees' }],
    [
      'a gender nobody knows',
      { 性别: '妇' },
      { field: 'gender', code: 'gender_unknown', about: '妇' },
    ],
    [
      'a day that never was',
      { 出生日期: '1944-02-30' },
      { field: 'birthDate', code: 'date_unreadable', about: '1944-02-30' },
    ],
    [
      'a birth date to come',
      { 身份证号: '', 出生日期: '2027-01-01' },
      { field: 'birthDate', code: 'birth_date_wrong' },
    ],
    ['no birth date', { 身份证号: '', 出生日期: '' }, { field: 'birthDate', code: 'missing' }],
    ['no name', { 姓名: '' }, { field: 'name', code: 'missing' }],
    ['a name without end', { 姓名: '长'.repeat(41) }, { field: 'name', code: 'too_long' }],
    [
      'a phone that is none',
      { 电话: '12345' },
      { field: 'phone', code: 'phone_wrong', about: '12345' },
    ],
    [
      'a community of another canteen',
      { 楼栋: '', 社区: '双山路社区' },
      { field: 'community', code: 'place_unknown', about: '双山路社区' },
    ],
    [
      'a building nobody knows',
      { 楼栋: '99栋' },
      { field: 'building', code: 'place_unknown', about: '99栋' },
    ],
    [
      'an unknown status',
      { 身份: '富裕', 从哪天起: '2026-01-01' },
      { field: 'fact', code: 'fact_unknown', about: '富裕' },
    ],
    ['a grade without a status', { 等级: '重度' }, { field: 'fact', code: 'fact_missing' }],
    [
      'an unknown grade',
      { 身份: '失能', 等级: '很重', 从哪天起: '2026-01-01' },
      { field: 'grade', code: 'grade_unknown', about: '很重' },
    ],
    [
      'a grade against its status',
      { 身份: '重度失能', 等级: '轻度', 从哪天起: '2026-01-01' },
      { field: 'grade', code: 'grade_unknown' },
    ],
    ['a status without a first day', { 身份: '低保' }, { field: 'from', code: 'missing' }],
    [
      'a hukou without a place',
      { 身份: '户籍', 从哪天起: '2026-01-01' },
      { field: 'place', code: 'missing' },
    ],
    [
      'a status that ends before it begins',
      { 身份: '低保', 从哪天起: '2026-05-01', 到哪天为止: '2026-04-29' },
      { field: 'from', code: 'span_impossible' },
    ],
    [
      'the end of a status nobody has',
      { 身份: '低保', 到哪天为止: '2026-04-29' },
      { field: 'from', code: 'fact_not_held' },
    ],
    [
      'a death for somebody new',
      { 去世日期: '2026-11-01' },
      { field: 'diedOn', code: 'gone_already' },
    ],
    ['a death to come', { 去世日期: '2026-11-23' }, { field: 'diedOn', code: 'end_impossible' }],
  ])('%s is a fault with its row', async (_what, wrong, fault) => {
    const { people, counts } = await lookAt([someone('好人一'), someone('错人二', wrong)])
    expect(counts).toMatchObject({ added: 1, faulty: 1 })
    expect(people[1]).toMatchObject({ state: 'faulty', changes: [], facts: [] })
    expect(people[1]?.faults[0]).toMatchObject({ row: 3, ...fault })
  })

  test('two rows that contradict each other about one person are a fault of the later one', async () => {
    const one = someone('双行婆')
    const { people } = await lookAt([one, { ...one, 门牌: '999', 电话: '13900001111' }])
    expect(people).toMatchObject([
      {
        rows: [2, 3],
        state: 'faulty',
        faults: [{ row: 3, field: 'door', code: 'rows_contradict', about: '2' }],
      },
    ])
  })

  test('one name and birth date at two doors is for a person to sort out in the table', async () => {
    const one = { 姓名: '同名婆', 性别: '女', 出生日期: '1944-01-02', 楼栋: '6栋', 门牌: '1' }
    const { people } = await lookAt([one, { ...one, 门牌: '2' }])
    expect(people.map(({ faults }) => faults)).toEqual([
      [{ row: 2, field: 'name', code: 'rows_look_same', about: '3' }],
      [{ row: 3, field: 'name', code: 'rows_look_same', about: '2' }],
    ])
    const told = await lookAt([
      one,
      { 姓名: '同名婆', 出生日期: '1944-01-02', 身份: '独居', 从哪天起: '2026-01-01' },
    ])
    expect(told.people).toMatchObject([{ rows: [2, 3], state: 'new', faults: [] }])
  })
})
