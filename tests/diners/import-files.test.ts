import { describe, expect, test } from 'vitest'
import { archiveOf, sheetWithCellAt } from '../support/archive.ts'
import { aDatabase } from '../support/database.ts'
import { csvOf, gb18030, utf8, xlsxOf } from '../support/table.ts'
import { anOfficeWithTables, someone } from './importing.ts'

const { room, manager, params, look, lookAt } = await anOfficeWithTables(await aDatabase())

describe('a file', () => {
  const person = { ...someone('陆阿英'), 电话: '13900003317' }
  const rows = [
    { ...person, 身份: '低保', 等级: '', 从哪天起: '2026-01-01', 依据: '低保证，"沪"字 12 号' },
    { ...person, 身份: '失能', 等级: '重度', 从哪天起: '2026/3/1', 到哪天为止: '2026年12月31日' },
  ]

  test('in UTF-8, with and without its mark, in GB18030 and as .xlsx says the same', async () => {
    const csv = csvOf(rows)
    const told = await Promise.all([
      look(utf8(csv)),
      look(utf8(`\uFEFF${csv}`)),
      look(utf8(csv.replaceAll(',', '\t'))),
      look(gb18030(csv)),
      look(await xlsxOf(rows)),
    ])
    expect(told[0]).toMatchObject({
      counts: { added: 1, factsAdded: 2, faulty: 0 },
      people: [{ row: 2, rows: [2, 3], name: '陆阿英', state: 'new', dinerId: null, faults: [] }],
    })
    for (const other of told) expect(other).toEqual(told[0])
  })

  test('may hold real days and numbers, and a title above its headings', async () => {
    const told = await look(
      await xlsxOf(
        [
          {
            姓名: '陆阿宝',
            性别: '男',
            出生日期: new Date('1944-03-07'),
            电话: 13900003318,
            备注: '好',
          },
        ],
        ['甘泉一村 老人名单'],
      ),
    )
    expect(told.unknownColumns).toEqual(['备注'])
    expect(told.people).toMatchObject([{ row: 3, state: 'new' }])
    expect(told.people[0]?.changes).toContainEqual({
      field: 'birthDate',
      before: '',
      after: '1944-03-07',
    })
  })

  test('filled in from the template, in either language, is understood', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const file = await room.ask(manager, 'getImportTemplate', { params, language })
      const parts: Uint8Array[] = []
      for await (const part of (file as unknown as { parts: AsyncIterable<Uint8Array> }).parts) {
        parts.push(part)
      }
      // Its headings are known, and nobody is in it yet.
      const base64 = Buffer.concat(parts).toString('base64')
      await expect(look(base64)).rejects.toMatchObject({ params: { why: 'no_rows' } })
    }
  })

  test('whose identity number Excel took for a number is not guessed at', async () => {
    const { people } = await look(
      await xlsxOf([{ ...someone('陆阿根'), 身份证号: Number('310107194503076127') }]),
    )
    expect(people[0]?.faults).toEqual([
      { row: 2, field: 'idNumber', code: 'id_number_rounded', about: '' },
    ])
    const csv = await lookAt([{ ...someone('陆阿根'), 身份证号: '3.10107E+17' }])
    expect(csv.people[0]?.faults).toMatchObject([{ code: 'id_number_rounded' }])
  })

  test.each<[string, () => string | Promise<string>, string]>([
    ['an old .xls', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]).toString('base64'), 'xls'],
    ['a broken archive', () => Buffer.from('PK\x03\x04 and no more').toString('base64'), 'broken'],
    [
      'a picture',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]).toString('base64'),
      'broken',
    ],
    ['no headings', () => utf8('张三,女\n李四,男'), 'no_header'],
    ['one heading twice', () => utf8('姓名,性别,名字\n张三,女,李四'), 'column_twice'],
    ['headings only', () => utf8('姓名,性别\n,\n'), 'no_rows'],
    ['5,001 rows', () => utf8(`姓名,性别\n${'张三,女\n'.repeat(5_001)}`), 'too_many_rows'],
    ['more than 2 MB', () => utf8(`姓名,性别\n${' '.repeat(2_000_000)}`), 'too_big'],
    ['a bomb', () => aBomb(), 'broken'],
    ['a bomb that lies about its size', () => aBomb(1_000), 'broken'],
    ['one cell a million rows down', () => sheetWithCellAt('XFD1048576'), 'broken'],
  ])('%s is refused: %s', async (_what, made, why) => {
    await expect(look(await made())).rejects.toMatchObject({
      code: 'import_unreadable',
      params: { why },
    })
  })
})

/** A part with a hundred megabytes of nothing, which says of itself what it likes. */
const aBomb = (saidSize?: number): string =>
  archiveOf({ name: 'xl/workbook.xml', content: Buffer.alloc(100_000_000), saidSize })
