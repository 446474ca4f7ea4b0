import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { readSheet, type CellValue } from 'read-excel-file/universal'

/** The rows, or why there are none: the words for it are in `import_unreadable`. */
export type TableRead = { readonly rows: string[][] } | { readonly why: string }

/** 5,000 rows, a heading and a title or two above it. */
const mostRows = 5_020
const longestCell = 1_000
/** What 2 MB of an honest table may unfold to. */
const mostUnfolded = 40_000_000

const begins = (bytes: Buffer, ...wanted: number[]): boolean =>
  wanted.every((byte, place) => bytes[place] === byte)

/** Sizes in an archive's list may lie, so every part is unfolded once, up to the limit; throws beyond it. */
const checkArchive = (bytes: Buffer): void => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0) throw new RangeError('no list of parts')
  const parts = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  let left = mostUnfolded
  for (let part = 0; part < parts; part += 1) {
    const [packed, said] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const head = bytes.readUInt32LE(at + 42)
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28)
    if (said > left || from + packed > bytes.length) throw new RangeError('unfolds too far')
    const isPacked = bytes.readUInt16LE(at + 10) !== 0
    left -= isPacked
      ? inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: left + 1 }).length
      : packed
    at += 46 + [28, 30, 32].reduce((sum, place) => sum + bytes.readUInt16LE(at + place), 0)
  }
  if (left < 0) throw new RangeError('unfolds too far')
}

/** A day as a day; a number too long to be whole as what it is, so that nobody takes it for an identity number. */
const textOf = (value: CellValue | null): string => {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return value.toExponential()
  return String(value)
}

const readXlsx = async (bytes: Buffer): Promise<string[][]> => {
  checkArchive(bytes)
  const rows = await readSheet(new Uint8Array(bytes).buffer)
  return rows.map((row) => row.map(textOf))
}

/** Excel in China writes GB18030 where it does not write UTF-8. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

const delimiters = [',', '\t', ';']

const readCsv = (bytes: Buffer): string[][] => {
  const text = decoded(bytes)
  if (text.includes('\0')) throw new RangeError('no text')
  const first = text.split('\n', 5).join('\n')
  const counts = delimiters.map((delimiter) => first.split(delimiter).length)
  return parse(text, {
    bom: true,
    delimiter: delimiters[counts.indexOf(Math.max(...counts))] ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 50_000,
    to: mostRows + 1,
  })
}

const tidied = (cell: string): string => cell.trim().slice(0, longestCell)

const read = async (bytes: Buffer): Promise<TableRead> => {
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { why: 'xls' }
  try {
    const rows = begins(bytes, 0x50, 0x4b, 0x03, 0x04) ? await readXlsx(bytes) : readCsv(bytes)
    if (rows.length > mostRows) return { why: 'too_many_rows' }
    return { rows: rows.map((row) => row.slice(0, 60).map(tidied)) }
  } catch {
    return { why: 'broken' }
  }
}

process.once('message', (bytes) => {
  void read(Buffer.from(bytes as Uint8Array)).then((found) => process.send?.(found))
})
