import type { QueryClient } from '@tanstack/react-query'
import { topUpLinkQuery } from '../queries/pay-in.ts'
import { statementQuery } from '../queries/statements.ts'
import { idFrom } from '../screens/elder/link.ts'
import { PayIn } from '../screens/elder/PayIn.tsx'
import { Statement } from '../screens/elder/Statement.tsx'
import { Wallet } from '../screens/elder/Wallet.tsx'

/** The pages about money, fetched by whoever opens one: booking a meal needs none of them. */
export const moneyPages = {
  wallet: Wallet,
  statement: Statement,
  payIn: PayIn,
}

export const loadStatement = (
  client: QueryClient,
  dinerId: number,
  month?: string,
): Promise<unknown> => client.fetchQuery(statementQuery(dinerId, month))

export const loadPayIn = (
  client: QueryClient,
  token: string,
  search: URLSearchParams,
): Promise<unknown> =>
  client.fetchQuery(topUpLinkQuery(token, idFrom(search.get('payment')) ?? undefined))
