import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newKey } from '../../api/key.ts'
import { chime } from '../../app/sound.ts'
import { collect, outcomeOf, welcome } from './hand-over.ts'
import type { Cash, CollectedBy, Coming, Outcome } from './hand-over.ts'

function useKeys() {
  const keys = useRef(new Map<string, string>())
  return (wish: string): string => {
    const key = keys.current.get(wish) ?? newKey()
    keys.current.set(wish, key)
    return key
  }
}

/** From a card to a meal in her hands, one person at a time. */
export function useCheckIn(canteenId: number) {
  const client = useQueryClient()
  const keyOf = useKeys()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const told = (next: Outcome) => {
    setOutcome(next)
    if (next.kind !== 'collected') return
    chime()
    void client.invalidateQueries()
  }
  const arriving = useMutation({
    networkMode: 'always',
    mutationFn: ({ coming, by }: { coming: Coming; by: CollectedBy }) =>
      welcome(canteenId, keyOf, coming, by),
    onSuccess: told,
    onError: (error) => told(outcomeOf(error)),
  })
  // When it fails the page stays: the cash is on the table, and the same sum is sent again.
  const pay = useMutation({
    networkMode: 'always',
    mutationFn: (cash: Cash) => collect(keyOf, cash),
    onSuccess: told,
  })
  return {
    outcome,
    working: arriving.isPending,
    pay,
    arrive: (coming: Coming, by: CollectedBy) => {
      pay.reset()
      arriving.mutate({ coming, by })
    },
    clear: () => {
      pay.reset()
      setOutcome(null)
    },
  }
}
export type CheckInFlow = ReturnType<typeof useCheckIn>
