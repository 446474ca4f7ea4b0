import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { counterQuery } from '../../queries/counter.ts'
import { searchDinersQuery } from '../../queries/diners.ts'
import type { FoundDiner } from '../../queries/diners.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchBox } from '../../ui/staff/SearchBox.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { cardIn, startsLikeCard } from './card.ts'
import type { CollectedBy, Coming } from './hand-over.ts'
import styles from './CheckIn.module.css'
import { Keypad } from './Keypad.tsx'
import { Recent } from './Recent.tsx'
import { Result } from './Result.tsx'
import { useCheckIn } from './use-check-in.ts'
import type { CheckInFlow } from './use-check-in.ts'
import { useReader } from './use-reader.ts'
import { useSettled } from './use-settled.ts'

const bookingInAddress = (): number | null => {
  const id = Number(new URLSearchParams(location.search).get('booking'))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** A queue, a reader and one hand: a scan is enough; everything else is for the day it is not. */
export function CheckIn({ canteenId }: { canteenId: number }) {
  const { scan } = useCounterWords()
  const flow = useCheckIn(canteenId)
  const box = useRef<HTMLInputElement>(null)
  useReader(box)
  useOpenFromAddress(canteenId, (bookingId, name) => flow.arrive({ bookingId, name }, 'self'))
  const { typed, keyboard, by, find, type, show, choose, withoutCard, setBy } = useScanBox(
    canteenId,
    flow,
    box,
  )
  return (
    <div className={styles.checkIn}>
      <div className={styles.left}>
        <SearchBox<FoundDiner>
          label={scan.label}
          hint={scan.label}
          box={box}
          keyboard={keyboard}
          value={typed}
          onType={type}
          found={find.found}
          foundKey={(diner) => diner.dinerId}
          row={(diner) => <FoundRow diner={diner} />}
          onChoose={choose}
          onEnter={show}
          state={find.state}
          nothing={find.nothing}
        />
        <Keypad
          onKey={(key) =>
            type(key === 'back' ? typed.slice(0, -1) : key === 'clear' ? '' : typed + key)
          }
        />
        <div className={styles.ways}>
          <Button type="button" kind="quiet" pressed={keyboard === 'text'} onClick={withoutCard}>
            {scan.noCard}
          </Button>
          <Button
            type="button"
            kind="quiet"
            pressed={by === 'other'}
            onClick={() => setBy(by === 'other' ? 'self' : 'other')}
          >
            {scan.other}
          </Button>
        </div>
      </div>
      <div className={styles.result}>
        <Result flow={flow} />
      </div>
      <div className={styles.recent}>
        <Recent canteenId={canteenId} />
      </div>
    </div>
  )
}

/** What is in the box and whom it stands for. Who collects counts for one meal only. */
function useScanBox(canteenId: number, flow: CheckInFlow, box: RefObject<HTMLInputElement | null>) {
  const [typed, setTyped] = useState('')
  const [keyboard, setKeyboard] = useState<'none' | 'text'>('none')
  const [by, setBy] = useState<CollectedBy>('self')
  const find = useFinding(canteenId, typed)

  const arrive = (coming: Coming) => {
    setTyped('')
    setKeyboard('none')
    setBy('self')
    flow.arrive(coming, by)
  }
  const show = (text: string) => {
    const card = cardIn(text)
    if (card !== null) arrive({ card })
  }
  const type = (text: string) => {
    setTyped(text)
    // Typed by hand, the sixth digit is the last: nobody should look for an Enter key.
    if (/^\d{6}$/.test(text)) show(text)
  }
  const choose = ({ dinerId, name }: FoundDiner) => {
    const bookingId = find.bookingOf(dinerId)
    arrive(bookingId === undefined ? { nothingBooked: dinerId, name } : { bookingId, name })
  }
  const withoutCard = () => {
    setKeyboard('text')
    // A tablet's own keyboard opens on focus, so the box must have lost it before.
    box.current?.blur()
    requestAnimationFrame(() => box.current?.focus())
  }
  return { typed, keyboard, by, find, type, show, choose, withoutCard, setBy }
}

/** People for what was typed by hand; none while a reader is typing. */
function useFinding(canteenId: number, typed: string) {
  const { scan } = useCounterWords()
  const settled = useSettled(typed)
  const wanted = startsLikeCard(settled) ? '' : settled
  const found = useQuery(searchDinersQuery(canteenId, wanted))
  const rows = useQuery(counterQuery(canteenId)).data?.rows ?? []
  const asking = typed.trim() !== '' && cardIn(typed) === null && !startsLikeCard(typed)
  const current =
    asking && settled === typed && found.data !== undefined && !found.isPlaceholderData
  return {
    found: asking && found.data !== undefined ? found.data.diners.slice(0, 6) : [],
    state: asking && !current && !found.isError ? ('searching' as const) : ('ready' as const),
    nothing: !asking
      ? ''
      : found.isError
        ? scan.failed
        : `${scan.none(typed.trim())}。${scan.noneWay}`,
    bookingOf: (dinerId: number) => {
      const hers = rows.filter((row) => row.dinerId === dinerId)
      return (hers.find((row) => row.state === 'placed') ?? hers[0])?.bookingId
    },
  }
}

function FoundRow({ diner }: { diner: FoundDiner }) {
  const { years } = useWords()
  return (
    <>
      <span className={styles.name}>{diner.name}</span>
      <span className={styles.door}>{diner.door}</span>
      <span className={styles.age}>{years(diner.age)}</span>
    </>
  )
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
