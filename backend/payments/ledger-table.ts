import type { Bilingual } from '../contract/shapes.ts'
import { inYuan, tableLines, tableMark } from '../kernel/spreadsheet.ts'
import type { Cell } from '../kernel/spreadsheet.ts'
import { accountNames, transactionName } from '../vocabulary/books.ts'
import { negativeFen } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Language } from '../vocabulary/role.ts'
import type { ExportedEntry } from './ledger-export.view.ts'

const headings: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    '流水号',
    '日期',
    '时间',
    '什么事',
    '谁办的',
    '订单',
    '账户',
    '出钱方',
    '长者',
    '借（元）',
    '贷（元）',
    '备注',
    '冲销流水号',
  ],
  en: [
    'Transaction',
    'Day',
    'Time',
    'Kind',
    'Who',
    'Booking',
    'Account',
    'Funder',
    'Resident',
    'Debit (yuan)',
    'Credit (yuan)',
    'Note',
    'Reverses',
  ],
}

/** Debit and credit stand apart: no cell begins with a minus. */
const oneSide = (amountFen: Fen): string => (amountFen > 0 ? inYuan(amountFen) : '')

const rowOf = (entry: ExportedEntry, language: Language): Cell[] => {
  const said = (name: Bilingual): string =>
    language === 'en' && name.en !== '' ? name.en : name.zh
  return [
    entry.transactionId,
    entry.day,
    entry.time,
    said(transactionName(entry.kind)),
    entry.who,
    entry.bookingId,
    said(accountNames[entry.account]),
    entry.funder === null ? null : said(entry.funder),
    entry.dinerName,
    oneSide(entry.amountFen),
    oneSide(negativeFen(entry.amountFen)),
    entry.note,
    entry.reversesId,
  ]
}

export async function* ledgerTable(
  pages: AsyncIterable<readonly ExportedEntry[]>,
  language: Language,
): AsyncGenerator<string> {
  yield tableMark + tableLines([headings[language]])
  for await (const page of pages) yield tableLines(page.map((entry) => rowOf(entry, language)))
}
