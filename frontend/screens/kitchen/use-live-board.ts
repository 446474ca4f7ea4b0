import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { boardQuery } from '../../queries/kitchen.ts'
import { followBoard } from './follow-board.ts'

/** The board as of its last answer, and when that came by a clock that nobody can turn back. */
export function useLiveBoard(canteenId: number, servingId: number | undefined) {
  const client = useQueryClient()
  const { data, error } = useQuery({ ...boardQuery(canteenId, servingId), enabled: false })
  const [answeredAt, setAnsweredAt] = useState<number | null>(null)

  useEffect(() => {
    const query = boardQuery(canteenId, servingId)
    return followBoard({
      eventsUrl: `/api/canteens/${canteenId}/board/events`,
      ask: () => client.fetchQuery({ ...query, retry: false, staleTime: 0 }),
      giveUp: () => void client.cancelQueries({ queryKey: query.queryKey }),
      answered: () => setAnsweredAt(performance.now()),
    })
  }, [client, canteenId, servingId])

  return { board: data, error, answeredAt }
}
