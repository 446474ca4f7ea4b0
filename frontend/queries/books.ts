import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { bookEndpoints } from '../../backend/contract/books.ts'
import type { QueryIn, ReplyOf } from '../../backend/contract/endpoint.ts'
import { asking } from './asking.ts'

export type Figures = ReplyOf<typeof bookEndpoints.getDayBooks>['figures']
export type AccountBalance = ReplyOf<typeof bookEndpoints.getDayBooks>['balances'][number]
export type MonthBooks = ReplyOf<typeof bookEndpoints.getMonthBooks>
export type LedgerRow = ReplyOf<typeof bookEndpoints.searchLedger>['transactions'][number]
export type WholeTransaction = ReplyOf<typeof bookEndpoints.getLedgerTransaction>
export type LedgerFilter = QueryIn<typeof bookEndpoints.exportLedger>

export const dayBooksQuery = (canteenId: number, day?: string) =>
  queryOptions({
    queryKey: ['books', 'day', canteenId, day ?? 'today'],
    queryFn: asking(bookEndpoints.getDayBooks, { params: { canteenId }, query: { day } }),
  })

export const monthBooksQuery = (canteenId: number, month?: string) =>
  queryOptions({
    queryKey: ['books', 'month', canteenId, month ?? 'now'],
    queryFn: asking(bookEndpoints.getMonthBooks, { params: { canteenId }, query: { month } }),
  })

export const ledgerQuery = (canteenId: number, filter: LedgerFilter, before?: number) =>
  queryOptions({
    queryKey: ['books', 'ledger', canteenId, filter, before ?? 'newest'],
    queryFn: asking(bookEndpoints.searchLedger, {
      params: { canteenId },
      query: { ...filter, before },
    }),
    placeholderData: keepPreviousData,
  })

export const transactionQuery = (canteenId: number, transactionId: number) =>
  queryOptions({
    queryKey: ['books', 'transaction', canteenId, transactionId],
    queryFn: asking(bookEndpoints.getLedgerTransaction, { params: { canteenId, transactionId } }),
  })
