import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { counterQuery } from '../../queries/counter.ts'
import type { Counter } from '../../queries/counter.ts'
import type { FoundDiner } from '../../queries/diners.ts'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './CheckIn.module.css'
import { CounterBox } from './CounterBox.tsx'
import type { Candidate } from './CounterBox.tsx'
import type { CollectedBy, Coming } from './hand-over.ts'
import { mealsLike } from './listed.ts'
import { Recent } from './Recent.tsx'
import { Result } from './Result.tsx'
import { useCheckIn } from './use-check-in.ts'
import { shownAtMost, useCounterBox, usePeople } from './use-counter-box.ts'
import type { Line } from './use-line.ts'

const bookingInAddress = (): number | null => {
  const id = Number(new URLSearchParams(location.search).get('booking'))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** A queue, a reader and one hand: a scan is enough; everything else is for the day it is not. */
export function CheckIn({ canteenId, line }: { canteenId: number; line: Line }) {
  const { scan } = useCounterWords()
  const flow = useCheckIn(canteenId, line)
  // Who collects counts for one meal only.
  const [by, setBy] = useState<CollectedBy>('self')
  const at = useCounterBox()
  const find = useFinding(canteenId, line, at.typed)
  const arrive = (coming: Coming) => {
    at.close()
    setBy('self')
    flow.arrive(coming, by)
  }
  useOpenFromAddress(canteenId, (bookingId, name) => flow.arrive({ bookingId, name }, 'self'))
  const can = useOddCases(canteenId, line)
  const byOther = () => {
    if (can?.byOther.allowed === false) return flow.refuse(can.byOther.because.sentence)
    flow.clear()
    setBy(by === 'other' ? 'self' : 'other')
  }
  const byName = () => {
    if (can?.byName.allowed === false) return flow.refuse(can.byName.because.sentence)
    flow.clear()
    at.withoutCard()
  }
  return (
    <div className={styles.checkIn}>
      <CounterBox<Found>
        at={at}
        find={find}
        onCard={(card) => arrive({ card })}
        onChoose={({ coming }) => arrive(coming)}
        otherWay={{
          words: scan.other,
          pressed: by === 'other',
          take: byOther,
        }}
        byName={{ take: byName, way: scan.noCardWay }}
      />
      <div className={styles.result}>
        <Result flow={flow} by={by} />
      </div>
      <div className={styles.recent}>
        <Recent canteenId={canteenId} />
      </div>
    </div>
  )
}

/** What the canteen lets this counter do without a card and for somebody else; undefined until it has said so. */
function useOddCases(canteenId: number, line: Line): Counter['can'] | undefined {
  const { data } = useQuery(counterQuery(canteenId))
  return line.isCut() ? (line.cut?.held.list.can ?? data?.can) : data?.can
}

/** Somebody typed for, and what she has come for. */
interface Found extends Candidate {
  readonly coming: Coming
}

/** People for what was typed by hand. Without the network, those of the list. */
function useFinding(canteenId: number, line: Line, typed: string) {
  const { scan } = useCounterWords()
  const { years, pickupNumber } = useWords()
  const { asking, failed, people, state, nothing } = usePeople(canteenId, typed)
  const today = useQuery(counterQuery(canteenId))
  const rows = today.data?.rows ?? []
  const noList = today.data === undefined && today.isError
  const held = failed || noList || line.isCut() ? line.cut?.held : undefined
  if (asking && held !== undefined) {
    const meals = mealsLike(held.list, typed)
    return {
      found: meals.slice(0, shownAtMost).map(({ bookingId, name, number }): Found => ({
        key: bookingId,
        name,
        details: number === null ? [] : [pickupNumber(number)],
        coming: { bookingId, name },
      })),
      state: 'ready' as const,
      nothing: scan.none(typed.trim()),
    }
  }
  // Without today's list nobody can say that somebody has no meal. A card needs none.
  if (asking && today.data === undefined)
    return noList
      ? { found: [], state: 'ready' as const, nothing: scan.failed }
      : { found: [], state: 'searching' as const, nothing }
  const comingOf = ({ dinerId, name }: FoundDiner): Coming => {
    const hers = rows.filter((row) => row.dinerId === dinerId)
    const bookingId = (hers.find((row) => row.state === 'placed') ?? hers[0])?.bookingId
    return bookingId === undefined ? { nothingBooked: dinerId, name } : { bookingId, name }
  }
  return {
    found: people.map((diner): Found => ({
      key: diner.dinerId,
      name: diner.name,
      details: [diner.door, years(diner.age)],
      coming: comingOf(diner),
    })),
    state,
    nothing,
  }
}

/** `/counter?booking=12`, from the list of today: once, and then the address is plain again. */
function useOpenFromAddress(canteenId: number, open: (bookingId: number, name: string) => void) {
  const rows = useQuery(counterQuery(canteenId)).data?.rows
  const opened = useRef(false)
  useEffect(() => {
    const asked = opened.current
      ? undefined
      : rows?.find((row) => row.bookingId === bookingInAddress())
    if (asked === undefined) return
    opened.current = true
    history.replaceState(null, '', location.pathname)
    open(asked.bookingId, asked.name)
  })
}
