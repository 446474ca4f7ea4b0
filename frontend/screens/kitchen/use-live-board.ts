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
    const stop = followBoard({
      eventsUrl: `/api/canteens/${canteenId}/board/events`,
      // Always asked: with 0 a wall clock that was set back would make what is old count as fresh.
      ask: () => client.fetchQuery({ ...query, retry: false, staleTime: Number.NEGATIVE_INFINITY }),
      giveUp: () => void client.cancelQueries({ queryKey: query.queryKey }),
      answered: () => setAnsweredAt(performance.now()),
    })
    return () => {
      stop()
      // The next meal's figures may lie here from minutes ago.
      setAnsweredAt(null)
    }
  }, [client, canteenId, servingId])

  return { board: data, error, answeredAt }
}
