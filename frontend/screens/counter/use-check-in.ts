import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { noFen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import type { Collector } from '../../../backend/vocabulary/recognition.ts'
import { isRefused } from '../../api/call.ts'
import { newKey } from '../../api/key.ts'
import { mayBeLocal } from '../../queries/connection.ts'
import { chime } from '../../app/sound.ts'
import { nextInCut } from './cut.ts'
import type { CameInCut, CutOutcome } from './cut.ts'
import { collect, next, outcomeOf, welcome, wishOf } from './hand-over.ts'
import type { Came, Cash, CollectedBy, Coming, Outcome } from './hand-over.ts'
import type { ListedMeal } from './listed.ts'
import type { Line } from './use-line.ts'
import { soon } from './use-line.ts'

function useKeys() {
  const keys = useRef(new Map<string, string>())
  return {
    keyOf: (wish: string): string => {
      const key = keys.current.get(wish) ?? newKey()
      keys.current.set(wish, key)
      return key
    },
  }
}

interface Arrival {
  coming: Coming
  by: CollectedBy
}

export interface PaidInCut {
  meal: ListedMeal
  name: string
  came: CameInCut
  cashFen: Fen
}

const silenceMs = 20_000

const inCut = (cut: CutOutcome): Outcome => ({ kind: 'cut', cut })

/** With the network as long as somebody answers soon, else by the list, where there is one. */
function useHands(canteenId: number, line: Line) {
  const { keyOf } = useKeys()
  const silentUntil = useRef(0)
  const byList = async (what: (list: NonNullable<Line['cut']>) => Promise<CutOutcome>) =>
    line.cut === null ? null : inCut(await what(line.cut))
  const orByList = async (
    ask: () => Promise<Outcome>,
    what: (list: NonNullable<Line['cut']>) => Promise<CutOutcome>,
  ): Promise<Outcome> => {
    const isCut = line.isCut() || Date.now() < silentUntil.current
    const first = isCut ? await byList(what) : null
    if (first !== null) return first
    try {
      return await soon(ask())
    } catch (error) {
      const second = isRefused(error) ? null : await byList(what)
      if (second === null) throw error
      // The next in the queue need not wait for the same silence.
      silentUntil.current = Date.now() + silenceMs
      return second
    }
  }
  return {
    arrive: ({ coming, by }: Arrival): Promise<Outcome> =>
      orByList(
        () => welcome(canteenId, keyOf, coming, by),
        ({ welcome: byTheList }) =>
          byTheList(coming, by, (bookingId) => {
            const came: Came = 'card' in coming ? { card: coming.card } : {}
            // Asked for or not yet: what was begun goes on, and may still be asked for under this key.
            return keyOf(JSON.stringify(wishOf({ bookingId, came, cashFen: noFen })))
          }),
      ),
    pay: (cash: Cash): Promise<Outcome> => collect(keyOf, cash),
    payInCut: async (paid: PaidInCut): Promise<Outcome> => {
      const told = await byList(({ handOut }) => handOut(paid))
      return told ?? { kind: 'failed' }
    },
  }
}

/** From a card to a meal in her hands, one person at a time. */
export function useCheckIn(canteenId: number, line: Line) {
  const client = useQueryClient()
  const hands = useHands(canteenId, line)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const told = (next: Outcome) => {
    setOutcome(next)
    if (next.kind === 'cut' && next.cut.kind === 'collected') chime()
    if (next.kind !== 'collected') return
    chime()
    line.noteCollected(next.ticket)
    void client.invalidateQueries()
  }
  const arriving = useMutation({
    networkMode: 'always',
    meta: mayBeLocal,
    mutationFn: hands.arrive,
    onSuccess: told,
    onError: (error) => told(outcomeOf(error)),
  })
  // When it fails the page stays: the cash is on the table, and the same sum is sent again.
  const pay = useMutation({ networkMode: 'always', mutationFn: hands.pay, onSuccess: told })
  const payInCut = useMutation({
    networkMode: 'always',
    meta: mayBeLocal,
    mutationFn: hands.payInCut,
    onSuccess: told,
  })
  const forget = () => {
    pay.reset()
    payInCut.reset()
  }
  /** Whoever fetches it is known now: paid meals are handed over, cash is taken first. */
  const choose = (collector: Collector) => {
    if (outcome?.kind === 'who') {
      const { ticket, name } = outcome
      const came = { ...outcome.came, collector }
      if (ticket.payment.dueFen > 0) setOutcome(next({ ...outcome, came }))
      else pay.mutate({ bookingId: ticket.bookingId, name, came, cashFen: noFen })
    }
    if (outcome?.kind === 'cut' && outcome.cut.kind === 'who') {
      const { meal, name } = outcome.cut
      const came = { ...outcome.cut.came, collector }
      if (meal.dueFen > 0) setOutcome(inCut(nextInCut({ meal, name, came })))
      else payInCut.mutate({ meal, name, came, cashFen: noFen })
    }
  }
  return {
    outcome,
    choose,
    /** Said before anybody is looked for: the canteen's rule is against it. */
    refuse: (sentence: string) => {
      forget()
      setOutcome({ kind: 'refused', sentence, heading: 'refused' })
    },
    working: arriving.isPending,
    pay,
    payInCut,
    arrive: (coming: Coming, by: CollectedBy) => {
      forget()
      arriving.mutate({ coming, by })
    },
    clear: () => {
      forget()
      setOutcome(null)
    },
  }
}
export type CheckInFlow = ReturnType<typeof useCheckIn>
