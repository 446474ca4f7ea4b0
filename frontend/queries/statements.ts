import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { statementEndpoints } from '../../backend/contract/statements.ts'
import { asking } from './asking.ts'

export type Statement = ReplyOf<typeof statementEndpoints.getStatement>
export type WalletMovement = Statement['movements'][number]

/** This month when none is given. */
export const statementQuery = (dinerId: number, month?: string) =>
  queryOptions({
    queryKey: ['books', 'statement', dinerId, month ?? 'now'],
    queryFn: asking(statementEndpoints.getStatement, {
      params: { dinerId },
      // As it stands in the address: the server says what is no month.
      query: { month },
    }),
  })
