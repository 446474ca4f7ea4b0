import type { bookEndpoints } from '../contract/books.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Bilingual } from '../contract/shapes.ts'
import type { FigureKind } from '../vocabulary/books.ts'
import { fen } from '../vocabulary/money.ts'

export type Figures = ReplyOf<typeof bookEndpoints.getDayBooks>['figures']

/** One figure of a period, as `canteen_figures` and a stored close say it. */
export interface Figure {
  readonly figure: FigureKind
  readonly funder: Bilingual | null
  readonly amount: number
}

/** The figures by name; what did not happen is zero. */
export const figuresOf = (found: readonly Figure[]): Figures => {
  const sum = (kind: FigureKind): number =>
    found.filter(({ figure }) => figure === kind).reduce((all, { amount }) => all + amount, 0)
  return {
    served: sum('served'),
    missed: sum('missed'),
    listFen: fen(sum('list')),
    walletFen: fen(sum('wallet')),
    cashFen: fen(sum('cash')),
    funders: found.flatMap(({ figure, funder, amount }) =>
      figure === 'funded' && funder !== null ? [{ name: funder, amountFen: fen(amount) }] : [],
    ),
    concessionFen: fen(sum('concession')),
    lossFen: fen(sum('loss')),
    otherFen: fen(sum('other')),
    toppedUpFen: fen(sum('topped_up')),
    paidOutFen: fen(sum('paid_out')),
    drawerFen: fen(sum('drawer')),
  }
}
