import { bookEndpoints } from '../contract/books.ts'
import { statementEndpoints } from '../contract/statements.ts'
import { worksAt } from '../identity/reach.rules.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve, serveFile } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { accountsView, dayBooksView, monthBooksView } from './books.view.ts'
import { closeMonth } from './close-month.action.ts'
import { exportLedger } from './export-ledger.action.ts'
import { exportedEntries } from './ledger-export.view.ts'
import { ledgerView, transactionView } from './ledger-search.view.ts'
import type { Names } from './ledger-search.view.ts'
import { ledgerTable } from './ledger-table.ts'
import { statementView } from './statement.view.ts'

/** Who runs the canteen knows its people; officers and auditors check the money, not who ate. */
const namesFor = (actor: Actor, canteenId: number): Names =>
  worksAt(actor, canteenId, 'manager') ? 'whole' : 'masked'

export const bookRoutes = ({ db }: Deps): Route[] => [
  serve('getStatement', statementEndpoints.getStatement, ({ params, query }) =>
    statementView(db, params.dinerId, query.month),
  ),
  serve('getDayBooks', bookEndpoints.getDayBooks, ({ params, query }) =>
    dayBooksView(db, params.canteenId, query.day),
  ),
  serve('getMonthBooks', bookEndpoints.getMonthBooks, ({ params, query }) =>
    monthBooksView(db, params.canteenId, query.month),
  ),
  serve('closeMonth', bookEndpoints.closeMonth, ({ write, actor, params, body }) =>
    once(db, write, async (tx) => {
      await closeMonth(tx, actor, params.canteenId, body)
      return {}
    }),
  ),
  serve('searchLedger', bookEndpoints.searchLedger, ({ actor, params, query }) =>
    ledgerView(db, params.canteenId, query, namesFor(actor, params.canteenId)),
  ),
  serve('getLedgerTransaction', bookEndpoints.getLedgerTransaction, ({ actor, params }) =>
    transactionView(db, params.canteenId, params.transactionId, namesFor(actor, params.canteenId)),
  ),
  serve('getAccounts', bookEndpoints.getAccounts, ({ params, query }) =>
    accountsView(db, params.canteenId, query.day),
  ),
  serveFile(
    'exportLedger',
    bookEndpoints.exportLedger,
    async ({ actor, params, query, language }) => {
      const { canteenId } = params
      const { through } = await inTransaction(db, (tx) => exportLedger(tx, actor, canteenId, query))
      const names = namesFor(actor, canteenId)
      const pages = exportedEntries(db, canteenId, query, { names, through })
      return {
        name: `nuancan-ledger-${canteenId}-${through}.csv`,
        parts: ledgerTable(pages, language),
      }
    },
  ),
]
