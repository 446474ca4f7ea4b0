import { importFields, type ImportField } from '../contract/diner-imports.ts'
import { Refusal } from '../vocabulary/refusal.ts'

/** Headings as offices write them; the first of each is the template's, in Chinese and in English. */
export const headings: Readonly<Record<ImportField, readonly [string, string, ...string[]]>> = {
  name: ['姓名', 'name', '名字', '老人姓名', '长者姓名'],
  gender: ['性别', 'gender', 'sex'],
  birthDate: ['出生日期', 'birth date', '生日', '出生年月日', '出生年月', 'date of birth'],
  idNumber: ['身份证号', 'ID number', '身份证号码', '身份证', '公民身份号码', '证件号码'],
  phone: ['电话', 'phone', '手机', '手机号', '联系电话', '电话号码', '手机号码'],
  community: ['社区', 'community', '居委会', '村居', '所属社区'],
  compound: ['小区', 'compound', '小区名称'],
  building: ['楼栋', 'building', '楼号', '幢号', '栋'],
  door: ['门牌', 'door', '门牌号', '室', '室号', '房号'],
  fact: ['身份', 'status', '身份类别', '人员类别', '补贴身份', '类别'],
  grade: ['等级', 'grade', '级别'],
  place: ['地方', 'place', '户籍地', '居住地'],
  from: ['从哪天起', 'from', '起始日期', '开始日期', '生效日期'],
  lastDay: ['到哪天为止', 'last day', '截止日期', '结束日期', '到期日期', '有效期至'],
  evidence: ['依据', 'evidence', '证件', '证明'],
  diedOn: ['去世日期', 'died on', '死亡日期', '过世日期'],
  leftOn: ['搬走日期', 'moved away on', '迁出日期', '搬离日期'],
}

/** One row that says something; cells nobody filled in are not there. */
export interface Line {
  /** As the table itself numbers its rows, from 1. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<ImportField, string>>>
}

export interface ReadColumns {
  readonly lines: readonly Line[]
  /** Headings of columns that are not read. */
  readonly unknown: readonly string[]
}

const mostLines = 5_000
/** A title, the name of the office, a date: headings stand below them. */
const deepestHeading = 10

/** Without what stands in brackets, without spaces, whatever the width and case of the letters. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)|[\s*:]/g, '')
    .toLowerCase()

const fieldByHeading = new Map<string, ImportField>(
  importFields.flatMap((field) => headings[field].map((heading) => [plain(heading), field])),
)

const fieldsOf = (row: readonly string[]): (ImportField | undefined)[] =>
  row.map((cell) => fieldByHeading.get(plain(cell)))

const isHeading = (row: readonly string[]): boolean => {
  const fields = fieldsOf(row)
  const names = fields.includes('name') || fields.includes('idNumber')
  return names && fields.filter(Boolean).length >= 2
}

const lineOf = (
  row: number,
  fields: readonly (ImportField | undefined)[],
  cells: string[],
): Line => {
  const said = fields.flatMap((field, place) => {
    const cell = cells[place] ?? ''
    return field === undefined || cell === '' ? [] : [[field, cell] as const]
  })
  return { row, cells: Object.fromEntries(said) }
}

/** Finds the headings and reads the rows below them. Refuses `import_unreadable`. */
export const readColumns = (table: readonly (readonly string[])[]): ReadColumns => {
  const place = table.slice(0, deepestHeading).findIndex(isHeading)
  const heading = table[place]
  if (heading === undefined) throw new Refusal('import_unreadable', { why: 'no_header' })
  const fields = fieldsOf(heading)
  const known = fields.filter((field) => field !== undefined)
  if (new Set(known).size < known.length) {
    throw new Refusal('import_unreadable', { why: 'column_twice' })
  }
  const lines = table
    .slice(place + 1)
    .map((cells, index) => lineOf(place + index + 2, fields, [...cells]))
    .filter(({ cells }) => Object.keys(cells).length > 0)
  if (lines.length === 0) throw new Refusal('import_unreadable', { why: 'no_rows' })
  if (lines.length > mostLines) throw new Refusal('import_unreadable', { why: 'too_many_rows' })
  const unknown = heading.filter((cell, index) => cell !== '' && fields[index] === undefined)
  return { lines, unknown }
}
