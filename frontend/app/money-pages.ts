import type { QueryClient } from '@tanstack/react-query'
import { topUpLinkQuery } from '../queries/pay-in.ts'
import { statementQuery } from '../queries/statements.ts'
import { idFrom } from '../screens/elder/link.ts'
import { PayIn } from '../screens/elder/PayIn.tsx'
import { Statement } from '../screens/elder/Statement.tsx'
import { Wallet } from '../screens/elder/Wallet.tsx'

export { PayIn, Statement, Wallet }

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
