import type { ReplyOf } from '../contract/endpoint.ts'
import type { claimEndpoints } from '../contract/claims.ts'
import type { Bilingual } from '../contract/shapes.ts'
import { inYuan, tableLines, tableMark } from '../kernel/spreadsheet.ts'
import type { Cell } from '../kernel/spreadsheet.ts'
import { serviceDayAt, timeOfDayAt } from '../vocabulary/calendar.ts'
import {
  channelWords,
  claimMoveWords,
  claimRowKindWords,
  verifiedWords,
} from '../vocabulary/claim-words.ts'
import { negativeFen } from '../vocabulary/money.ts'
import type { Language } from '../vocabulary/role.ts'
import { mealWords } from '../vocabulary/when-words.ts'
import { wayWords } from '../subsidies/meal-conditions.kinds.ts'
import { claimColumns, claimWords } from './claim-words.rules.ts'
import type { ClaimRow } from './claim.view.ts'

type Claim = ReplyOf<typeof claimEndpoints.getClaim>

/** What a row adds to each column of money: asked for, given back, not paid. */
const moneyOf = ({ amountFen, rejected }: ClaimRow) => ({
  askedFen: Math.max(amountFen, 0),
  backFen: Math.max(negativeFen(amountFen), 0),
  refusedFen: rejected === null ? 0 : Math.max(amountFen, 0),
})

type Sums = ReturnType<typeof moneyOf>

const saidIn =
  (language: Language) =>
  (name: Bilingual | null): string =>
    name === null ? '' : language === 'en' && name.en !== '' ? name.en : name.zh

const cellsOf = (row: ClaimRow, sums: Sums, language: Language): Cell[] => {
  const said = saidIn(language)
  const at = new Date(row.handedAt)
  const shown = (amountFen: number): string => (amountFen === 0 ? '' : inYuan(amountFen))
  return [
    row.rowNo,
    said(claimRowKindWords[row.kind]),
    row.day,
    said(mealWords[row.meal]),
    row.dinerName,
    row.bookingId,
    row.portions,
    said(wayWords[row.way]),
    row.placedBy,
    said(channelWords[row.channel]),
    `${serviceDayAt(at)} ${timeOfDayAt(at)}`,
    row.handedBy,
    said(verifiedWords[row.verified]),
    said(row.scheme),
    row.version,
    inYuan(row.listFen),
    shown(sums.askedFen),
    shown(sums.backFen),
    shown(sums.refusedFen),
    row.rejected ?? row.corrects?.reason ?? '',
  ]
}

const footOf = (claim: Claim, sums: Sums, language: Language): Cell[][] => {
  const words = claimWords[language]
  const { claim: head, moves } = claim
  const said = saidIn(language)
  const when = (at: string): string => `${serviceDayAt(new Date(at))} ${timeOfDayAt(new Date(at))}`
  const payableFen = sums.askedFen - sums.backFen - sums.refusedFen
  const gap = Array<Cell>(14).fill('')
  return [
    [
      words.total,
      ...gap,
      '',
      inYuan(sums.askedFen),
      inYuan(sums.backFen),
      inYuan(sums.refusedFen),
      '',
    ],
    [
      payableFen < 0 ? words.owing : words.payable,
      ...gap,
      '',
      inYuan(Math.abs(payableFen)),
      '',
      '',
      '',
    ],
    [],
    [words.canteen, said(head.canteen)],
    [words.funder, said(head.funder)],
    [words.month, head.month],
    [words.state, words.states[head.state]],
    ...moves.map(({ move, at, by, reason }): Cell[] => [
      said(claimMoveWords[move]),
      when(at),
      by,
      reason,
    ]),
  ]
}

/** The claim as a spreadsheet: every row, the totals over exactly these rows, and who did what when. */
export async function* claimTable(
  claim: Claim,
  pages: AsyncIterable<readonly ClaimRow[]>,
  language: Language,
): AsyncGenerator<string> {
  yield tableMark + tableLines([[...claimColumns[language]]])
  const sums = { askedFen: 0, backFen: 0, refusedFen: 0 }
  for await (const page of pages) {
    yield tableLines(
      page.map((row) => {
        const own = moneyOf(row)
        sums.askedFen += own.askedFen
        sums.backFen += own.backFen
        sums.refusedFen += own.refusedFen
        return cellsOf(row, own, language)
      }),
    )
  }
  yield tableLines(footOf(claim, sums, language))
}
